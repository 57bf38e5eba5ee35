import type { CellContent } from './content'
import { type Book, contentOf, labelOf, type Sheet, tidy } from './excel'
import { type Identity, readIdentity } from './identity'
import { workbookWords } from './words'
import { columnLabel, cornerMark, identitySheet } from './write-book'

/** A cell of a file that stands for a figure of the form. */
export type FileCell = {
  sheet: string
  /** As people call it: `F12`. */
  address: string
  orgUnitId: string
  dataElement: string
  breakdown: string
  content: CellContent
}

/** The note of a form's row. */
export type FileComment = {
  sheet: string
  address: string
  orgUnitId: string
  dataElement: string
  text: string
}

/** Something about the file that isn't one figure's fault. */
export type FileNotice = {
  code:
    | 'changed-head'
    | 'changed-row'
    | 'changed-fact'
    | 'duplicate-row'
    | 'unknown-row'
    | 'missing-sheet'
    | 'missing-column'
    | 'changed-layout'
    | 'missing-rows'
    | 'hidden-rows'
    | 'other-sheets'
  severity: 'error' | 'notice'
  sheet: string
  address: string | null
  /** What stood there, what was meant, how many. */
  shown: string
  expected: string
}

export type FilledTemplate = {
  identity: Identity
  cells: FileCell[]
  comments: FileComment[]
  notices: FileNotice[]
}

/** Reads what our template asked, by the keys hidden in it; rows may be sorted, sheets added. */
export function readBook(book: Book): FilledTemplate | 'no-identity' | 'damaged-identity' {
  const hidden = book.getWorksheet(identitySheet)
  const identity = hidden ? readIdentity(linesOf(hidden)) : null
  if (identity === null) return 'no-identity'
  if (identity === 'damaged') return 'damaged-identity'
  const filled: FilledTemplate = { identity, cells: [], comments: [], notices: [] }
  for (const expected of identity.sheets) {
    const sheet = book.getWorksheet(expected.name)
    if (sheet) readSheet(sheet, expected, filled)
    else filled.notices.push(toNotice('missing-sheet', 'error', expected.name, null, expected.name))
  }
  const summary = workbookWords(identity.language)('mark.summarySheet')
  const known = new Set([identitySheet, summary, ...identity.sheets.map(({ name }) => name)])
  const others = book.worksheets.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (others.length > 0) filled.notices.push(toNotice('other-sheets', 'notice', '', null, others.join(', ')))
  return filled
}

function linesOf(sheet: Sheet): string[] {
  const lines: string[] = []
  sheet.eachRow((row) => lines.push(labelOf(row.getCell(1))))
  return lines
}

type Expected = Identity['sheets'][number]

function readSheet(sheet: Sheet, expected: Expected, filled: FilledTemplate): void {
  const corner = findCorner(sheet)
  if (!corner) {
    filled.notices.push(toNotice('changed-layout', 'error', sheet.name, null, ''))
    return
  }
  checkFacts(sheet, expected, corner, filled.notices)
  const columns = readColumns(sheet, expected, corner, filled.notices)
  readRows(sheet, expected, corner, columns, filled)
}

/** Unit and period as written above the table: last quarter's file with this quarter's name is neither. */
function checkFacts(sheet: Sheet, expected: Expected, corner: Place, notices: FileNotice[]): void {
  const lines = new Map<string, string>()
  for (let row = 1; row < corner.row; row++) {
    for (let column = 1; column <= corner.column + 3; column++) {
      const cell = sheet.getCell(row, column)
      lines.set(labelOf(cell), cell.address)
    }
  }
  for (const fact of expected.facts) {
    if (lines.has(tidy(fact))) continue
    const name = `${tidy(fact).split(':')[0]}:`
    const [shown = '', address = null] = [...lines].find(([line]) => line.startsWith(name)) ?? []
    notices.push(toNotice('changed-fact', 'error', sheet.name, address, shown, fact))
  }
}

type Place = { row: number; column: number }

/** The cell where keys of rows and columns meet. Rows or columns put in before it move the table; its corner is looked for. */
export function findCorner(sheet: Sheet): Place | null {
  for (let row = 1; row <= Math.min(sheet.rowCount, 60); row++) {
    for (let column = 1; column <= 12; column++) {
      if (labelOf(sheet.getCell(row, column)) === cornerMark) return { row, column }
    }
  }
  return null
}

