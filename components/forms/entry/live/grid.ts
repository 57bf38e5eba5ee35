import type { CellKey } from '@/lib/submissions/submission'
import type { EntrySection } from '../entry-state'

/** The form's cells as a sheet: a row an element, a column a breakdown, the same column in every section. */
export type Grid = {
  rows: readonly (readonly (CellKey | null)[])[]
  places: ReadonlyMap<CellKey, Place>
  /** First and last row of each section, by row. */
  sections: readonly { first: number; last: number }[]
}

export type Place = { row: number; column: number }

export type Move =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'row-start'
  | 'row-end'
  | 'section-top'
  | 'section-bottom'
  | 'form-start'
  | 'form-end'

export function toGrid(sections: readonly Pick<EntrySection, 'columns' | 'items'>[]): Grid {
  const order = [...new Set(sections.flatMap(({ columns }) => columns.map(({ key }) => key)))]
  const rows: (CellKey | null)[][] = []
  const spans: { first: number; last: number }[] = []
  for (const { columns, items } of sections) {
    const first = rows.length
    const last = first + items.length - 1
    for (const { cells } of items) {
      const row: (CellKey | null)[] = order.map(() => null)
      for (const [index, { key }] of columns.entries()) row[order.indexOf(key)] = cells[index]?.cell ?? null
      rows.push(row)
      spans.push({ first, last })
    }
  }
  const places = new Map<CellKey, Place>()
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) if (cell) places.set(cell, { row, column })
  }
  return { rows, places, sections: spans }
}

/**
 * Where a key leads; the same cell at an edge. Up and down keep to `column`, the one last chosen sideways, and take the
 * nearest to the left where a row has no such cell.
 */
export function moveFrom(grid: Grid, from: CellKey, move: Move, column?: number): CellKey {
  const place = grid.places.get(from)
  const span = place && grid.sections[place.row]
  if (!place || !span) return from
  const wanted = column ?? place.column
  const cells = (row: number) => (grid.rows[row] ?? []).filter((cell) => cell !== null)
  const here = cells(place.row)
  const at = here.indexOf(from)
  const found = {
    left: () => here[at - 1],
    right: () => here[at + 1],
    up: () => cellAt(grid, place.row - 1, wanted),
    down: () => cellAt(grid, place.row + 1, wanted),
    'row-start': () => here[0],
    'row-end': () => here.at(-1),
    'section-top': () => cellAt(grid, span.first, wanted),
    'section-bottom': () => cellAt(grid, span.last, wanted),
    'form-start': () => cells(0)[0],
    'form-end': () => cells(grid.rows.length - 1).at(-1),
  }[move]()
  return found ?? from
}

function cellAt(grid: Grid, row: number, column: number): CellKey | null {
  const cells = grid.rows[row]
  if (!cells) return null
  for (let at = column; at >= 0; at--) {
    const cell = cells[at]
    if (cell) return cell
  }
  return cells.find((cell) => cell !== null) ?? null
}

/** The block between two cells, corner to corner; rows of cells, null where the form has none. */
export function blockBetween(grid: Grid, one: CellKey, other: CellKey): (CellKey | null)[][] {
  const a = grid.places.get(one)
  const b = grid.places.get(other)
  if (!a || !b) return []
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)]
  return grid.rows
    .slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1)
    .map((row) => row.slice(left, right + 1))
}
