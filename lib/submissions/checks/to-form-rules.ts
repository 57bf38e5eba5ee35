import { Decimal } from 'decimal.js'
import type { Catalogue, CatalogueRule } from '@/lib/catalogue/catalogue'
import { type DataItem, type Expression, noModifiers } from '@/lib/indicators/expression/expression'
import { itemsOf, parseExpression } from '@/lib/indicators/expression/parse'
import { toText } from '@/lib/indicators/expression/to-text'
import { toUid } from '@/lib/uid'
import { type FormDefinition, itemsOf as rowsOf } from '../form'
import { periodsLookedBack } from './history'
import type { FormRule, RuleOperator } from './rule'

type CheckedForm = Pick<FormDefinition, 'sections' | 'frequency' | 'validOnly'>
type Resolve = (item: DataItem) => Expression | null

/**
 * The rules that can be held against a form: all they name is asked there. Those of our data files say what holds at
 * any pace; imported ones are for forms of their own, as in DHIS2, where none keeps a report from being sent, whatever its
 * importance, unless the data set is complete only when valid: then they all do. Rules that look at other units, or at the period in
 * a way that a form can't answer, are for other places.
 */
export function toFormRules(catalogue: Catalogue, form: CheckedForm): FormRule[] {
  const columns = new Map(rowsOf(form).map((item) => [item.code, item.columns]))
  const resolve: Resolve = (item) => resolveItem(item, catalogue, columns)
  return catalogue.rules.list.flatMap((rule) => {
    const isOurs = rule.uid === toUid('validation-rule', rule.code)
    const [left, right] = [toSide(rule.leftSide, resolve), toSide(rule.rightSide, resolve)]
    if ((!isOurs && rule.frequency !== form.frequency) || left === null || right === null) return []
    const blocks = !isOurs && form.validOnly
    return { ...toFormRule(rule, left, right), ...(blocks ? { severity: 'error' as const } : {}) }
  })
}

function toFormRule(rule: CatalogueRule, left: string, right: string): FormRule {
  const { code, nameVi, nameEn, descriptionVi, descriptionEn, severity } = rule
  return {
    ...{ code, nameVi, nameEn, descriptionVi, descriptionEn, severity },
    // Checked where rules come in: the data files' schema and the import of metadata.
    operator: rule.operator as RuleOperator,
    left: { expression: left, missing: rule.leftMissing },
    right: { expression: right, missing: rule.rightMissing },
  }
}

/** The side with codes for uids; null when it asks for something that isn't in the form. */
function toSide(text: string, resolve: Resolve): string | null {
  const parsed = parseExpression(text)
  if (!parsed.ok) return null
  const named = mapItems(parsed.expression, resolve)
  if (named === null) return null
  const written = toText(named)
  // An imported code may hold signs that can't stand in a formula.
  const again = parseExpression(written)
  const isSame = again.ok && itemsOf(again.expression).length === itemsOf(named).length
  return isSame ? written : null
}

function resolveItem(
  item: DataItem,
  catalogue: Catalogue,
  columns: ReadonlyMap<string, readonly string[]>,
): Expression | null {
  if (item.kind === 'constant') {
    const found = catalogue.constants.byUid(item.ref)
    return found ? toNumber(new Decimal(found.value)) : null
  }
  if (item.kind !== 'element' || item.attributeOption !== null) return null
  const { periodOffset, ...others } = item.modifiers
  const { periodOffset: _none, ...plain } = noModifiers
  const isReadable = periodOffset <= 0 && periodOffset >= -periodsLookedBack
  if (!isReadable || JSON.stringify(others) !== JSON.stringify(plain)) return null
  const element = catalogue.elements.byUid(item.element)
  const asked = element ? columns.get(element.code) : undefined
  if (!element || !asked) return null
  const key = item.option === null ? '' : catalogue.breakdowns.byUid(item.option)?.key
  if (key === undefined || (key !== '' && !asked.includes(key))) return null
  return { kind: 'item', item: { ...item, element: element.code, option: key || null } }
}

function toNumber(value: Decimal): Expression {
  const number: Expression = { kind: 'number', value: value.abs() }
  return value.isNegative() ? { kind: 'unary', operator: '-', operand: number } : number
}

/** The expression with each item replaced; null when one can't be. */
function mapItems(expression: Expression, resolve: Resolve): Expression | null {
  const map = (part: Expression) => mapItems(part, resolve)
  switch (expression.kind) {
    case 'item':
      return resolve(expression.item)
    case 'unary': {
      const operand = map(expression.operand)
      return operand && { ...expression, operand }
    }
    case 'binary': {
      const [left, right] = [map(expression.left), map(expression.right)]
      return left && right && { ...expression, left, right }
    }
    case 'call': {
      const args = expression.args.map(map)
      return args.includes(null) ? null : { ...expression, args: args.flatMap((arg) => arg ?? []) }
    }
    default:
      return expression
  }
}
