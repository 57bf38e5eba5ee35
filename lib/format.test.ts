import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, formatDateTime, formatExact, formatNumber, formatSigned, toVietnamTime } from './format'

describe('numbers', () => {
  test.each([
    ['1234.5', 1, '1.234,5', '1,234.5'],
    ['0', 0, '0', '0'],
    ['222', 0, '222', '222'],
    ['1234', 0, '1.234', '1,234'],
    ['1234567.891', 2, '1.234.567,89', '1,234,567.89'],
    ['30.255', 2, '30,26', '30.26'],
    ['30', 2, '30,00', '30.00'],
    ['999.95', 1, '1.000,0', '1,000.0'],
    ['-1234.5', 1, '−1.234,5', '−1,234.5'],
    ['123456789012345678901234', 0, '123.456.789.012.345.678.901.234', '123,456,789,012,345,678,901,234'],
  ])('%s with %i decimals reads %s in Vietnamese and %s in English', (value, decimals, vi, en) => {
    expect(formatNumber(value, decimals, 'vi')).toBe(vi)
    expect(formatNumber(value, decimals, 'en')).toBe(en)
  })

  test.each([
    ['0.5', '1'],
    ['1.5', '2'],
    ['2.5', '3'],
    ['-0.5', '−1'],
    ['-2.5', '−3'],
    ['2.4999999999', '2'],
    ['-0.4', '0'],
  ])('halves round away from zero: %s is %s', (value, shown) => {
    expect(formatNumber(value, 0, 'vi')).toBe(shown)
  })

  test('1.005 rounds as written, not as a binary fraction', () => {
    expect(formatNumber('1.005', 2, 'vi')).toBe('1,01')
  })

  test('what rounds to zero carries no sign', () => {
    expect(formatNumber('-0.04', 1, 'vi')).toBe('0,0')
    expect(formatSigned('-0.04', 1, 'vi')).toBe('0,0')
    expect(formatSigned('0.04', 1, 'vi')).toBe('0,0')
    expect(formatNumber(-0, 0, 'vi')).toBe('0')
  })

  test('a difference shows its direction', () => {
    expect(formatSigned('1.25', 1, 'vi')).toBe('+1,3')
    expect(formatSigned('-1.25', 1, 'vi')).toBe('−1,3')
    expect(formatSigned('1200', 0, 'en')).toBe('+1,200')
  })

  test('a number for machines keeps every digit and has no exponent', () => {
    expect(formatExact('1234.5')).toBe('1234.5')
    expect(formatExact(new Decimal('1e-8').neg())).toBe('-0.00000001')
    expect(formatExact('1e21')).toBe('1000000000000000000000')
    expect(formatExact(-0)).toBe('0')
  })

  test('a missing number never becomes a text', () => {
    expect(() => formatNumber(Number.NaN, 0, 'vi')).toThrow(RangeError)
    expect(() => formatNumber(Number.POSITIVE_INFINITY, 0, 'vi')).toThrow(RangeError)
    expect(() => formatExact('NaN')).toThrow(RangeError)
  })

  test('both languages show the same digits, and no rounding moves a value by more than half a unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 3 }),
        (thousandths, decimals) => {
          const value = new Decimal(thousandths).div(1000)
          const vi = formatNumber(value, decimals, 'vi')
          expect(vi.replace(/\D/g, '')).toBe(formatNumber(value, decimals, 'en').replace(/\D/g, ''))
          const read = new Decimal(vi.replace('−', '-').replaceAll('.', '').replace(',', '.'))
          expect(read.minus(value).abs().lte(new Decimal(10).pow(-decimals).div(2))).toBe(true)
        },
      ),
    )
  })
})

describe('dates', () => {
  test('a date is day, month, year with leading zeros', () => {
    expect(formatDate('2023-12-27')).toBe('27/12/2023')
    expect(formatDate('2024-03-05')).toBe('05/03/2024')
    expect(() => formatDate('27/12/2023')).toThrow(RangeError)
  })

  test('a moment shows the clock of Viet Nam, seven hours ahead of UTC', () => {
    expect(formatDateTime(new Date('2023-12-27T01:05:59Z'))).toBe('08:05 27/12/2023')
    expect(formatDateTime(new Date('2023-12-31T17:00:00Z'))).toBe('00:00 01/01/2024')
    expect(toVietnamTime(new Date('2023-12-31T16:59:59Z'))).toEqual({ date: '2023-12-31', time: '23:59' })
  })
})
