import { memo } from 'react'
import type { CellStore } from './cell-store'
import { EntryRow } from './entry-row'
import type { EntryLabels, EntrySection, EntryState } from './entry-state'

type Props = { sections: EntrySection[]; state: EntryState; store: CellStore; labels: EntryLabels }

/** The form's cells, a table a section. Drawn anew only by an answer of the server; cells follow their own state. */
export const EntryTable = memo(function EntryTable({ sections, state, store, labels }: Props) {
  return sections.map(({ code, title, columns, items }) => (
    <section key={code} aria-labelledby={`section-${code}`} className="mt-4">
      <h2 id={`section-${code}`} className="mb-1 text-lg">
        {title}
      </h2>
      {/* Few columns stay as wide as many: the same column stands in the same place in every section. */}
      <table
        className={`block w-full lg:table ${columns.length < 5 ? 'lg:w-auto' : ''}`}
        aria-labelledby={`section-${code}`}
      >
        <thead className="hidden lg:table-header-group">
          <tr>
            <th scope="col" className="sticky top-0 z-10 bg-paper py-1 text-left text-sm text-muted lg:w-72">
              {labels.item}
            </th>
            {columns.map(({ key, label }) => (
              <th
                key={key}
                scope="col"
                className="sticky top-0 z-10 bg-paper px-1 py-1 text-right text-sm text-muted lg:w-[10.8rem]"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block lg:table-row-group">
          {items.map((item) => (
            <EntryRow
              key={item.code}
              item={item}
              columns={columns}
              state={state}
              store={store}
              labels={labels}
            />
          ))}
        </tbody>
      </table>
    </section>
  ))
})
