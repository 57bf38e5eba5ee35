import type { TypedCell } from '@/lib/submissions/entry-text'
import { toCellKey } from '@/lib/submissions/submission'
import { EntryCell } from './entry-cell'
import type { EntryItem, EntryLabels, EntryState } from './entry-state'

const nothing: TypedCell = { text: '', missing: '', comment: '' }

/** One row of the form: its figures, and a folded part for a reason instead of a number and a comment. */
export function EntryItemFields({
  item,
  state,
  labels,
}: {
  item: EntryItem
  state: EntryState
  labels: EntryLabels
}) {
  const total = toCellKey(item.code, '')
  const { missing, comment } = state.typed[total] ?? nothing
  return (
    <fieldset className="border-t border-rule py-4">
      <legend className="sr-only">{item.name}</legend>
      <div className="grid gap-x-6 gap-y-1 lg:grid-cols-[minmax(14rem,1fr)_minmax(0,2fr)]">
        <div>
          <p aria-hidden="true" className="font-semibold">
            {item.name}
          </p>
          <p className="text-sm text-muted">
            {item.unit} <span className="sr-only">·</span> <span className="ml-1">{item.code}</span>
          </p>
        </div>
        <div className="grid grid-cols-2 content-start gap-3 sm:grid-cols-3 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:grid-cols-5">
          {item.columns.map((column) => (
            <EntryCell
              key={column.key}
              column={column}
              item={item.name}
              decimal={item.decimal}
              text={state.typed[column.cell]?.text ?? ''}
              error={state.errors[column.cell]}
              echo={state.echoes[column.cell]}
              readAs={labels.readAs}
            />
          ))}
        </div>
        <details className="lg:col-start-1" open={missing !== '' || comment !== ''}>
          <summary className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4">
            {labels.note}
            <span className="sr-only">: {item.name}</span>
          </summary>
          <div className="mt-1 grid gap-3">
            <label className="grid gap-1 text-sm">
              {labels.reason}
              <select
                key={missing}
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
      </div>
    </fieldset>
  )
}
