import { Decimal } from 'decimal.js'
import { describe, expect, test } from 'vitest'
import { findOutlier } from './outliers'

const find = (value: number, past: readonly number[], isCount = true) =>
  findOutlier(
    new Decimal(value),
    past.map((each) => new Decimal(each)),
    isCount,
  )?.methods ?? []

describe('outliers', () => {
  // 80, 90, 100, 110, 120: mean 100, s² = 1000/4 = 250, 3 s = 47.43; median 100, MAD 10, 3.5 × 10 / 0.6745 = 51.89.
  const line = [80, 90, 100, 110, 120]
  test.each<[number, string[]]>([
    [100, []],
    [147, []],
    [148, ['z', 'min-max']],
    [151, ['z', 'min-max']],
    [152, ['z', 'modified-z', 'min-max']],
    [52, ['z', 'min-max']],
    [48, ['z', 'modified-z', 'min-max']],
  ])('%d after 80 to 120: %j', (value, expected) => {
    expect(find(value, line)).toEqual(expected)
  })

  test('three deviations exactly are not over three', () => {
    // Deviations ±3, ±2, ±1, 0, 0 from 10: s² = 28 / 7 = 4, so three deviations reach 16.
    const past = [7, 13, 8, 12, 9, 11, 10, 10]
    expect(find(16, past)).not.toContain('z')
    expect(find(17, past)).toContain('z')
  })

  test('one wild figure in the past doesn’t hide the next one from the median', () => {
    expect(find(400, [10, 10, 11, 500, 10, 11, 10, 11])).toEqual(['modified-z'])
  })

  test('three earlier figures say nothing', () => {
    expect(find(1000, [10, 10, 11])).toEqual([])
    expect(find(1000, [10, 10, 11, 10])).not.toEqual([])
  })

  test.each<[number, number, string[]]>([
    [5, 5, []],
    [5, 6, []],
    [5, 8, []],
    [5, 50, ['min-max']],
    [500, 5, ['min-max']],
    [100, 150, []],
    [100, 151, ['min-max']],
    [0, 40, []],
  ])('always %d, then %d: %j', (constant, value, expected) => {
    expect(find(value, [constant, constant, constant, constant])).toEqual(expected)
  })

  test('a few more or less of a count are no matter, of an amount they are', () => {
    expect(find(3, [0, 0, 0, 1, 0, 0, 0, 0])).toEqual([])
    expect(find(4, [0, 0, 0, 1, 0, 0, 0, 0])).toEqual(['z', 'min-max'])
    expect(find(3, [1.2, 1.3, 1.2, 1.1], false)).toEqual(['z', 'modified-z', 'min-max'])
  })
})
