import { Decimal } from 'decimal.js'
import type { MissingStrategy } from '@/lib/catalogue/catalogue'
import { callPlain } from './calls'
import type { DataItem, Expression } from './expression'
import { applyOperator, negate } from './operators'
import {
  areEqual,
  type Cause,
  found,
  isEndless,
  none,
  type Outcome,
  toBoolean,
  toNumber,
  toRange,
  type Value,
} from './outcome'

export type { Cause, Value } from './outcome'

/** One part of a formula as it was worked out; parts not needed (the other branch of an `if`) have no step. */
export type Step = { expression: Expression; value: Value; cause: Cause | null }

/** `cause` says why there is no value; the trail ends with the whole formula as worked out. */
export type Evaluation = { value: Value; cause: Cause | null; trail: readonly Step[] }

/**
 * Works out a formula. `toValue` gives an item's value, null when missing.
 *
 * `refuse` is ours: what can't be known stays missing, through every operator, and so does a division by zero.
 * The others are DHIS2's: a missing item counts as 0 but inside `isNull`, `isNotNull` and `firstNonNull`; then
 * the whole is null if any or all of the items read outside those were missing, or never.
 */
export function evaluate(
  expression: Expression,
  toValue: (item: DataItem) => Value,
  strategy: MissingStrategy,
): Evaluation {
  const isStrict = strategy === 'refuse'
  const trail: Step[] = []
  let replacesNulls = !isStrict
  let read = 0
  let present = 0
  let firstMissing: Cause | null = null

  const visit = (part: Expression): Outcome => {
    const raw = compute(part)
    const outcome = isStrict && isEndless(raw.value) ? { value: null, cause: raw.cause } : raw
    trail.push({ expression: part, value: isEndless(raw.value) ? null : outcome.value, cause: outcome.cause })
    return outcome
  }

  const visitAllowingNulls = (part: Expression): Outcome => {
    const before = replacesNulls
    replacesNulls = false
    const outcome = visit(part)
    replacesNulls = before
    return outcome
  }

  const compute = (part: Expression): Outcome => {
    switch (part.kind) {
      case 'number':
        return found(toRange(part.value))
      case 'text':
      case 'boolean':
        return found(part.value)
      case 'null':
        return none({ kind: 'null' })
      case 'item':
        return readItem(part.item)
      case 'unary': {
        const operand = visit(part.operand)
        if (part.operator === '-') return negate(operand)
        if (part.operator === '+') return toNumber(operand)
        const { value, cause } = toBoolean(operand)
        return { value: value === null ? null : !value, cause }
      }
      case 'binary':
        return part.operator === 'and' || part.operator === 'or'
          ? combine(part.operator, part.left, part.right)
          : compareOrCalculate(part.operator, part.left, part.right)
      case 'call':
        return call(part)
    }
  }

  const readItem = (item: DataItem): Outcome => {
    const value = toValue(item)
    if (!isCounted(item)) return value === null ? none({ kind: 'item', item }) : found(value)
    if (value === null) firstMissing ??= { kind: 'item', item }
    if (replacesNulls) {
      read += 1
      if (value !== null) present += 1
      return found(value ?? new Decimal(0))
    }
    return value === null ? none({ kind: 'item', item }) : found(value)
  }

  /** The left side alone may decide; the right one is then not read. */
  const combine = (operator: 'and' | 'or', left: Expression, right: Expression): Outcome => {
    const decides = operator === 'or'
    const one = toBoolean(visit(left))
    if (one.value === decides || one.cause?.kind === 'wrong-type') return one
    const other = toBoolean(visit(right))
    if (one.value !== null || other.cause?.kind === 'wrong-type') return other
    return operator === 'or' && other.value === true ? other : one
  }

  const compareOrCalculate = (
    operator: Parameters<typeof applyOperator>[0],
    left: Expression,
    right: Expression,
  ): Outcome => {
    const [one, other] = [visit(left), visit(right)]
    const asksForNull = left.kind === 'null' || right.kind === 'null'
    if (isStrict && !asksForNull && one.value === null) return one
    if (isStrict && !asksForNull && other.value === null) return other
    return applyOperator(operator, one, other)
  }

  const call = ({ name, args }: Expression & { kind: 'call' }): Outcome => {
    const [first, second, third] = args
    switch (name) {
      case 'if': {
        const test = toBoolean(visit(required(first)))
        if (test.value === null && (isStrict || test.cause?.kind === 'wrong-type')) return test
        return visit(required(test.value === true ? second : third))
      }
      case 'isNull':
      case 'isNotNull': {
        const { value } = visitAllowingNulls(required(first))
        return found((value === null) === (name === 'isNull'))
      }
      case 'firstNonNull': {
        let outcome: Outcome = none({ kind: 'null' })
        for (const arg of args) {
          outcome = visitAllowingNulls(arg)
          if (outcome.value !== null) break
        }
        return outcome
      }
      case 'removeZeros': {
        const number = toNumber(visit(required(first)))
        if (number.value?.isZero() !== true) return number
        // DHIS2 leaves the nulls that follow as they are: this one must not become 0 again.
        replacesNulls = false
        return none({ kind: 'null' })
      }
      case 'is':
        return isOneOf(args)
      default:
        return callPlain(name, args.map(visit), isStrict)
    }
  }

  const isOneOf = ([first, ...members]: readonly Expression[]): Outcome => {
    const wanted = visit(required(first))
    if (isStrict && wanted.value === null) return wanted
    let unknown: Outcome | null = null
    for (const member of members) {
      const candidate = visit(member)
      if (isStrict && candidate.value === null) unknown ??= candidate
      else if (areEqual(wanted, candidate)) return found(true)
    }
    return unknown ?? found(false)
  }

  const { value, cause } = visit(expression)
  const skips =
    (strategy === 'skip_if_any_missing' && present < read) ||
    (strategy === 'skip_if_all_missing' && read > 0 && present === 0)
  if (skips) return { value: null, cause: firstMissing, trail }
  if (isEndless(value)) return { value: null, cause, trail }
  if (value === null && replacesNulls && isReplaceable(cause)) {
    return { value: new Decimal(0), cause: null, trail }
  }
  return { value, cause, trail }
}

/** Items of the data; constants, counts of units and days always are there. */
function isCounted({ kind }: DataItem): boolean {
  return kind === 'element' || kind === 'reporting-rate' || kind === 'indicator' || kind === 'sub-expression'
}

const isReplaceable = (cause: Cause | null): boolean =>
  cause?.kind === 'null' || (cause?.kind === 'item' && isCounted(cause.item))

/** The parser has counted the arguments. */
function required(part: Expression | undefined): Expression {
  if (part === undefined) throw new Error('A function lacks an argument')
  return part
}