function readColumns(
  sheet: Sheet,
  expected: Expected,
  corner: Place,
  notices: FileNotice[],
): Map<number, string> {
  const found = new Map<number, string>()
  const last = Math.min(sheet.columnCount, corner.column + 2000)
  for (let column = corner.column + 1; column <= last; column++) {
    const key = labelOf(sheet.getCell(corner.row, column))
    const label = expected.columns[key]
    if (label === undefined) continue
    const head = sheet.getCell(corner.row - 1, column)
    const shown = columnLabel(labelOf(sheet.getCell(corner.row - 2, column)), labelOf(head))
    const twice = [...found.values()].includes(key)
    if (shown === tidy(label) && !twice) found.set(column, key)
    else notices.push(toNotice('changed-head', 'error', sheet.name, head.address, shown, label))
  }
  for (const [key, label] of Object.entries(expected.columns)) {
    const told = notices.some(
      (one) => one.code === 'changed-head' && one.sheet === sheet.name && one.expected === label,
    )
    if (![...found.values()].includes(key) && !told)
      notices.push(toNotice('missing-column', 'error', sheet.name, null, label))
  }
  return found
}

function readRows(
  sheet: Sheet,
  expected: Expected,
  corner: Place,
  columns: ReadonlyMap<number, string>,
  filled: FilledTemplate,
): void {
  const { notices } = filled
  const seen = new Map<string, number>()
  const hidden: number[] = []
  // Only rows that hold something: a slip of the hand at the end of the sheet would make a million of them.
  sheet.eachRow((cells, row) => {
    const key = labelOf(cells.getCell(corner.column))
    if (row <= corner.row || !key.includes('|')) return
    const label = expected.rows[key]
    const address = sheet.getCell(row, corner.column + 1).address
    if (label === undefined) {
      notices.push(toNotice('unknown-row', 'error', sheet.name, address, key))
      return
    }
    const before = seen.get(key)
    if (before !== undefined) {
      notices.push(toNotice('duplicate-row', 'error', sheet.name, address, String(before), label))
      return
    }
    seen.set(key, row)
    const shown = [1, 2].map((at) => labelOf(sheet.getCell(row, corner.column + at)))
    if (!shown.includes(tidy(label))) {
      notices.push(toNotice('changed-row', 'error', sheet.name, address, shown.join(' '), label))
      return
    }
    if (cells.hidden) hidden.push(row)
    readRow(sheet, row, key, columns, filled)
  })
  const absent = Object.keys(expected.rows).filter((key) => !seen.has(key))
  if (absent.length > 0)
    notices.push(
      toNotice(
        'missing-rows',
        'notice',
        sheet.name,
        null,
        String(absent.length),
        absent
          .slice(0, 3)
          .map((key) => expected.rows[key])
          .join(', '),
      ),
    )
  if (hidden.length > 0)
    notices.push(toNotice('hidden-rows', 'notice', sheet.name, null, String(hidden.length)))
}

function readRow(
  sheet: Sheet,
  row: number,
  rowKey: string,
  columns: ReadonlyMap<number, string>,
  filled: FilledTemplate,
): void {
  const [orgUnitId = '', rowElement = ''] = rowKey.split('|')
  for (const [column, key] of columns) {
    const cell = sheet.getCell(row, column)
    const at = { sheet: sheet.name, address: cell.address, orgUnitId }
    if (key === 'c:') {
      filled.comments.push({ ...at, dataElement: rowElement, text: labelOf(cell) })
      continue
    }
    const [first = '', second] = key.slice(2).split('|')
    const place =
      second === undefined
        ? { dataElement: rowElement, breakdown: first }
        : { dataElement: first, breakdown: second }
    filled.cells.push({ ...at, ...place, content: contentOf(cell) })
  }
}

function toNotice(
  code: FileNotice['code'],
  severity: FileNotice['severity'],
  sheet: string,
  address: string | null,
  shown: string,
  expected = '',
): FileNotice {
  return { code, severity, sheet, address, shown, expected }
}
