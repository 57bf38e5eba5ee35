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
  /** On a phone each row is a card, its columns' names beside what stands in them, instead of scrolling sideways. */
  cards?: boolean
}

/** Browsers that forget what parts of a table are once they are drawn as blocks are told so. */
const roleOf = (cards: boolean, role: string) => (cards ? { role } : {})

/** A table with its head and its first column in sight; it scrolls inside its own frame on narrow screens. */
export function DataTable<Row>({
  caption,
  captionVisible = false,
  columns,
  rows,
  rowKey,
  rowId,
  rowHeader = true,
  cards = false,
}: Props<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={`max-h-[80vh] overflow-auto rounded-md border border-rule print:max-h-none print:overflow-visible ${
        cards ? 'phone:max-h-none phone:overflow-visible' : ''
      }`}
    >
      <table
        {...roleOf(cards, 'table')}
        className={`w-full border-separate border-spacing-0 text-table ${cards ? 'phone:block' : ''}`}
      >
        <caption className={captionVisible ? 'px-3 py-2 text-left text-sm text-muted' : 'sr-only'}>
          {caption}
        </caption>
        <thead {...roleOf(cards, 'rowgroup')} className={cards ? 'phone:sr-only' : undefined}>
          <tr {...roleOf(cards, 'row')}>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                {...roleOf(cards, 'columnheader')}
                className={`sticky top-0 border-b border-rule bg-surface px-3 py-2 align-bottom ${
                  index === 0 && rowHeader ? 'left-0 z-20' : 'z-10'
                } ${column.numeric ? 'text-right' : 'text-left'} ${column.className ?? ''}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roleOf(cards, 'rowgroup')} className={cards ? 'phone:block' : undefined}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              id={rowId?.(row)}
              {...roleOf(cards, 'row')}
              className={`group ${cards ? 'phone:block phone:border-b phone:border-rule phone:py-1.5 phone:last:border-b-0' : ''}`}
            >
              {columns.map((column, index) => {
                const isHead = index === 0 && rowHeader
                const content = column.cell(row)
                const look = `border-b border-rule px-3 py-2 align-top group-last:border-b-0 group-hover:bg-surface ${
                  column.numeric ? 'text-right whitespace-nowrap tabular-nums' : 'text-left'
                } ${column.className ?? ''} ${cards ? cardLook(isHead, content) : ''}`
                return isHead ? (
                  <th
                    key={column.key}
                    scope="row"
                    {...roleOf(cards, 'rowheader')}
                    className={`sticky left-0 z-[5] bg-paper font-normal ${look}`}
                  >
                    {content}
                  </th>
                ) : (
                  <td key={column.key} {...roleOf(cards, 'cell')} className={look}>
                    {cards ? (
                      <>
                        <span aria-hidden="true" className="hidden text-sm text-muted phone:inline">
                          {column.header}
                        </span>
                        <div>{content}</div>
                      </>
                    ) : (
                      content
                    )}
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

/** A cell as a line of its card; one that holds nothing takes no room. */
function cardLook(isHead: boolean, content: ReactNode): string {
  const line = 'phone:static phone:min-w-0 phone:max-w-none phone:border-b-0 phone:py-1 phone:text-left'
  if (isHead) return `${line} phone:block`
  const isEmpty = content === '' || content === null || content === undefined || content === false
  return `${line} ${isEmpty ? 'phone:hidden' : 'phone:grid phone:grid-cols-[7rem_minmax(0,1fr)] phone:items-baseline phone:gap-x-3'}`
}
