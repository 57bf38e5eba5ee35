import { type FormDefinition, itemsOf } from './form'
import { type CellKey, isBlank, toCellKey } from './submission'

/** What stands in a cell. */
export type Figure = { value: string | null; missing: string | null; comment: string | null }
export type PlacedFigure = Figure & { dataElement: string; breakdown: string }

/** A cell whose figure, reason or comment differs; null: nothing stands there. */
export type CellChange = { cell: CellKey; from: Figure | null; to: Figure | null }

/** What differs between two states of a form, in the form's order. A blank cell is the same as none. */
export function listChanges(
  form: FormDefinition,
  before: readonly PlacedFigure[],
  after: readonly PlacedFigure[],
): CellChange[] {
  const [from, to] = [byCell(before), byCell(after)]
  return itemsOf(form)
    .flatMap(({ code, columns }) => columns.map((column) => toCellKey(code, column)))
    .map((cell) => ({ cell, from: from.get(cell) ?? null, to: to.get(cell) ?? null }))
    .filter(({ from: a, to: b }) => differs(a, b))
}

function byCell(figures: readonly PlacedFigure[]): Map<CellKey, Figure> {
  const filled = figures.filter((figure) => !isBlank(figure))
  return new Map(
    filled.map(({ dataElement, breakdown, value, missing, comment }) => [
      toCellKey(dataElement, breakdown),
      { value, missing, comment },
    ]),
  )
}

function differs(a: Figure | null, b: Figure | null): boolean {
  return a?.value !== b?.value || a?.missing !== b?.missing || a?.comment !== b?.comment
}
