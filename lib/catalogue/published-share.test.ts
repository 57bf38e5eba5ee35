import { expect, test } from 'vitest'
import { printedDecimals, shareFromCounts } from './published-share'

test('178 of 441 is 40.36 %, whatever was printed', () => {
  expect(shareFromCounts('178', '441')?.toFixed(2)).toBe('40.36')
})

test.each([
  [null, '441'],
  ['178', null],
  ['0', '0'],
])('%j of %j has no share', (numerator, denominator) => {
  expect(shareFromCounts(numerator, denominator)).toBeNull()
})

test('a figure keeps the decimals it was printed with', () => {
  expect(['29.08', '29', '26.8', '10393'].map(printedDecimals)).toEqual([2, 0, 1, 0])
})
