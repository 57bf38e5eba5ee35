import { Decimal } from 'decimal.js'
import type { MissingStrategy } from '@/lib/catalogue/catalogue'
import { evaluate, type Value } from '@/lib/indicators/expression/evaluate'
import type { BinaryOperator, DataItem, Expression } from '@/lib/indicators/expression/expression'
import { applyOperator } from '@/lib/indicators/expression/operators'
import { found } from '@/lib/indicators/expression/outcome'
import { itemsOf, parseExpression } from '@/lib/indicators/expression/parse'
import { type CellKey, toCellKey } from '../submission'
import { add, type CheckedItem, type Figures } from './figures'
import type { CheckProblem } from './problem'
import type { FormRule, RuleOperator, RuleSide } from './rule'

type Side = { expression: Expression; items: readonly DataItem[] }
type ElementItem = DataItem & { kind: 'element' }

const signs: Partial<Record<RuleOperator, Exclude<BinaryOperator, 'and' | 'or'>>> = {
  equal_to: '==',
  not_equal_to: '!=',
  greater_than: '>',
  greater_than_or_equal_to: '>=',
  less_than: '<',
  less_than_or_equal_to: '<=',
}

/** A form is checked at every keystroke, its rules are read once. */
const read = new WeakMap<RuleSide, Side | null>()

/**
 * Whether a rule holds, in DHIS2's way: a side that can't be worked out breaks no comparison; a compulsory pair has both
 * sides or none, an exclusive pair has at most one. A reason for having no number completes a pair.
 */
export function checkRule(rule: FormRule, figures: Figures): CheckProblem[] {
  const [left, right] = [readSide(rule.left), readSide(rule.right)]
  if (!left || !right) return []
  const cells = [left, right].map(({ items }) => items.flatMap((item) => cellsOf(item, figures.items)))
  const all = [...new Set(cells.flat())]
  const [cell] = all
  if (cell === undefined) return []
  const isPair = rule.operator === 'compulsory_pair' || rule.operator === 'exclusive_pair'
  const [one, other] = [
    work(left, rule.left.missing, figures, isPair),
    work(right, rule.right.missing, figures, isPair),
  ]
  if (!isBroken(rule.operator, one, other)) return []

  const isHalf = rule.operator === 'compulsory_pair'
  const blank = (cells[one === null ? 0 : 1] ?? []).filter((key) => figures.at(key) === null)
  if (isHalf && blank.length > 0 && blank.every(figures.hasReason)) return []
  const { code, operator, nameVi, nameEn, descriptionVi, descriptionEn, severity } = rule
  return [
    {
      severity,
      code: isHalf ? 'compulsory-pair' : isPair ? 'exclusive-pair' : 'rule-broken',
      cell,
      cells: all,
      numbers: { ...toNumber('left', one), ...toNumber('right', other) },
      answered: severity === 'warning' && figures.hasComment(cell),
      incomplete: all.some((key) => figures.at(key) === null && !figures.hasReason(key)),
      rule: { code, operator, nameVi, nameEn, descriptionVi, descriptionEn },
    },
  ]
}

function isBroken(operator: RuleOperator, left: Value, right: Value): boolean {
  if (operator === 'compulsory_pair') return (left === null) !== (right === null)
  if (operator === 'exclusive_pair') return left !== null && right !== null
  const sign = signs[operator]
  if (sign === undefined || left === null || right === null) return false
  return applyOperator(sign, found(left), found(right)).value === false
}

/** A pair asks for values, so nothing at all is none, even where a missing one counts as 0. */
function work({ expression }: Side, missing: MissingStrategy, figures: Figures, isPair: boolean): Value {
  const strategy = isPair && missing === 'never_skip' ? 'skip_if_all_missing' : missing
  return evaluate(expression, (item) => readItem(item, figures), strategy).value
}

function readItem(item: DataItem, figures: Figures): Value {
  if (item.kind !== 'element') return null
  const periodsBack = -item.modifiers.periodOffset
  const numbers = columnsOf(item, figures.items).flatMap((cell) => figures.at(cell, periodsBack) ?? [])
  return numbers.length === 0 ? null : add(numbers)
}

/** The cells of this period that an item reads. */
function cellsOf(item: DataItem, items: ReadonlyMap<string, CheckedItem>): CellKey[] {
  return item.kind === 'element' && item.modifiers.periodOffset === 0 ? columnsOf(item, items) : []
}

/** A total that the form doesn't ask is the sum of what it asks, as for DHIS2's split elements. */
function columnsOf({ element, option }: ElementItem, items: ReadonlyMap<string, CheckedItem>): CellKey[] {
  const columns = items.get(element)?.columns ?? []
  if (option !== null || columns.includes('')) return [toCellKey(element, option ?? '')]
  return columns.map((column) => toCellKey(element, column))
}

function readSide(side: RuleSide): Side | null {
  const known = read.get(side)
  if (known !== undefined) return known
  const parsed = parseExpression(side.expression)
  const made = parsed.ok ? { expression: parsed.expression, items: itemsOf(parsed.expression) } : null
  read.set(side, made)
  return made
}

function toNumber(name: string, value: Value): Record<string, string> {
  return Decimal.isDecimal(value) ? { [name]: value.toFixed() } : {}
}
