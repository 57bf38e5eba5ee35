import { formatDate, formatNumber, type Language } from '@/lib/format'
import type { BinaryOperator, DataItem, Expression, Modifiers } from './expression'
import { needsBrackets } from './precedence'
import { vocabularies } from './vocabulary'

export type Wording = {
  language: Language
  /** The name of an element, constant, group, form's rate, indicator or unit test; days and periods are known here. */
  nameOf: (item: DataItem) => string
  /** Given, every item is shown by its value instead: the formula with the numbers filled in. */
  valueTextOf?: (item: DataItem) => string
}

const signs: Partial<Record<BinaryOperator, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
}

/** A formula for people: `Số kiến nghị đã trả lời ÷ Tổng số kiến nghị`, `nếu (…; …; …)`. */
export function toWords(expression: Expression, wording: Wording): string {
  const words = vocabularies[wording.language]
  const inside = (part: Expression) => toWords(part, wording)
  const part = (child: Expression) =>
    needsBrackets(expression, child) ? `(${inside(child)})` : inside(child)
  switch (expression.kind) {
    case 'number':
      return formatNumber(expression.value, expression.value.decimalPlaces(), wording.language)
    case 'text':
      return `“${expression.value}”`
    case 'boolean':
      return words[expression.value ? 'true' : 'false']
    case 'null':
      return words.none
    case 'item':
      return wording.valueTextOf?.(expression.item) ?? itemInWords(expression.item, wording)
    case 'unary':
      if (expression.operator === 'not') return `${words.not} (${inside(expression.operand)})`
      return `${expression.operator === '-' ? '−' : ''}${part(expression.operand)}`
    case 'binary': {
      const { operator, left, right } = expression
      if (operator === '^') return `${part(left)}^${part(right)}`
      const sign = { and: words.and, or: words.or, '%': words.modulo }[operator as string]
      return `${part(left)} ${sign ?? signs[operator] ?? operator} ${part(right)}`
    }
    case 'call':
      return callInWords(expression, wording)
  }
}

function callInWords({ name, args }: Expression & { kind: 'call' }, wording: Wording): string {
  const words = vocabularies[wording.language]
  const list = (parts: readonly Expression[]) => `(${parts.map((part) => toWords(part, wording)).join('; ')})`
  if (name === 'is' || name === 'contains' || name === 'containsItems') {
    const [subject, ...others] = args
    const text = subject === undefined ? '' : toWords(subject, wording)
    const isWhole = subject?.kind !== 'binary' && subject?.kind !== 'unary'
    return `${isWhole ? text : `(${text})`} ${words[name]} ${list(others)}`
  }
  return `${words.functions[name]} ${list(args)}`
}

function itemInWords(item: DataItem, wording: Wording): string {
  const words = vocabularies[wording.language]
  switch (item.kind) {
    case 'days':
      return words.days
    case 'period-in-year':
      return words.periodInYear
    case 'yearly-period-count':
      return words.yearlyPeriodCount
    case 'sub-expression':
      return `${words.subExpression}${inBrackets(modifierWords(item.modifiers, wording.language))} (${toWords(item.expression, wording)})`
    case 'constant':
    case 'group':
    case 'org-unit-test':
      return wording.nameOf(item)
    default:
      return `${wording.nameOf(item)}${inBrackets(modifierWords(item.modifiers, wording.language))}`
  }
}

const inBrackets = (words: readonly string[]) => (words.length === 0 ? '' : ` (${words.join(', ')})`)

/** `kỳ trước`, `luỹ kế từ đầu năm`: how an item is read where not plainly. */
export function modifierWords(modifiers: Modifiers, language: Language): string[] {
  const words = vocabularies[language]
  const { periodOffset, yearToDate, aggregationType, minDate, maxDate } = modifiers
  return [
    ...(periodOffset === 0 ? [] : [words.periodOffset(periodOffset)]),
    ...(yearToDate ? [words.yearToDate] : []),
    ...(aggregationType === null ? [] : [words.aggregation(aggregationType)]),
    ...(minDate === null ? [] : [words.minDate(formatDate(minDate))]),
    ...(maxDate === null ? [] : [words.maxDate(formatDate(maxDate))]),
  ]
}
