import { type CellKey, toCellKey } from '../submission'

/**
 * What records beside a form (activities, registers) add up to for one of its cells. `value` is null unless every record
 * states it: a part is never taken for the whole.
 */
export type DerivedFigure = {
  dataElementId: number
  dataElement: string
  breakdown: string
  /** Exact decimal text. */
  value: string | null
  /** How many of the `records` that feed the element say this number. */
  stated: number
  records: number
  /** A stock counted in registers, or who sits in a body; left out: added up from activities. */
  source?: 'registers' | 'bodies'
}

export type DerivedFigures = ReadonlyMap<CellKey, DerivedFigure>

export const noDerived: DerivedFigures = new Map()

export function toDerivedFigures(figures: readonly DerivedFigure[]): DerivedFigures {
  return new Map(figures.map((figure) => [toCellKey(figure.dataElement, figure.breakdown), figure]))
}
