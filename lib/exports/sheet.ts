import type { Language } from '@/lib/format'
import type { NumberFormat } from './number-format'

export type SheetCell =
  | { kind: 'text'; text: string }
  /** `exact` as a machine writes it, `shown` as on screen; a format makes the one read as the other. */
  | { kind: 'number'; exact: string; shown: string; format: NumberFormat | null }

export type SheetColumn = { key: string; label: string; numeric: boolean /** In letters. */; width: number }

export type SheetPicture = { png: Uint8Array; width: number; height: number; description: string }

/** A line of what is said about the figures; one without a value is a heading. */
export type FactRow = [label: string, value: string]

type BookWords = {
  language: Language
  title: string
  /** "Dữ liệu minh hoạ", or empty. */
  notice: string
  properties: { subject: string; author: string; keywords: string[]; madeAt: string }
}

/**
 * What a workbook of one chart or list holds, whichever program will open it: one table, the facts about it, and a
 * picture. XLSX and ODS are both written from this.
 */
export type SheetFile = BookWords & {
  subtitle: string
  names: { data: string; picture: string; facts: string }
  columns: SheetColumn[]
  rows: SheetCell[][]
  facts: FactRow[]
  picture: SheetPicture | null
}

export type TableSheet = {
  kind: 'table'
  name: string
  title: string
  /** With the notice, where there is one. */
  subtitle: string
  notice: string
  columns: SheetColumn[]
  rows: SheetCell[][]
  /** Under the table. */
  picture: SheetPicture | null
}

export type BookSheet =
  | TableSheet
  | { kind: 'picture'; name: string; picture: SheetPicture }
  | { kind: 'facts'; name: string; rows: FactRow[] }

/** A workbook as its sheets, in order. */
export type Book = BookWords & {
  /** Everything that is known of it, also among its properties. */
  described: FactRow[]
  sheets: BookSheet[]
}

/** Figures, picture, facts, each on a sheet of its own. */
export function toBook({ names, columns, rows, facts, picture, subtitle, ...words }: SheetFile): Book {
  const { title, notice } = words
  const table = { title, subtitle, notice, columns, rows, picture: null }
  return {
    ...words,
    described: facts,
    sheets: [
      { kind: 'table', name: names.data, ...table },
      ...(picture ? [{ kind: 'picture', name: names.picture, picture } as const] : []),
      { kind: 'facts', name: names.facts, rows: facts },
    ],
  }
}

/** A table with more columns is read across the long side of the paper. */
const mostOnPortrait = 6

/** One with a picture below stays upright: the picture would be cut in two. */
export function isWide({ columns, picture }: TableSheet): boolean {
  return columns.length > mostOnPortrait && picture === null
}

/** How many lines a text takes in a column of that width. */
export function linesOf(text: string, width: number): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((line.length + 1) / width)))
  return lines.reduce((sum, count) => sum + count, 0)
}

const narrowest = 8
const widest = 48

/** Column widths from the longest of its texts, within what fits on paper. */
export function widthOf(texts: Iterable<string>): number {
  let longest = narrowest
  for (const text of texts) longest = Math.max(longest, text.length + 2)
  return Math.min(longest, widest)
}
