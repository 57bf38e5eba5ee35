import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  className?: string
}

type Props<Row> = {
  /** What the table is, for those who can't see what stands around it. */
  caption: string
  captionVisible?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowId?: (row: Row) => string | undefined
  /** The first column names its row. */
  rowHeader?: boolean
}

/** A table with its head and its first column in sight; it scrolls inside its own frame on narrow screens. */
export function DataTable<Row>({
  caption,
  captionVisible = false,
  columns,
  rows,
  rowKey,
  rowId,
  rowHeader = true,
}: Props<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[80vh] overflow-auto rounded-md border border-rule print:max-h-none print:overflow-visible"
    >
      <table className="w-full border-separate border-spacing-0 text-table">
        <caption className={captionVisible ? 'px-3 py-2 text-left text-sm text-muted' : 'sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={`sticky top-0 border-b border-rule bg-surface px-3 py-2 align-bottom ${
                  index === 0 && rowHeader ? 'left-0 z-20' : 'z-10'
                } ${column.numeric ? 'text-right' : 'text-left'} ${column.className ?? ''}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} id={rowId?.(row)} className="group">
              {columns.map((column, index) => {
                const look = `border-b border-rule px-3 py-2 align-top group-last:border-b-0 group-hover:bg-surface ${
                  column.numeric ? 'text-right whitespace-nowrap tabular-nums' : 'text-left'
                } ${column.className ?? ''}`
                return index === 0 && rowHeader ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`sticky left-0 z-[5] bg-paper font-normal ${look}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look}>
                    {column.cell(row)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
