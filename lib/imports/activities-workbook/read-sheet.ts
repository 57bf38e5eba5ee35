import { parse } from 'csv-parse/sync'
import { separatorOf } from '../read-csv'
import type { CellContent } from '../workbook/content'
import { type Book, contentOf, labelOf, openBook, type Sheet, tidy } from '../workbook/excel'
import { cleanPackage, largestWorkbook, PackageError, type PackageProblem } from '../workbook/package'
import { findCorner } from '../workbook/read-book'
import type { WorkbookWords } from '../workbook/words'
import { cornerMark } from '../workbook/write-book'
import { type SheetColumn, toFieldText } from './sheet'
import { activitiesMark, mostRows } from './write-sheet'

/** One filled row: what stands in it by field, as it would have been typed into the form. */
export type SheetRow = {
  /** As the program counts them. */
  row: number
  fields: Record<string, string>
  /** Where each field stands: `D8`; a CSV has none. */
  places: Record<string, string>
  /** Cells that hold what no form takes: an error, a formula into another file. */
  unreadable: { field: string; code: UnreadableCell; shown: string }[]
}

export type UnreadableCell =
  | 'error-in-cell'
  | 'merged-cell'
  | 'formula-to-other-file'
  | 'true-or-false'
  | 'ambiguous-dot'

export type ReadFailure = PackageProblem | 'not-csv' | 'not-utf8' | 'not-activities' | 'too-many-rows'

export type FilledSheet = {
  rows: SheetRow[]
  /** Heads of columns that weren't found, and of some that nobody knows. */
  missing: string[]
  book: Book | null
  sheet: string
}

/** The columns in each language a file may be in. */
export type Readable = { columns: readonly SheetColumn[]; words: WorkbookWords }

/** Reads a filled sheet by what is in it, workbook or text; nothing is looked up. */
export async function readSheet(
  file: Uint8Array,
  languages: readonly Readable[],
): Promise<FilledSheet | ReadFailure> {
  try {
    if (file.length > largestWorkbook) return 'too-large'
    const isZip = file[0] === 0x50 && file[1] === 0x4b
    const head = Buffer.from(file.subarray(0, 400)).toString('utf8')
    if (!isZip && (head.includes(activitiesMark) || isHead(head, languages)))
      return readCsv(decode(file), languages)
    const book = await openBook(cleanPackage(file))
    if (!book) return 'broken-workbook'
    return readBook(book, languages)
  } catch (error) {
    if (error instanceof PackageError) return error.code
    throw error
  }
}

function readBook(book: Book, languages: readonly Readable[]): FilledSheet | ReadFailure {
  const sheet = book.worksheets.find((one) => findCorner(one) !== null)
  const corner = sheet && findCorner(sheet)
  const [readable] = languages
  if (!sheet || !corner || !readable || !hasMark(sheet)) return 'not-activities'
  const at = new Map<string, number>()
  for (let column = corner.column + 1; column <= sheet.columnCount; column++) {
    const key = labelOf(sheet.getCell(corner.row, column))
    if (key && !at.has(key)) at.set(key, column)
  }
  const rows: SheetRow[] = []
  let tooMany = false
  sheet.eachRow((cells, row) => {
    if (row <= corner.row || tooMany) return
    const read: SheetRow = { row, fields: {}, places: {}, unreadable: [] }
    let filled = false
    for (const column of readable.columns) {
      const place = at.get(column.key)
      if (place === undefined) continue
      const cell = cells.getCell(place)
      read.places[column.key] = cell.address
      const content = toText(contentOf(cell))
      if ('code' in content) read.unreadable.push({ field: column.key, ...content })
      const text = 'text' in content ? content.text : ''
      if (text !== '' || 'code' in content) filled = true
      read.fields[column.key] = toAny(column, text, languages)
    }
    if (!filled) return
    if (rows.length >= mostRows) tooMany = true
    else rows.push(read)
  })
  if (tooMany) return 'too-many-rows'
  const missing = readable.columns.filter(({ key }) => !at.has(key)).map(({ label }) => label)
  return { rows, missing, book, sheet: sheet.name }
}

