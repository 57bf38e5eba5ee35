import { Decimal } from 'decimal.js'

export type NumberProblem =
  | 'empty-value'
  | 'not-a-number'
  | 'negative'
  | 'too-large'
  | 'too-many-decimals'
  | 'out-of-range'

/** What an element takes: as its form's cells do, as its DHIS2 value type says, or any number. */
export type NumberRule =
  | { kind: 'cell'; decimals: number }
  | { kind: 'dhis2'; valueType: string }
  | { kind: 'any' }

/** As a machine writes it. At most 30 digits before the point and 15 behind: `numeric` holds them exactly. */
const machineNumber = /^-?\d{1,30}(\.\d{1,15})?([eE][+-]?\d{1,2})?$/
const largestCell = new Decimal(999_999_999)
const longestWhole = 30

/** Exact decimal text (`1e3` is `1000`, `-0` is `0`), or what is wrong with it. Zero is a number, blank isn't. */
export function readNumber(
  text: string | null,
  rule: NumberRule,
): { ok: true; value: string } | { ok: false; code: NumberProblem } {
  if (text === null) return { ok: false, code: 'empty-value' }
  if (!machineNumber.test(text)) return { ok: false, code: 'not-a-number' }
  const number = new Decimal(text)
  const value = number.isZero() ? new Decimal(0) : number
  if (value.abs().gte(Decimal.pow(10, longestWhole)) || value.decimalPlaces() > 40)
    return { ok: false, code: 'too-large' }
  const code = refuse(value, rule)
  return code ? { ok: false, code } : { ok: true, value: value.toFixed() }
}

function refuse(value: Decimal, rule: NumberRule): NumberProblem | null {
  if (rule.kind === 'any') return null
  if (rule.kind === 'dhis2') return refuseType(value, rule.valueType)
  if (value.isNegative()) return 'negative'
  if (value.gt(largestCell)) return 'too-large'
  return value.decimalPlaces() > rule.decimals ? 'too-many-decimals' : null
}

function refuseType(value: Decimal, valueType: string): NumberProblem | null {
  const between = (low: number, high: number) => (value.gte(low) && value.lte(high) ? null : 'out-of-range')
  if (valueType === 'NUMBER') return null
  if (valueType === 'PERCENTAGE') return between(0, 100)
  if (valueType === 'UNIT_INTERVAL') return between(0, 1)
  // Text, dates, yes or no: not a figure, even where it looks like one.
  if (!valueType.startsWith('INTEGER')) return 'not-a-number'
  if (!value.isInteger()) return 'too-many-decimals'
  if (valueType === 'INTEGER_POSITIVE' && value.lte(0)) return 'out-of-range'
  if (valueType === 'INTEGER_ZERO_OR_POSITIVE' && value.lt(0)) return 'out-of-range'
  return valueType === 'INTEGER_NEGATIVE' && value.gte(0) ? 'out-of-range' : null
}
