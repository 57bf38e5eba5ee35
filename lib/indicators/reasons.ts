import type { MissingReason } from '@/lib/values/observation'

/** From the one a reader most needs to know to the one that says least. */
const telling: readonly MissingReason[] = [
  'cannot-combine',
  'suppressed',
  'zero-denominator',
  'not-disaggregated',
  'not-reported',
  'not-available',
  'not-applicable',
]

/**
 * One reason for many: the most telling. So "not applicable" only when everyone said so, and "not
 * disaggregated" as soon as a total stands somewhere. Nobody asked at all: not applicable.
 */
export function mostTelling(reasons: readonly MissingReason[]): MissingReason {
  return telling.find((reason) => reasons.includes(reason)) ?? 'not-applicable'
}
