import { Decimal } from 'decimal.js'
import { missing, type Observation, observed } from '@/lib/values/observation'

/** Numerator ÷ denominator × factor, unrounded. A missing part makes it missing; a zero denominator is its own answer. */
export function ratio(
  numerator: Observation,
  denominator: Observation,
  factor: Decimal.Value = 100,
): Observation {
  if (numerator.kind === 'missing') return numerator
  if (denominator.kind === 'missing') return denominator
  if (denominator.value.isZero()) return missing('zero-denominator')
  return observed(numerator.value.times(new Decimal(factor)).dividedBy(denominator.value))
}
