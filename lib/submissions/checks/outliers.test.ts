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
  // 80, 90, 100, 110, 120: mean 100, s² = 1000/4 = 250, s = 15.81; median 100, MAD 10.
  const line = [80, 90, 100, 110, 120]
  test.each<[number, string[]]>([
    [100, []],
    // More than three deviations (147.4), and the largest so far: one form in two has such a figure.
    [148, []],
    // 9.4 s = 148.63: beyond it lies one figure in a thousand.
    [248, []],
    [249, ['z', 'modified-z', 'min-max']],
    [20, []],
    [19, ['z', 'modified-z', 'min-max']],
  ])('%d after 80 to 120: %j', (value, expected) => {
    expect(find(value, line)).toEqual(expected)
  })

  test('the fewer earlier figures, the further away it must be', () => {
    // ±1 around 10: s² = 4/3 of four figures and 8/7 of eight; 14.4 s = 16.6, 5.7 s = 6.1.
    expect(find(26, [9, 11, 9, 11])).toEqual([])
    expect(find(27, [9, 11, 9, 11])).toEqual(['z', 'modified-z', 'min-max'])
    expect(find(16, [9, 11, 9, 11, 9, 11, 9, 11])).toEqual([])
    expect(find(17, [9, 11, 9, 11, 9, 11, 9, 11])).toEqual(['z', 'modified-z', 'min-max'])
  })

  test('being the largest so far says nothing: of few figures that jump, three times the largest does', () => {
    // Mean 9.75, s = 8.02: three deviations reach 33.8, the limit of chance 125.
    expect(find(60, [2, 20, 5, 12])).toEqual([])
    expect(find(61, [2, 20, 5, 12])).toEqual(['z', 'modified-z', 'min-max'])
    // Mean 8.25, s = 6.71: the limit of chance is 46.5 for eight figures.
    expect(find(46, [2, 20, 5, 12, 3, 9, 1, 14])).toEqual([])
    expect(find(47, [2, 20, 5, 12, 3, 9, 1, 14])).toEqual(['z', 'modified-z', 'min-max'])
  })

  test('one wild figure in the past doesn’t hide the next one from the median', () => {
    expect(find(400, [10, 10, 11, 500, 10, 11, 10, 11])).toEqual(['modified-z'])
    expect(find(33, [10, 10, 11, 500, 10, 11, 10, 11])).toEqual([])
    expect(find(400, [10, 12, 11, 500, 14])).toEqual([])
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

  // What was typed instead of what was meant, after eight quarters of a busy unit and of one where little happens.
  const busy = [210, 260, 245, 330, 190, 280, 265, 310]
  const quiet = [3, 4, 2, 5, 4, 3, 6, 4]
  test.each<[string, number, readonly number[], boolean]>([
    ['a nought too many', 2500, busy, true],
    ['a nought too many', 40, quiet, true],
    ['a nought missing', 25, busy, true],
    ['first digits exchanged: 720 for 270', 720, busy, true],
    ['first digits exchanged: 340 for 430', 340, busy, false],
    ['a busy quarter', 450, busy, false],
    ['a slow quarter', 120, busy, false],
    ['a busy quarter', 9, quiet, false],
  ])('%s: %d is asked about', (_slip, value, past, expected) => {
    expect(find(value, past).length > 0).toBe(expected)
  })
})
