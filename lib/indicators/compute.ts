import { Decimal } from 'decimal.js'
import { type MissingReason, missing, type Observation, observed } from '@/lib/values/observation'
import { evaluate, type Value } from './expression/evaluate'
import type { DataItem, Expression } from './expression/expression'
import { itemsOf } from './expression/parse'
import { itemKey } from './expression/to-text'
import type { Aggregate, Coverage, FigureStage } from './figure'
import type { Formula } from './formula'
import { ratio } from './ratio'
import { mostTelling } from './reasons'

export type Computed = {
  value: Observation
  /** Null for a plain count. */
  numerator: Observation | null
  denominator: Observation | null
  coverage: Coverage
  stage: FigureStage | null
  origins: readonly string[]
}

/** What a formula asks besides figures: a constant, a count of units or reports, the days of the period. */
export type OtherValue = (item: DataItem) => Observation | string | boolean

/** What the terms of a formula came to, by address. */
export type Aggregates = ReadonlyMap<string, Aggregate>

/**
 * Numerator ÷ denominator × factor, each worked out from terms that were added up first (DESIGN §3.4); never a mean
 * of ratios.
 */
export function computeIndicator(
  formula: Formula,
  aggregates: Aggregates,
  otherValue: OtherValue = () => missing('not-available'),
  /** DHIS2's annualised factor: 365 ÷ days of the period. */
  perYear: Decimal.Value = 1,
): Computed {
  const used = formula.terms.flatMap(({ address }) => aggregates.get(address) ?? [])
  const factor = new Decimal(formula.factor).times(formula.annualized ? perYear : 1)
  const nothing = nothingReported(formula, used)
  const side = (expression: Expression) =>
    nothing ?? evaluateSide(expression, formula, aggregates, otherValue)
  const numerator = side(formula.numerator)
  const denominator = formula.denominator && side(formula.denominator)
  return {
    value: denominator ? ratio(numerator, denominator, factor) : scale(numerator, factor),
    numerator: denominator ? numerator : null,
    denominator,
    coverage: weakestCoverage(used),
    stage: used.some(({ stage }) => stage === 'provisional') ? 'provisional' : (used[0]?.stage ?? null),
    origins: [...new Set(used.flatMap(({ origins }) => origins))].sort(),
  }
}

/** DHIS2's strategies count what is missing as zero, but where nobody reported anything there is nothing to count. */
function nothingReported({ missing: strategy }: Formula, used: readonly Aggregate[]): Observation | null {
  if (strategy === 'refuse' || used.length === 0) return null
  const reasons = used.flatMap(({ observation }) => reasonOf(observation))
  return reasons.length === used.length ? missing(mostTelling(reasons)) : null
}

function evaluateSide(
  expression: Expression,
  { missing: strategy }: Formula,
  aggregates: Aggregates,
  otherValue: OtherValue,
): Observation {
  const reasons: MissingReason[] = []
  const { value, cause } = evaluate(
    expression,
    (item) => toValue(aggregates.get(itemKey(item))?.observation ?? otherValue(item)),
    strategy,
  )
  if (Decimal.isDecimal(value)) return value.isFinite() ? observed(value) : missing('zero-denominator')
  if (typeof value === 'boolean') return observed(value ? 1 : 0)
  if (cause?.kind === 'zero-division') return missing('zero-denominator')
  for (const item of itemsOf(expression)) {
    const found = aggregates.get(itemKey(item))?.observation ?? otherValue(item)
    if (typeof found === 'object') reasons.push(...reasonOf(found))
  }
  return missing(reasons.length > 0 ? mostTelling(reasons) : 'not-available')
}

function toValue(found: Observation | string | boolean): Value {
  if (typeof found !== 'object') return found
  return found.kind === 'observed' ? found.value : null
}

function reasonOf(observation: Observation): MissingReason[] {
  return observation.kind === 'missing' ? [observation.reason] : []
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
