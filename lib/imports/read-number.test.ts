import { expect, test } from 'vitest'
import { type NumberRule, readNumber } from './read-number'

const any: NumberRule = { kind: 'any' }
const cell = (decimals: number): NumberRule => ({ kind: 'cell', decimals })
const dhis2 = (valueType: string): NumberRule => ({ kind: 'dhis2', valueType })

test.each([
  ['1', '1'],
  ['0', '0'],
  ['-0', '0'],
  ['0.0', '0'],
  ['007', '7'],
  ['1.50', '1.5'],
  ['-3', '-3'],
  ['1e3', '1000'],
  ['1.5E-2', '0.015'],
  ['123456789012345678901234567890.123456789012345', '123456789012345678901234567890.123456789012345'],
])('%s is exactly %s', (text, value) => {
  expect(readNumber(text, any)).toEqual({ ok: true, value })
})

test.each([
  [null, any, 'empty-value'],
  ['1,5', any, 'not-a-number'],
  ['1.234.567', any, 'not-a-number'],
  ['true', any, 'not-a-number'],
  ['NaN', any, 'not-a-number'],
  ['Infinity', any, 'not-a-number'],
  ['0x10', any, 'not-a-number'],
  ['1e99', any, 'too-large'],
  ['-1', cell(0), 'negative'],
  ['1.5', cell(0), 'too-many-decimals'],
  ['1.55', cell(1), 'too-many-decimals'],
  ['1000000000', cell(0), 'too-large'],
  ['5', dhis2('TEXT'), 'not-a-number'],
  ['1', dhis2('BOOLEAN'), 'not-a-number'],
  ['1.5', dhis2('INTEGER'), 'too-many-decimals'],
  ['0', dhis2('INTEGER_POSITIVE'), 'out-of-range'],
  ['-1', dhis2('INTEGER_ZERO_OR_POSITIVE'), 'out-of-range'],
  ['0', dhis2('INTEGER_NEGATIVE'), 'out-of-range'],
  ['100.1', dhis2('PERCENTAGE'), 'out-of-range'],
  ['1.1', dhis2('UNIT_INTERVAL'), 'out-of-range'],
])('%s is refused by %o as %s', (text, rule, code) => {
  expect(readNumber(text, rule)).toEqual({ ok: false, code })
})

test.each([
  ['-2.25', dhis2('NUMBER')],
  ['0', dhis2('INTEGER_ZERO_OR_POSITIVE')],
  ['100', dhis2('PERCENTAGE')],
  ['1.5', cell(1)],
  ['0', cell(0)],
])('%s is taken by %o', (text, rule) => {
  expect(readNumber(text, rule)).toEqual({ ok: true, value: text })
})
