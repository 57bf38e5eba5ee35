import type { CellKey } from '@/lib/submissions/submission'
import type { Grid } from './grid'
import type { TextProblem, TextReading } from './read-text'

export type Refused = {
  /** Null: the form has no cell there. */
  cell: CellKey | null
  text: string
  why: TextProblem | 'no-cell' | 'computed'
}

/** What a pasted block would do: each text read strictly, blanks left as they are. */
export type PastePlan = { taken: { cell: CellKey; text: string }[]; refused: Refused[]; blank: number }

/** Spreadsheet text as rows of cells: tabs between cells, quotes round a cell with tab, quote or line break in it. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/y
  for (;;) {
    const [whole = '', found = '', end] = cell.exec(text) ?? []
    const quoted = found.length > 1 && found.startsWith('"') && found.endsWith('"')
    rows.at(-1)?.push((quoted ? found.slice(1, -1).replaceAll('""', '"') : found).trim())
    if (whole === '' || end === '') break
    if (end !== '\t') {
      if (cell.lastIndex >= text.length) break
      rows.push([])
    }
  }
  return rows
}

/** Lays a block over the form with its corner at a cell. */
export function planPaste(
  grid: Grid,
  corner: CellKey,
  block: readonly (readonly string[])[],
  read: (cell: CellKey, text: string) => TextReading | 'computed',
): PastePlan {
  const plan: PastePlan = { taken: [], refused: [], blank: 0 }
  const place = grid.places.get(corner)
  if (!place) return plan
  for (const [down, texts] of block.entries()) {
    for (const [right, text] of texts.entries()) {
      const cell = grid.rows[place.row + down]?.[place.column + right] ?? null
      if (text === '') {
        plan.blank += 1
        continue
      }
      const reading = cell ? read(cell, text) : 'no-cell'
      if (cell && typeof reading === 'object' && reading.ok) plan.taken.push({ cell, text })
      else if (typeof reading === 'object' && !reading.ok)
        plan.refused.push({ cell, text, why: reading.problem })
      else if (typeof reading === 'string') plan.refused.push({ cell, text, why: reading })
    }
  }
  return plan
}

/** Rows of texts as a spreadsheet takes them. */
export function toBlockText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join('\t')).join('\n')
}
