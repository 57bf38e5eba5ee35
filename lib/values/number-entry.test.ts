import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '@/lib/format'
import { entryLimit, parseEntry } from './number-entry'

const count = { decimals: 0 }
const money = { decimals: 1 }

describe('a count', () => {
  test.each([
    ['222', '222', '222'],
    [' 222 ', '222', '222'],
    ['\u00a0222\u202f', '222', '222'],
    ['0', '0', '0'],
    ['007', '7', '7'],
    ['02', '2', '2'],
    ['1234', '1234', '1.234'],
    ['1.234', '1234', '1.234'],
    ['12.345', '12345', '12.345'],
    ['1.234.567', '1234567', '1.234.567'],
    ['999999999', '999999999', '999.999.999'],
    ['999.999.999', '999999999', '999.999.999'],
  ])('"%s" is %s, echoed as %s', (text, value, echo) => {
    expect(parseEntry(text, count)).toEqual({ ok: true, value: new Decimal(value), echo })
  })

  test.each([[''], [' '], ['\t\n'], ['\u00a0']])('"%s" is a blank, not zero', (text) => {
    expect(parseEntry(text, count)).toEqual({ ok: true, value: null, echo: null })
  })

  test.each([
    // A dot that isn't exact thousands grouping could be a decimal point.
    ['1.23', 'ambiguous-dot', null],
    ['1.5', 'ambiguous-dot', null],
    ['1.2345', 'ambiguous-dot', null],
    ['1234.567', 'ambiguous-dot', null],
    ['1.234.56', 'ambiguous-dot', null],
    ['1.23.456', 'ambiguous-dot', null],
    ['0.500', 'ambiguous-dot', null],
    ['01.234', 'ambiguous-dot', null],
    ['1.', 'ambiguous-dot', null],
    ['.5', 'ambiguous-dot', null],
    ['1,234.5', 'ambiguous-dot', null],
    ['-1.23', 'ambiguous-dot', null],
    // A comma starts decimals, and people come whole.
    ['1,234', 'not-a-whole-number', '1,234'],
    ['12,5', 'not-a-whole-number', '12,5'],
    ['12,0', 'not-a-whole-number', '12,0'],
    ['1.234,5', 'not-a-whole-number', '1.234,5'],
    ['-5', 'negative', '−5'],
    ['−5', 'negative', '−5'],
    ['-0', 'negative', '0'],
    ['-1,5', 'negative', '−1,5'],
    ['1000000000', 'too-large', '1.000.000.000'],
    ['1000000000000', 'too-large', '1.000.000.000.000'],
    ['1.000.000.000.000', 'too-large', '1.000.000.000.000'],
    ['10^12', 'not-a-number', null],
    ['1e3', 'not-a-number', null],
    ['0x1F', 'not-a-number', null],
    ['abc', 'not-a-number', null],
    ['12 người', 'not-a-number', null],
    ['1 234', 'not-a-number', null],
    ['1\u00a0234', 'not-a-number', null],
    ['+5', 'not-a-number', null],
    ['--5', 'not-a-number', null],
    ['-', 'not-a-number', null],
    ['.', 'not-a-number', null],
    ['…', 'not-a-number', null],
    ['5,', 'not-a-number', null],
    [',5', 'not-a-number', null],
    ['1,234,567', 'not-a-number', null],
    ["1'234", 'not-a-number', null],
    ['5%', 'not-a-number', null],
    ['=1+1', 'not-a-number', null],
    ['Infinity', 'not-a-number', null],
    ['NaN', 'not-a-number', null],
    // Digits of other scripts look like numbers and are none here.
    ['١٢', 'not-a-number', null],
    ['１２', 'not-a-number', null],
    ['9'.repeat(41), 'not-a-number', null],
  ])('"%s" is refused as %s', (text, code, echo) => {
    expect(parseEntry(text, count)).toEqual({ ok: false, code, echo })
  })
})

describe('money in triệu đồng, one decimal', () => {
  test.each([
    ['1.234,5', '1234.5', '1.234,5'],
    ['1234,5', '1234.5', '1.234,5'],
    ['1,5', '1.5', '1,5'],
    ['0,5', '0.5', '0,5'],
    ['12,0', '12', '12,0'],
    ['1.234', '1234', '1.234'],
    ['7', '7', '7'],
  ])('"%s" is %s, echoed as %s', (text, value, echo) => {
    expect(parseEntry(text, money)).toEqual({ ok: true, value: new Decimal(value), echo })
  })

  test.each([
    ['1.234,56', 'too-many-decimals', '1.234,56'],
    ['1,50', 'too-many-decimals', '1,50'],
    ['1.5', 'ambiguous-dot', null],
    ['1.23,5', 'ambiguous-dot', null],
    ['999999999,9', 'too-large', '999.999.999,9'],
    ['-0,5', 'negative', '−0,5'],
  ])('"%s" is refused as %s', (text, code, echo) => {
    expect(parseEntry(text, money)).toEqual({ ok: false, code, echo })
  })
})

test('where negatives are allowed, both minus signs are read and zero has none', () => {
  const options = { decimals: 1, allowNegative: true }
  expect(parseEntry('-5', options)).toMatchObject({ ok: true, value: new Decimal(-5), echo: '−5' })
  expect(parseEntry('−1.234,5', options)).toMatchObject({ ok: true, value: new Decimal('-1234.5') })
  expect(parseEntry('-0', options)).toEqual({ ok: true, value: new Decimal(0), echo: '0' })
  expect(parseEntry('-1000000000', options)).toMatchObject({ ok: false, code: 'too-large' })
})

test('what we print can be typed back and gives the same number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -entryLimit * 10, max: entryLimit * 10 }),
      fc.constantFrom(0, 1, 2),
      (tenths, decimals) => {
        const value = new Decimal(tenths).div(10).toDecimalPlaces(decimals)
        const reading = parseEntry(formatNumber(value, decimals, 'vi'), { decimals, allowNegative: true })
        expect(reading.ok && reading.value?.eq(value)).toBe(true)
      },
    ),
  )
})

test('no text whatever makes it throw or read a number outside the limit', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-−\d.,]{0,20}$/)), (text) => {
      const reading = parseEntry(text, money)
      if (reading.ok && reading.value) {
        expect(reading.value.gte(0) && reading.value.lte(entryLimit)).toBe(true)
      }
    }),
  )
})
