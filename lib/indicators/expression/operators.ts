import type { Decimal } from 'decimal.js'
import type { BinaryOperator } from './expression'
import {
  areEqual,
  type BooleanOutcome,
  found,
  isEndless,
  type NumberOutcome,
  none,
  type Outcome,
  toNumber,
  toRange,
} from './outcome'

type ArithmeticOperator = '^' | '*' | '/' | '%' | '+' | '-'

const arithmetic: Record<ArithmeticOperator, (left: Decimal, right: Decimal) => Decimal> = {
  '^': (left, right) => left.pow(right),
  '*': (left, right) => left.times(right),
  '/': (left, right) => left.dividedBy(right),
  // Takes the sign of the left side, as in Java.
  '%': (left, right) => left.modulo(right),
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
}

const isArithmetic = (operator: BinaryOperator): operator is ArithmeticOperator =>
  Object.hasOwn(arithmetic, operator)

/** Arithmetic and comparisons of two sides. A missing side makes arithmetic and order missing, never zero. */
export function applyOperator(
  operator: Exclude<BinaryOperator, 'and' | 'or'>,
  left: Outcome,
  right: Outcome,
): Outcome {
  if (operator === '==') return found(areEqual(left, right))
  if (operator === '!=') return found(!areEqual(left, right))
  if (!isArithmetic(operator)) return compare(operator, left, right)
  const [one, other] = [toNumber(left), toNumber(right)]
  if (one.value === null) return one
  if (other.value === null) return other
  return calculate(operator, { ...one, value: one.value }, { ...other, value: other.value })
}

type Known = { value: Decimal; cause: NumberOutcome['cause'] }

function calculate(operator: ArithmeticOperator, left: Known, right: Known): Outcome {
  const value = toRange(arithmetic[operator](left.value, right.value))
  if (!isEndless(value)) return found(value)
  const inherited = left.cause ?? right.cause
  return {
    value,
    cause: inherited ?? { kind: dividesByZero(operator, left, right) ? 'zero-division' : 'undefined' },
  }
}

function dividesByZero(operator: ArithmeticOperator, left: Known, right: Known): boolean {
  if (operator === '/' || operator === '%') return right.value.isZero()
  return operator === '^' && left.value.isZero() && right.value.isNegative()
}

/** Two texts by their characters, everything else by number. */
function compare(operator: '<' | '>' | '<=' | '>=', left: Outcome, right: Outcome): BooleanOutcome {
  if (typeof left.value === 'string' && typeof right.value === 'string') {
    const order = left.value < right.value ? -1 : left.value > right.value ? 1 : 0
    return found(holds(operator, order))
  }
  const [one, other] = [toNumber(left), toNumber(right)]
  if (one.value === null) return { value: null, cause: one.cause }
  if (other.value === null) return { value: null, cause: other.cause }
  if (one.value.isNaN() || other.value.isNaN()) return found(false)
  return found(holds(operator, one.value.comparedTo(other.value)))
}

function holds(operator: '<' | '>' | '<=' | '>=', order: number): boolean {
  if (order === 0) return operator.endsWith('=')
  return order < 0 ? operator.startsWith('<') : operator.startsWith('>')
}

export function negate(side: Outcome): NumberOutcome {
  const { value, cause } = toNumber(side)
  return value === null ? none(cause ?? { kind: 'null' }) : { value: value.negated(), cause }
}
