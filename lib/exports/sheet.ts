import type { Language } from '@/lib/format'
import type { NumberFormat } from './number-format'

export type SheetCell =
  | { kind: 'text'; text: string }
  /** `exact` as a machine writes it, `shown` as on screen; a format makes the one read as the other. */
  | { kind: 'number'; exact: string; shown: string; format: NumberFormat | null }

export type SheetColumn = { key: string; label: string; numeric: boolean /** In letters. */; width: number }

/**
 * What a workbook holds, whichever program will open it: one table, the facts about it, and a picture.
 * XLSX and ODS are both written from this.
 */
export type SheetFile = {
  language: Language
  title: string
  subtitle: string
  /** "Dữ liệu minh hoạ", or empty. */
  notice: string
  names: { data: string; picture: string; facts: string }
  columns: SheetColumn[]
  rows: SheetCell[][]
  facts: [label: string, value: string][]
  properties: { subject: string; author: string; keywords: string[]; madeAt: string }
  picture: { png: Uint8Array; width: number; height: number; description: string } | null
}

const narrowest = 8
const widest = 48

/** Column widths from the longest of its texts, within what fits on paper. */
export function widthOf(texts: Iterable<string>): number {
  let longest = narrowest
  for (const text of texts) longest = Math.max(longest, text.length + 2)
  return Math.min(longest, widest)
}
