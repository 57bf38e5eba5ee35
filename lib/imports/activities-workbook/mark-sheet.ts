import { type Book, protect, toBytes } from '../workbook/excel'
import { addSummary, markCells, unmarkCells } from '../workbook/mark-book'
import type { FileMessage } from '../workbook/messages'
import type { WorkbookWords } from '../workbook/words'
import type { SheetRow } from './read-sheet'
import type { SheetColumn } from './sheet'
import { type Choices, validate } from './write-sheet'

type Marked = {
  book: Book
  sheet: string
  rows: readonly SheetRow[]
  columns: readonly SheetColumn[]
  choices: Choices
}

/** The sender's own workbook with what is wrong marked in its cells, and a list of it all in front. */
export async function markSheet(
  { book, sheet: name, rows, columns, choices }: Marked,
  messages: readonly FileMessage[],
  words: WorkbookWords,
): Promise<Uint8Array> {
  const sheet = book.getWorksheet(name)
  const cells = rows.flatMap(({ places }) =>
    Object.values(places).map((address) => ({ sheet: name, address })),
  )
  unmarkCells(book, cells, words)
  if (sheet) {
    // Left out to read the file safely.
    validate(sheet, columns, choices, words)
    await protect(sheet)
  }
  markCells(book, messages, words)
  addSummary(book, messages, words)
  return toBytes(book)
}
