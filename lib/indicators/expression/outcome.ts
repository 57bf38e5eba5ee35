import { Decimal } from 'decimal.js'
import type { DataItem } from './expression'

export type Value = Decimal | string | boolean | null

/** Why there is no value. */
export type Cause =
  | { kind: 'item'; item: DataItem }
  /** The formula itself says `null`, or `removeZeros` took a zero away. */
  | { kind: 'null' }
  | { kind: 'zero-division' }
  /** Mathematics has no answer, or one beyond 10^308: `log(-1)`. */
  | { kind: 'undefined' }
  /** A text where a number was needed, and the like; DHIS2 refuses these. */
  | { kind: 'wrong-type' }

/** A value on its way through a formula; numbers may be infinite, the cause then says why. */
export type Outcome = { value: Value; cause: Cause | null }
export type NumberOutcome = { value: Decimal | null; cause: Cause | null }
export type BooleanOutcome = { value: boolean | null; cause: Cause | null }

export const found = <Kind extends Value>(value: Kind) => ({ value, cause: null })
export const none = (cause: Cause) => ({ value: null, cause })

/** Holds for numbers of another copy of the library too, as `instanceof` would not. */
const isNumber = (value: Value): value is Decimal => Decimal.isDecimal(value)

export const isEndless = (value: Value): boolean => isNumber(value) && !value.isFinite()

/** A result beyond what DHIS2's numbers hold is infinite, or zero. Keeps later steps quick. */
export function toRange(value: Decimal): Decimal {
  if (!value.isFinite() || value.isZero()) return value
  if (value.e > 308) return new Decimal(value.isNegative() ? -Infinity : Infinity)
  return value.e < -324 ? new Decimal(0) : value
}

const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** DHIS2's coercion: true is 1, `'12'` is 12. */
export function toNumber({ value, cause }: Outcome): NumberOutcome {
  if (value === null || isNumber(value)) return { value, cause }
  if (typeof value === 'boolean') return found(new Decimal(value ? 1 : 0))
  return numeric.test(value) ? found(toRange(new Decimal(value.trim()))) : none({ kind: 'wrong-type' })
}

/** DHIS2's coercion: whole numbers but 0 are true, as is the word `true`. */
export function toBoolean({ value, cause }: Outcome): BooleanOutcome {
  if (value === null || typeof value === 'boolean') return { value, cause }
  if (typeof value === 'string') return found(value.toLowerCase() === 'true')
  return value.isInteger() ? found(!value.isZero()) : none({ kind: 'wrong-type' })
}

/** DHIS2's equality: a null equals a null only; a number or a boolean on one side decides how to compare. */
export function areEqual(left: Outcome, right: Outcome): boolean {
  if (left.value === null || right.value === null) return left.value === right.value
  if (isNumber(left.value) || isNumber(right.value)) {
    const [one, other] = [toNumber(left).value, toNumber(right).value]
    return one !== null && other !== null && one.equals(other)
  }
  if (typeof left.value === 'boolean' || typeof right.value === 'boolean') {
    return toBoolean(left).value === toBoolean(right).value
  }
  return left.value === right.value
}
