import { Decimal } from 'decimal.js'
import { type MissingReason, missing, observed } from '@/lib/values/observation'
import { evaluate } from './expression/evaluate'
import type { DataItem, Expression } from './expression/expression'
import { itemKey } from './expression/to-text'
import {
  type Aggregate,
  type Figure,
  type FigureStage,
  type RollUpSettings,
  refused,
  type Slot,
  type UnitSlots,
} from './figure'
import { mostTelling } from './reasons'
import { isReported, readFigure, reasonAt, rollUp } from './roll-up'

/** One data element of a formula with the unit-periods that owe it, or why they can't be put together. */
export type Term = {
  address: string
  settings: RollUpSettings
  /** The breakdown asked of it; null when the formula's own split contradicts the one asked. */
  key: string | null
  /**
   * Codes of its sub-periods in order. Terms with the same ones stand side by side period by period, others unit by unit;
   * formulas inside formulas put them side by side by place.
   */
  periods: readonly string[]
  units: readonly UnitSlots[] | MissingReason
}

/** A formula worked out per unit-period before anything is added up, over its own terms. */
export type InnerTerm = {
  address: string
  settings: RollUpSettings
  /** The sub-periods asked about, which the results are of. */
  periods: readonly string[]
  expression: Expression
  terms: readonly Term[]
  otherValue: (item: DataItem) => Decimal | null
}

/**
 * Adds up every term. `both`: only unit-periods with every part enter (DESIGN §3.4). `independent`: each part adds by
 * itself, as DHIS2 does.
 */
export function aggregateTerms(
  terms: readonly (Term | InnerTerm)[],
  { pairing, target }: { pairing: 'both' | 'independent'; target: string },
): Map<string, Aggregate> {
  const plain = terms.map((term) => ('expression' in term ? workOut(term) : term))
  const excluded = pairing === 'both' && plain.length > 1 ? pairs(plain) : undefined
  return new Map(
    plain.map((term) => {
      if (term.key === null) return [term.address, refused('not-applicable')]
      if (typeof term.units === 'string') return [term.address, refused(term.units)]
      const { settings, units, key } = term
      return [term.address, rollUp({ settings, units, key, target, excluded })]
    }),
  )
}

/** A sub-expression as figures of its own: one per unit-period in which it has a value. */
function workOut({ expression, terms, otherValue, ...own }: InnerTerm): Term {
  const refusal = terms.flatMap(({ units }) => (typeof units === 'string' ? [units] : []))
  if (refusal.length > 0) return { ...own, key: '', units: mostTelling(refusal) }
  const slots = new Map<string, Map<number, { owed: boolean; figures: Map<string, Figure> }>>()
  for (const term of terms) {
    for (const unit of term.units as readonly UnitSlots[]) {
      const periods = slots.get(unit.unit) ?? new Map()
      slots.set(unit.unit, periods)
      for (const slot of unit.slots) {
        const place = term.periods.indexOf(slot.period)
        const at = periods.get(place) ?? { owed: slot.owed, figures: new Map<string, Figure>() }
        periods.set(place, at)
        const figure = term.key === null ? null : readFigure(term.settings, slot, term.key)
        if (figure) at.figures.set(term.address, figure)
      }
    }
  }
  const units = [...slots].map(([unit, periods]) => ({
    unit,
    slots: [...periods].map(([place, { owed, figures }]): Slot => {
      const figure = figures.size === 0 ? null : evaluateAt(expression, figures, otherValue)
      return { period: own.periods[place] ?? '', owed, figures: new Map(figure ? [['', figure]] : []) }
    }),
  }))
  return { ...own, key: '', units }
}

function evaluateAt(
  expression: Expression,
  figures: ReadonlyMap<string, Figure>,
  otherValue: InnerTerm['otherValue'],
): Figure | null {
  const { value } = evaluate(
    expression,
    (item) => {
      const figure = figures.get(itemKey(item))
      if (figure) return figure.observation.kind === 'observed' ? figure.observation.value : null
      return item.kind === 'element' ? null : otherValue(item)
    },
    'skip_if_all_missing',
  )
  const number = typeof value === 'boolean' ? new Decimal(value ? 1 : 0) : value
  const stages = [...figures.values()].map(({ stage }) => stage)
  const stage: FigureStage = stages.includes('provisional') ? 'provisional' : 'approved'
  const origin = [...figures.values()][0]?.origin ?? ''
  return {
    observation: number instanceof Decimal ? observed(number) : missing('not-available'),
    stage,
    origin,
  }
}

type Excluded = (unit: string, period: string) => MissingReason | null

/** Why a unit-period stays out because another part isn't there; parts of different periods pair by unit. */
function pairs(terms: readonly Term[]): Excluded {
  const byPeriod = terms.every(({ periods }) => periods.join() === terms[0]?.periods.join())
  const address = (unit: string, period: string) => (byPeriod ? `${unit}|${period}` : unit)
  const parts = terms.map(({ units, settings, key }) => {
    const reported = new Set<string>()
    const reasons = new Map<string, MissingReason>()
    for (const { unit, slots } of typeof units === 'string' || key === null ? [] : units) {
      for (const slot of slots) {
        const where = address(unit, slot.period)
        if (isReported(settings, slot, key as string)) reported.add(where)
        else reasons.set(where, reasonAt(settings, slot, key as string))
      }
    }
    return { reported, reasons }
  })
  return (unit, period) => {
    const where = address(unit, period)
    const absent = parts.filter(({ reported }) => !reported.has(where))
    return absent.length === 0
      ? null
      : mostTelling(absent.map(({ reasons }) => reasons.get(where) ?? 'not-reported'))
  }
}
