import { Decimal } from 'decimal.js'
import type { FunctionName } from './expression'
import { standardNormalBelow, standardNormalDensity } from './normal-distribution'
import {
  type Cause,
  found,
  isEndless,
  type NumberOutcome,
  none,
  type Outcome,
  toNumber,
  toRange,
} from './outcome'

/** Functions whose arguments are all worked out first; the others choose what to read (evaluate.ts). */
export type PlainFunction = Exclude<
  FunctionName,
  'if' | 'isNull' | 'isNotNull' | 'firstNonNull' | 'removeZeros' | 'is'
>

/** `isStrict`: a missing argument makes the result missing where DHIS2 would pass over it. */
export function callPlain(name: PlainFunction, args: readonly Outcome[], isStrict: boolean): Outcome {
  if (name === 'contains' || name === 'containsItems') return containsAll(name, args, isStrict)
  const numbers = args.map(toNumber)
  const wrong = numbers.find(({ value, cause }) => value === null && cause?.kind === 'wrong-type')
  if (wrong) return wrong
  if (name === 'greatest' || name === 'least') return outermost(name, numbers, isStrict)
  const missing = numbers.find(({ value }) => value === null)
  if (missing) return missing
  const values = numbers.flatMap(({ value }) => value ?? [])
  const value = calculate(name, values)
  if (!isEndless(value)) return found(value)
  const byZero = name === 'log' && values.length === 2 && values[1]?.equals(1) && values[0]?.greaterThan(0)
  const cause: Cause = { kind: byZero ? 'zero-division' : 'undefined' }
  return { value, cause: numbers.find((number) => number.cause !== null)?.cause ?? cause }
}

function calculate(
  name: 'log' | 'log10' | 'normDistCum' | 'normDistDen',
  [first = new Decimal(0), second, third]: readonly Decimal[],
): Decimal {
  if (name === 'log10') return toRange(first.log(10))
  if (name === 'log') return toRange(second === undefined ? first.ln() : logarithm(first, second))
  const deviation = third?.toNumber() ?? Number.NaN
  if (!(deviation > 0)) return new Decimal(Number.NaN)
  const z = first.minus(second ?? 0).toNumber() / deviation
  return new Decimal(name === 'normDistCum' ? standardNormalBelow(z) : standardNormalDensity(z) / deviation)
}

/** Exact where it can be: log(8, 2) is 3. Bases 0 and 1 go the way of their logarithms. */
function logarithm(value: Decimal, base: Decimal): Decimal {
  const isOrdinary = value.greaterThan(0) && base.greaterThan(0) && !base.equals(1) && base.isFinite()
  return isOrdinary ? value.log(base) : value.ln().dividedBy(base.ln())
}

function outermost(
  name: 'greatest' | 'least',
  numbers: readonly NumberOutcome[],
  isStrict: boolean,
): NumberOutcome {
  const missing = numbers.find(({ value }) => value === null)
  const [first, ...others] = numbers.filter(({ value }) => value !== null)
  if (first === undefined || (isStrict && missing)) return missing ?? none({ kind: 'null' })
  const sign = name === 'greatest' ? 1 : -1
  return others.reduce((best, next) => (order(next, best) * sign > 0 ? next : best), first)
}

/** Not-a-number is above all numbers, as in Java. */
function order({ value: left }: NumberOutcome, { value: right }: NumberOutcome): number {
  if (left === null || right === null) return 0
  if (left.isNaN() || right.isNaN()) return Number(left.isNaN()) - Number(right.isNaN())
  return left.comparedTo(right)
}

function containsAll(
  name: 'contains' | 'containsItems',
  [whole, ...parts]: readonly Outcome[],
  isStrict: boolean,
): Outcome {
  if (whole === undefined || whole.value === null) return whole ?? none({ kind: 'null' })
  const missing = parts.find(({ value }) => value === null)
  if (missing && isStrict) return missing
  const text = String(whole.value)
  const items = text.split(',')
  return found(
    parts.every(({ value }) => {
      if (value === null) return false
      return name === 'contains' ? text.includes(String(value)) : items.includes(String(value))
    }),
  )
}
