import type { Modifiers } from './expression'
import type { SyntaxNode } from './syntax'

const modifierNames = ['periodOffset', 'yearToDate', 'aggregationType', 'minDate', 'maxDate'] as const
type ModifierName = (typeof modifierNames)[number]

/** DHIS2's server writes `AVERAGE`, its parser library `avg`. */
const aggregationTypes: Record<string, string> = {
  SUM: 'SUM',
  AVG: 'AVERAGE',
  AVERAGE: 'AVERAGE',
  AVG_SUM_ORG_UNIT: 'AVERAGE_SUM_ORG_UNIT',
  AVERAGE_SUM_ORG_UNIT: 'AVERAGE_SUM_ORG_UNIT',
  LAST: 'LAST',
  LAST_AVG_ORG_UNIT: 'LAST_AVERAGE_ORG_UNIT',
  LAST_AVERAGE_ORG_UNIT: 'LAST_AVERAGE_ORG_UNIT',
  LAST_LAST_ORG_UNIT: 'LAST_LAST_ORG_UNIT',
  LAST_ANALYTICS_PERIOD: 'LAST_IN_PERIOD',
  LAST_IN_PERIOD: 'LAST_IN_PERIOD',
  LAST_ANALYTICS_PERIOD_AVG_ORG_UNIT: 'LAST_IN_PERIOD_AVERAGE_ORG_UNIT',
  LAST_IN_PERIOD_AVERAGE_ORG_UNIT: 'LAST_IN_PERIOD_AVERAGE_ORG_UNIT',
  FIRST: 'FIRST',
  FIRST_AVG_ORG_UNIT: 'FIRST_AVERAGE_ORG_UNIT',
  FIRST_AVERAGE_ORG_UNIT: 'FIRST_AVERAGE_ORG_UNIT',
  FIRST_FIRST_ORG_UNIT: 'FIRST_FIRST_ORG_UNIT',
  COUNT: 'COUNT',
  STDDEV: 'STDDEV',
  VARIANCE: 'VARIANCE',
  MIN: 'MIN',
  MAX: 'MAX',
  MIN_SUM_ORG_UNIT: 'MIN_SUM_ORG_UNIT',
  MAX_SUM_ORG_UNIT: 'MAX_SUM_ORG_UNIT',
  NONE: 'NONE',
  CUSTOM: 'CUSTOM',
  DEFAULT: 'DEFAULT',
}

export const isModifier = (name: string): name is ModifierName =>
  modifierNames.some((candidate) => candidate === name)

/** The modifiers inside one more call, `outer` being those around it; null when its arguments are wrong. */
export function readModifier(
  name: ModifierName,
  args: readonly SyntaxNode[],
  outer: Modifiers,
): Modifiers | null {
  if (name === 'yearToDate') return args.length === 0 ? { ...outer, yearToDate: true } : null
  const [arg] = args
  if (arg === undefined || args.length > 1) return null
  switch (name) {
    case 'periodOffset': {
      const offset = toInteger(arg)
      return offset === null ? null : { ...outer, periodOffset: outer.periodOffset + offset }
    }
    case 'aggregationType': {
      const type = arg.type === 'Identifier' ? aggregationTypes[arg.name.toUpperCase()] : undefined
      return type === undefined ? null : { ...outer, aggregationType: type }
    }
    case 'minDate':
    case 'maxDate': {
      const day = arg.type === 'Date' ? toDay(arg.value) : null
      return day === null ? null : { ...outer, [name]: day }
    }
  }
}

function toInteger(node: SyntaxNode): number | null {
  if (node.type === 'Number') return /^\d{1,6}$/.test(node.raw) ? Number(node.raw) : null
  if (node.type !== 'UnaryExpression' || node.argument.type !== 'Number') return null
  const size = toInteger(node.argument)
  if (size === null || (node.operator !== '-' && node.operator !== '+')) return null
  return node.operator === '-' ? 0 - size : size
}

function toDay(text: string): string | null {
  const [year = '', month = '', day = ''] = text.split('-')
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
