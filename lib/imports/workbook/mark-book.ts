import type { CellRule } from './content'
import { type Book, dropNote, moveFirst, protect, type Sheet, type SheetCell, toBytes } from './excel'
import type { FileMessage } from './messages'
import { type FileCell, type FilledTemplate, findCorner } from './read-book'
import { addValidations, type Validated } from './validations'
import type { WorkbookWords } from './words'

const marks = { error: 'FFFBD5D9', warning: 'FFFFE9B8' } as const
const entryFill = 'FFFFF9E5'
const solid = (argb: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb } })

type Marked = Pick<FilledTemplate, 'identity'> & { cells: readonly FileCell[] }

/**
 * The sender's own workbook with what is wrong marked where it stands: colour, a note in words, and a list of it all
 * in front. Marks of an earlier round are taken off; what else was put into the file stays.
 */
export async function markBook(
  book: Book,
  filled: Marked,
  messages: readonly FileMessage[],
  words: WorkbookWords,
  ruleOf: (dataElement: string) => CellRule | undefined,
): Promise<Uint8Array> {
  unmarkCells(book, filled.cells, words)
  for (const { name } of filled.identity.sheets) {
    const sheet = book.getWorksheet(name)
    if (sheet) await restore(sheet, filled, words, ruleOf)
  }
  markCells(book, messages, words)
  addSummary(book, messages, words)
  return toBytes(book)
}

/** Every message at its cell: colour, and a note in words. */
export function markCells(book: Book, messages: readonly FileMessage[], words: WorkbookWords): void {
  const byCell = new Map<string, FileMessage[]>()
  for (const message of messages) {
    if (message.severity === 'notice' || message.address === null) continue
    const at = `${message.sheet}!${message.address}`
    byCell.set(at, [...(byCell.get(at) ?? []), message])
  }
  for (const found of byCell.values()) markCell(book, found, words)
}

/** Takes the marks of an earlier round off. */
export function unmarkCells(
  book: Book,
  cells: readonly Pick<FileCell, 'sheet' | 'address'>[],
  words: WorkbookWords,
): void {
  const old = book.getWorksheet(words('mark.summarySheet'))
  if (old) book.removeWorksheet(old.id)
  for (const { sheet, address } of cells) {
    const cell = book.getWorksheet(sheet)?.getCell(address)
    if (!cell || !isMarked(cell)) continue
    paint(cell, entryFill)
    if (noteOf(cell).startsWith(words('mark.title'))) dropNote(cell)
  }
}

function isMarked(cell: SheetCell): boolean {
  const { fill } = cell
  const colour = fill?.type === 'pattern' ? fill.fgColor?.argb : undefined
  return colour === marks.error || colour === marks.warning
}

/** What had to be left out to read the file safely: the validations, protection, the head on each printed page. */
async function restore(
  sheet: Sheet,
  { cells }: Marked,
  words: WorkbookWords,
  ruleOf: (dataElement: string) => CellRule | undefined,
): Promise<void> {
  const entries = cells.flatMap(({ sheet: name, address, dataElement }): Validated[] => {
    const rule = name === sheet.name ? ruleOf(dataElement) : undefined
    const cell = rule && sheet.getCell(address)
    return rule && cell && cell.protection?.locked === false && !cell.isMerged
      ? [{ row: Number(cell.row), column: Number(cell.col), rule }]
      : []
  })
  addValidations(sheet, entries, words)
  await protect(sheet)
  const corner = findCorner(sheet)
  if (corner) sheet.pageSetup.printTitlesRow = `${corner.row - 2}:${corner.row - 1}`
}

function markCell(book: Book, found: readonly FileMessage[], words: WorkbookWords): void {
  const [first] = found
  const cell = first?.address && book.getWorksheet(first.sheet)?.getCell(first.address)
  if (!cell) return
  paint(cell, found.some(({ severity }) => severity === 'error') ? marks.error : marks.warning)
  const own = noteOf(cell)
  const lines = [words('mark.title'), ...found.map(({ message }) => message), ...(own ? ['', own] : [])]
  cell.note = { texts: [{ text: lines.join('\n') }], margins: { insetmode: 'auto' } } as never
}

/** Cells of a file that was read share their style: a new one, so that the neighbours keep theirs. */
function paint(cell: SheetCell, colour: string): void {
  cell.style = { ...cell.style, fill: solid(colour) }
}

function noteOf(cell: SheetCell): string {
  const { note } = cell
  if (!note) return ''
  return typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('')
}

/** A sheet that lists everything, each line leading to its cell. */
export function addSummary(book: Book, messages: readonly FileMessage[], words: WorkbookWords): void {
  const sheet = book.addWorksheet(words('mark.summarySheet'))
  moveFirst(sheet)
  sheet.getCell('A1').value = words('mark.summaryTitle')
  sheet.getCell('A1').font = { bold: true, size: 14 }
  sheet.getCell('A2').value = words('mark.summaryLead')
  const heads = ['sheet', 'cell', 'where', 'message'].map((key) => words(`mark.columns.${key}`))
  sheet.getRow(4).values = heads
  sheet.getRow(4).font = { bold: true }
  messages.forEach(({ sheet: name, address, where, message }, index) => {
    const row = sheet.getRow(index + 5)
    row.values = [name, null, where, message]
    row.alignment = { wrapText: true, vertical: 'top' }
    if (address) {
      row.getCell(2).value = { text: address, hyperlink: `#'${name}'!${address}` }
      row.getCell(2).font = { underline: true, color: { argb: 'FF0B5E63' } }
    }
  })
  for (const [at, width] of [12, 9, 50, 90].entries()) sheet.getColumn(at + 1).width = width
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}
