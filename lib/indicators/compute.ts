import { Decimal } from 'decimal.js'
import { type MissingReason, missing, type Observation, observed } from '@/lib/values/observation'
import {
  type Aggregate,
  type Coverage,
  type FigureStage,
  type RollUpSettings,
  refused,
  type UnitSlots,
} from './figure'
import { ratio } from './ratio'
import { mostTelling } from './reasons'
import { isReported, reasonAt, rollUp } from './roll-up'

/** One data element of a formula with the unit-periods that owe it, or why they can't be put together. */
export type Term = {
  settings: RollUpSettings
  frequency: string
  units: readonly UnitSlots[] | MissingReason
}

export type IndicatorInput = {
  numerator: readonly Term[]
  /** Null for a plain count. */
  denominator: readonly Term[] | null
  factor: Decimal.Value
  /** `both`: only unit-periods with every part enter. `independent`: each part adds by itself. */
  pairing: 'both' | 'independent'
  key: string
  target: string
}

export type Computed = {
  value: Observation
  /** Null for a plain count. */
  numerator: Observation | null
  denominator: Observation | null
  coverage: Coverage
  stage: FigureStage | null
  origins: readonly string[]
}

/** Numerator ÷ denominator × factor, each first added up by its own settings; never a mean of ratios. */
export function computeIndicator(input: IndicatorInput): Computed {
  const terms = [...input.numerator, ...(input.denominator ?? [])]
  const excluded = input.pairing === 'both' && terms.length > 1 ? pairs(terms, input.key) : undefined
  const aggregates = terms.map((term) => aggregateTerm(term, input, excluded))
  const tops = aggregates.slice(0, input.numerator.length)
  const bottoms = aggregates.slice(input.numerator.length)
  const numerator = addParts(tops, input.pairing)
  const denominator = input.denominator ? addParts(bottoms, input.pairing) : null
  const value = denominator ? ratio(numerator, denominator, input.factor) : scale(numerator, input.factor)
  return {
    value,
    numerator: denominator ? numerator : null,
    denominator,
    coverage: weakestCoverage(aggregates),
    stage: aggregates.some(({ stage }) => stage === 'provisional')
      ? 'provisional'
      : (aggregates[0]?.stage ?? null),
    origins: [...new Set(aggregates.flatMap(({ origins }) => origins))].sort(),
  }
}

type Excluded = (unit: string, period: string) => MissingReason | null

function aggregateTerm(
  term: Term,
  { key, target }: IndicatorInput,
  excluded: Excluded | undefined,
): Aggregate {
  if (typeof term.units === 'string') return refused(term.units)
  return rollUp({ settings: term.settings, units: term.units, key, target, excluded })
}

/** Why a unit-period stays out because another part isn't there; parts of different frequency pair by unit. */
function pairs(terms: readonly Term[], key: string): Excluded {
  const byPeriod = terms.every((term) => term.frequency === terms[0]?.frequency)
  const address = (unit: string, period: string) => (byPeriod ? `${unit}|${period}` : unit)
  const parts = terms.map((term) => {
    const reported = new Set<string>()
    const reasons = new Map<string, MissingReason>()
    for (const { unit, slots } of typeof term.units === 'string' ? [] : term.units) {
      for (const slot of slots) {
        const where = address(unit, slot.period)
        if (isReported(term.settings, slot, key)) reported.add(where)
        else reasons.set(where, reasonAt(term.settings, slot, key))
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

function addParts(parts: readonly Aggregate[], pairing: IndicatorInput['pairing']): Observation {
  const reasons = parts.flatMap(({ observation }) =>
    observation.kind === 'missing' ? [observation.reason] : [],
  )
  if (reasons.length === parts.length || (pairing === 'both' && reasons.length > 0))
    return missing(mostTelling(reasons))
  return observed(
    parts.reduce(
      (sum, { observation }) => (observation.kind === 'observed' ? sum.plus(observation.value) : sum),
      new Decimal(0),
    ),
  )
}

function scale(value: Observation, factor: Decimal.Value): Observation {
  return value.kind === 'missing' ? value : observed(value.value.times(factor))
}

function weakestCoverage(parts: readonly Aggregate[]): Coverage {
  const share = ({ coverage }: Aggregate) =>
    coverage.assigned === 0 ? 0 : coverage.reported / coverage.assigned
  return (
    parts.reduce<Aggregate | null>(
      (weakest, part) => (weakest && share(weakest) <= share(part) ? weakest : part),
      null,
    )?.coverage ?? { reported: 0, assigned: 0 }
  )
}
