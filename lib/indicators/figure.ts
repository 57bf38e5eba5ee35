import { type MissingReason, missing, type Observation, observed } from '@/lib/values/observation'
import type { StoredValue } from '@/lib/values/stored-value'

/** Approved, or also counting what was sent and not yet approved. */
export type FigureStage = 'approved' | 'provisional'

/** One value with what must travel along. */
export type Figure = { observation: Observation; stage: FigureStage; origin: string }

/** A unit-period with whatever figures came in, by breakdown key. */
export type Slot = {
  period: string
  /** False where nobody was asked and a figure came all the same; coverage counts what was asked. */
  owed?: boolean
  figures: ReadonlyMap<string, Figure>
}

/** A unit and its sub-periods, in the order of time. */
export type UnitSlots = { unit: string; slots: readonly Slot[] }

export type Coverage = { reported: number; assigned: number }

/** What came of adding up: the number or the reason, and what it rests on. */
export type Aggregate = {
  observation: Observation
  coverage: Coverage
  /** The weakest stage underneath; null when nothing was reported. */
  stage: FigureStage | null
  origins: readonly string[]
}

/** How one data element adds up, applied in the order time within a unit, breakdown, place. */
export type RollUpSettings = {
  time: 'sum' | 'last' | 'average' | 'none'
  breakdown: 'sum' | 'none'
  place: 'sum' | 'none'
  /** Breakdown keys that are typed in; a key that isn't may be derived from finer ones. Empty: not known. */
  entered: readonly string[]
  /** The coarser option that an option belongs to: `ethnic-group=tay` → `ethnicity=minority`. */
  classes?: ReadonlyMap<string, string>
}

export function refused(reason: MissingReason, coverage: Coverage = { reported: 0, assigned: 0 }): Aggregate {
  return { observation: missing(reason), coverage, stage: null, origins: [] }
}

export function toFigure(value: StoredValue): Figure {
  return {
    observation: value.value === null ? missing(value.missing ?? 'not-reported') : observed(value.value),
    stage: value.stage === 'approved' ? 'approved' : 'provisional',
    origin: value.origin,
  }
}

export type FigureIndex = (dataElementId: number, unit: string, period: string) => ReadonlyMap<string, Figure>

const none: ReadonlyMap<string, Figure> = new Map()

/** Figures by element, unit and period; what isn't there is an empty map, so that nothing reads as zero. */
export function indexFigures(values: readonly StoredValue[]): FigureIndex {
  const index = new Map<string, Map<string, Figure>>()
  for (const value of values) {
    const address = `${value.dataElementId}|${value.orgUnitId}|${value.period}`
    const figures = index.get(address) ?? new Map<string, Figure>()
    figures.set(value.breakdownKey, toFigure(value))
    index.set(address, figures)
  }
  return (dataElementId, unit, period) => index.get(`${dataElementId}|${unit}|${period}`) ?? none
}
