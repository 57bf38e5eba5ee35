import { Decimal } from 'decimal.js'

/** Why there is no number (DESIGN §3.2). Missing is never zero. */
export const missingReasons = [
  'not-reported',
  'not-available',
  'not-applicable',
  'not-disaggregated',
  'suppressed',
  'zero-denominator',
  'cannot-combine',
] as const
export type MissingReason = (typeof missingReasons)[number]

/** The reasons an officer may choose in a cell instead of a number. */
export const enterableReasons = [
  'not-available',
  'not-applicable',
] as const satisfies readonly MissingReason[]

/** An exact number or a reason; rounding waits for format.ts. */
export type Observation = { kind: 'observed'; value: Decimal } | { kind: 'missing'; reason: MissingReason }

export function observed(value: Decimal.Value): Observation {
  return { kind: 'observed', value: new Decimal(value) }
}

export function missing(reason: MissingReason): Observation {
  return { kind: 'missing', reason }
}
