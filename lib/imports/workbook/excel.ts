import ExcelJS from 'exceljs'
import type { CellContent } from './content'

export type Book = ExcelJS.Workbook
export type Sheet = ExcelJS.Worksheet
export type SheetCell = ExcelJS.Cell

/** The only module that names the library which reads and writes workbooks. */
export function newBook(): Book {
  return new ExcelJS.Workbook()
}

/** Opens a workbook that `cleanPackage` has seen; null when the library can't make sense of it. */
export async function openBook(clean: Uint8Array): Promise<Book | null> {
  const book = new ExcelJS.Workbook()
  try {
    // The library's own type of a buffer is older than Node's.
    await book.xlsx.load(Buffer.from(clean) as never, { ignoreNodes: ['dataValidations'] })
  } catch {
    return null
  }
  return book.worksheets.length > 0 ? book : null
}

export async function toBytes(book: Book): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** What a cell holds, in our words. */
export function contentOf(cell: SheetCell): CellContent {
  if (cell.isMerged) return { kind: 'merged' }
  return toContent(cell.value, cell.numFmt ?? '')
}

function toContent(value: ExcelJS.CellValue | undefined, format: string): CellContent {
  if (value === null || value === undefined || value === '') return { kind: 'blank' }
  if (typeof value === 'number') return { kind: 'number', value, percent: isPercent(format) }
  if (typeof value === 'string')
    return value.trim() === '' ? { kind: 'blank' } : { kind: 'text', text: value }
  if (typeof value === 'boolean') return { kind: 'boolean' }
  if (value instanceof Date) return { kind: 'date', text: dayOf(value) }
  if ('error' in value) return { kind: 'error', text: String(value.error) }
  if ('richText' in value) return toContent(value.richText.map(({ text }) => text).join(''), format)
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = ('formula' in value ? value.formula : value.sharedFormula) ?? ''
    return { kind: 'formula', formula, result: toContent(value.result as ExcelJS.CellValue, format) }
  }
  if ('text' in value) return toContent(textOf(value.text), format)
  return { kind: 'error', text: '' }
}

/** A link's text may itself be a rich one. */
function textOf(text: unknown): string {
  if (typeof text === 'string') return text
  const runs = (text as { richText?: { text: string }[] } | null)?.richText ?? []
  return runs.map((run) => run.text).join('')
}

function isPercent(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

function dayOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [year, month, day] = date.toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

/** The words in a cell, as shown: for heads and labels. */
export function labelOf(cell: SheetCell): string {
  const value = cell.isMerged ? cell.master.value : cell.value
  const content = toContent(value, '')
  if (content.kind === 'text') return tidy(content.text)
  return content.kind === 'number' ? String(content.value) : ''
}

/** Programs break lines and blanks each in their own way. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Takes a note away; the library has no word for it, and keeps it in two places. */
export function dropNote(cell: SheetCell): void {
  const inner = cell as unknown as { _comment?: unknown; _value: { model: { comment?: unknown } } }
  inner._comment = undefined
  delete inner._value.model.comment
}

/** Puts a sheet before all others. */
export function moveFirst(sheet: Sheet): void {
  ;(sheet as unknown as { orderNo: number }).orderNo = -1
}

/** Keeps heads and keys from being typed over by mistake. No password: it is a guard rail, not a lock. */
export function protect(sheet: Sheet): Promise<void> {
  const allowed = {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  }
  return sheet.protect('', allowed)
}
