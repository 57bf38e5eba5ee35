import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeValueScale } from './value-scale'

const base = { zeroBased: true, percent: false, whole: false }

test.each([
  ['counts up to 222', { ...base, values: [0, 37, 222], whole: true }, [0, 100, 200, 300], 0],
  ['one training class', { ...base, values: [1], whole: true }, [0, 1], 0],
  ['a share stops at 100', { ...base, values: [12, 96], percent: true }, [0, 25, 50, 75, 100], 0],
  ['small shares get a decimal', { ...base, values: [0.4, 1.7] }, [0, 0.5, 1, 1.5, 2], 1],
  ['bars keep zero though the values are flat', { ...base, values: [95, 99] }, [0, 25, 50, 75, 100], 0],
  ['a flat line starts higher', { ...base, zeroBased: false, values: [26.1, 30.2, 29] }, [26, 28, 30, 32], 0],
  ['below zero', { ...base, values: [-4, 7] }, [-5, 0, 5, 10], 0],
  ['nothing but zeros', { ...base, values: [0, 0], whole: true }, [0, 1], 0],
  ['no values', { ...base, values: [] }, [0, 1], 0],
] as const)('ticks: %s', (_name, input, ticks, decimals) => {
  const scale = computeValueScale(input)
  expect(scale.ticks).toEqual(ticks)
  expect(scale.decimals).toBe(decimals)
})

test('every value lies on the axis, with two to five ticks', () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1 }),
      fc.boolean(),
      fc.boolean(),
      (values, zeroBased, whole) => {
        const scale = computeValueScale({
          values,
          zeroBased,
          percent: false,
          whole,
        })
        const dust = Math.max(...values.map(Math.abs)) * 1e-9
        expect(scale.min).toBeLessThanOrEqual(Math.min(...values) + dust)
        expect(scale.max).toBeGreaterThanOrEqual(Math.max(...values) - dust)
        expect(scale.ticks.length).toBeLessThanOrEqual(5)
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2)
        if (zeroBased) expect(scale.min).toBeLessThanOrEqual(0)
      },
    ),
  )
})