function hasMark(sheet: Sheet): boolean {
  for (let row = 1; row <= 20; row++)
    for (let column = 1; column <= 12; column++)
      if (labelOf(sheet.getCell(row, column)) === activitiesMark) return true
  return false
}

/** As a person would have typed it; a number with the comma, a formula by what it came to. */
function toText(content: CellContent): { text: string } | { code: UnreadableCell; shown: string } {
  switch (content.kind) {
    case 'blank':
      return { text: '' }
    case 'text':
    case 'date':
      return { text: content.text }
    case 'number':
      return { text: toTyped(content.value) }
    case 'formula': {
      const shown = `=${content.formula}`.slice(0, 60)
      if (/\[[^\]]+\]|\.xls[xmb]?['!]/i.test(content.formula)) return { code: 'formula-to-other-file', shown }
      return toText(content.result)
    }
    case 'error':
      return { code: 'error-in-cell', shown: content.text }
    case 'boolean':
      return { code: 'true-or-false', shown: '' }
    case 'merged':
      return { code: 'merged-cell', shown: '' }
  }
}

/** Fifteen digits is what the programs themselves keep. */
function toTyped(value: number): string {
  const exact = Number(value.toPrecision(15))
  return Number.isFinite(exact) && Math.abs(exact) < 1e15
    ? exact.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 }).replace('.', ',')
    : String(value)
}

/** The words of any language a template comes in. */
function toAny(column: SheetColumn, text: string, languages: readonly Readable[]): string {
  const read = languages.map(({ words }) => toFieldText(column, text, words))
  return read.find((one) => one !== text.trim()) ?? read[0] ?? text
}

function decode(file: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return null
  }
}

/** A fraction as programs of other languages write it into text: `12.5`. */
function withComma(text: string): string {
  return text.replace(/^(\s*\d+)\.(\d{1,2}|\d{4,6})(\s*)$/, '$1,$2$3')
}

const bare = (label: string) => tidy(label).replace(/\s*\*$/, '')

/** The guidance above names some of the columns too; none of its lines names four. */
function isHead(text: string, languages: readonly Readable[]): boolean {
  const line = tidy(text)
  return languages.some(({ columns }) => columns.slice(0, 4).every(({ label }) => line.includes(label)))
}

function readCsv(text: string | null, languages: readonly Readable[]): FilledSheet | ReadFailure {
  if (text === null) return 'not-utf8'
  const plain = text.replace(/^\uFEFF/, '')
  const headLine = plain.split(/\r?\n/).find((line) => isHead(line, languages)) ?? ''
  let table: string[][]
  try {
    const options = { delimiter: separatorOf(headLine), relax_column_count: true, relax_quotes: true }
    table = parse(plain, options) as string[][]
  } catch {
    return 'not-csv'
  }
  // Above it a program that saved a workbook as text leaves the title and the guidance.
  const first = table.findIndex((cells) => cells.length > 3 && isHead(cells.join(' '), languages))
  const heads = (table[first] ?? []).map(bare)
  const readable = languages.find(({ columns }) => columns.some(({ label }) => heads.includes(bare(label))))
  if (!readable) return 'not-activities'
  const rows: SheetRow[] = []
  for (const [index, cells] of table.entries()) {
    if (index <= first || cells.includes(cornerMark)) continue
    const read: SheetRow = { row: index + 1, fields: {}, places: {}, unreadable: [] }
    for (const column of readable.columns) {
      const at = heads.indexOf(bare(column.label))
      const text = (at < 0 ? '' : (cells[at] ?? '')).replace(/^'(?=[=+\-@])/, '')
      read.fields[column.key] = toAny(column, column.kind === 'amount' ? withComma(text) : text, languages)
      // 12.125 is twelve and a bit in one program's language, twelve thousand in another's.
      if (column.kind === 'amount' && /^\d{1,3}\.\d{3}$/.test(text.trim()))
        read.unreadable.push({ field: column.key, code: 'ambiguous-dot', shown: text.trim() })
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push(read)
  }
  if (rows.length > mostRows) return 'too-many-rows'
  const missing = readable.columns
    .filter(({ label }) => !heads.includes(bare(label)))
    .map(({ label }) => label)
  return { rows, missing, book: null, sheet: 'CSV' }
}
