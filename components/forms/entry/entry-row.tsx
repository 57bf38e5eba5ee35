import { toCellKey } from '@/lib/submissions/submission'
import type { CellStore } from './cell-store'
import { EntryCell } from './entry-cell'
import {
  type EntryColumn,
  type EntryItem,
  type EntryLabels,
  type EntryState,
  isComputed,
} from './entry-state'

type Props = {
  item: EntryItem
  columns: EntryColumn[]
  state: EntryState
  store: CellStore
  labels: EntryLabels
}

/** One row of the form: on a wide screen under the section's columns, on a phone a card of its own. */
export function EntryRow({ item, columns, state, store, labels }: Props) {
  return (
    <tr className="grid grid-cols-2 gap-x-3 gap-y-2 border-t border-rule py-4 sm:grid-cols-3 lg:table-row">
      <th
        scope="row"
        className="col-span-full text-left align-top font-normal lg:w-72 lg:border-t lg:border-rule lg:py-3 lg:pr-4"
      >
        <span className="block font-semibold">{item.name}</span>
        <span className="block text-sm text-muted">
          {item.unit} · {item.code}
          {item.compulsory && ` · ${labels.compulsory}`}
        </span>
        {/* The browser never reads what is inside, so its script leaves it out. */}
        <noscript>
          {typeof window === 'undefined' && <PlainNote item={item} state={state} labels={labels} />}
        </noscript>
      </th>
      {columns.map(({ key, label }, index) => {
        const info = item.cells[index]
        return (
          <td
            key={key}
            className={`align-top lg:border-t lg:border-rule lg:px-1 lg:py-3 ${info ? '' : 'hidden lg:table-cell'}`}
          >
            {info && (
              <EntryCell
                info={info}
                store={store}
                label={label}
                item={item.name}
                computed={isComputed(item, info.cell)}
                decimal={item.decimals > 0}
                text={(state.typed[info.cell] ?? state.base[info.cell])?.text ?? ''}
                base={state.base[info.cell]}
                error={state.errors[info.cell]}
                echo={state.echoes[info.cell]}
                labels={labels}
              />
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** Reason and comment of the row's total, for a browser without script; with script each cell has its own. */
function PlainNote({ item, state, labels }: Pick<Props, 'item' | 'state' | 'labels'>) {
  const total = toCellKey(item.code, '')
  const { missing = '', comment = '' } = state.typed[total] ?? state.base[total] ?? {}
  return (
    <details open={missing !== '' || comment !== ''}>
      <summary className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4">
        {labels.note}
        <span className="sr-only">: {item.name}</span>
      </summary>
      <div className="mt-1 grid gap-3">
        <label className="grid gap-1 text-sm">
          {labels.reason}
          <select
            name={`missing:${total}`}
            defaultValue={missing}
            className="min-h-11 rounded-md border border-control bg-paper px-3 text-base"
          >
            <option value="">{labels.reasonNone}</option>
            <option value="not-available">{labels.reasonNotAvailable}</option>
            <option value="not-applicable">{labels.reasonNotApplicable}</option>
          </select>
        </label>
        <label className="grid gap-1 text-sm">
          {labels.comment}
          <textarea
            name={`comment:${total}`}
            defaultValue={comment}
            rows={2}
            maxLength={1000}
            className="rounded-md border border-control bg-paper px-3 py-2 text-base"
          />
        </label>
      </div>
    </details>
  )
}
