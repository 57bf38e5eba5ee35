import type { DataItem, Expression, Modifiers } from './expression'
import { needsBrackets } from './precedence'

/** The formula in its language again, with the fewest brackets; read again it gives the same tree. */
export function toText(expression: Expression): string {
  const part = (child: Expression) =>
    needsBrackets(expression, child) ? `(${toText(child)})` : toText(child)
  switch (expression.kind) {
    case 'number':
      return expression.value.toString()
    case 'text':
      return `'${expression.value.replaceAll(/[\\']/g, '\\$&')}'`
    case 'boolean':
      return String(expression.value)
    case 'null':
      return 'null'
    case 'item':
      return itemText(expression.item)
    case 'unary':
      return `${expression.operator === 'not' ? '!' : expression.operator}${part(expression.operand)}`
    case 'binary':
      return `${part(expression.left)} ${expression.operator} ${part(expression.right)}`
    case 'call': {
      const [first = '', ...others] = expression.args.map(toText)
      return expression.name === 'is'
        ? `is(${first} in ${others.join(', ')})`
        : `${expression.name}(${[first, ...others].join(', ')})`
    }
  }
}

/** Equal exactly for items that ask for the same. */
export const itemKey = (item: DataItem): string => itemText(item)

/** An item as written in a formula: `#{uid.uid}.periodOffset(-1)`. */
export function itemText(item: DataItem): string {
  switch (item.kind) {
    case 'element':
      return `#{${elementText(item)}}${modifierText(item.modifiers)}`
    case 'constant':
      return `C{${item.ref}}`
    case 'group':
      return `OUG{${item.ref}}`
    case 'reporting-rate':
      return `R{${item.form}.${item.metric}}${modifierText(item.modifiers)}`
    case 'indicator':
      return `N{${item.ref}}${modifierText(item.modifiers)}`
    case 'days':
      return '[days]'
    case 'period-in-year':
      return '[periodInYear]'
    case 'yearly-period-count':
      return '[yearlyPeriodCount]'
    case 'org-unit-test':
      return `orgUnit.${item.test}(${item.refs.join(', ')})`
    case 'sub-expression':
      return `subExpression(${toText(item.expression)})${modifierText(item.modifiers)}`
  }
}

type ElementRef = { element: string; option: string | null; attributeOption: string | null }

/** What stands between the braces of `#{…}`. */
export function elementText({ element, option, attributeOption }: ElementRef): string {
  if (option?.includes('=')) return `${element}:${option}`
  if (attributeOption !== null) return `${element}.${option ?? '*'}.${attributeOption}`
  return option === null ? element : `${element}.${option}`
}

function modifierText(modifiers: Modifiers): string {
  const { periodOffset, yearToDate, aggregationType, minDate, maxDate } = modifiers
  return [
    periodOffset === 0 ? '' : `.periodOffset(${periodOffset})`,
    yearToDate ? '.yearToDate()' : '',
    aggregationType === null ? '' : `.aggregationType(${aggregationType})`,
    minDate === null ? '' : `.minDate(${minDate})`,
    maxDate === null ? '' : `.maxDate(${maxDate})`,
  ].join('')
}
