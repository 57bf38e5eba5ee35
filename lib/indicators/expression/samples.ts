import { Decimal } from 'decimal.js'
import type { MissingStrategy } from '@/lib/catalogue/catalogue'
import { type Evaluation, evaluate, type Value } from './evaluate'
import type { DataItem, Expression } from './expression'
import { parseExpression } from './parse'
import { itemText } from './to-text'

/** For tests: throws what the parser says. */
export function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.code} at ${parsed.problem.position}`)
  return parsed.expression
}

/** For tests: a formula worked out over values by the item's text (`#{a}`); others are missing. */
export function run(
  text: string,
  values: Record<string, number | string | boolean> = {},
  strategy: MissingStrategy = 'refuse',
): Evaluation {
  const toValue = (item: DataItem): Value => {
    const value = values[itemText(item)]
    return typeof value === 'number' ? new Decimal(value) : (value ?? null)
  }
  return evaluate(read(text), toValue, strategy)
}

/** A value as plain JavaScript, for comparing. */
export const plain = (value: Value): number | string | boolean | null =>
  Decimal.isDecimal(value) ? value.toNumber() : value
