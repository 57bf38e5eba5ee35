import { expect, test } from 'vitest'
import { seatsInHalfCircle } from './hemicycle-layout'

test.each([1, 2, 6, 7, 50, 57, 62, 499, 500])(
  '%i seats, each once, none on another, inside the half circle',
  (count) => {
    const { seats, size } = seatsInHalfCircle(count)
    expect(seats).toHaveLength(count)
    for (const { x, y } of seats) {
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(1.000001)
      expect(y).toBeGreaterThanOrEqual(-0.000001)
    }
    let nearest = Number.POSITIVE_INFINITY
    for (const [index, a] of seats.entries())
      for (const b of seats.slice(index + 1)) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y))
    if (count > 1) expect(nearest).toBeGreaterThan(2 * size)
  },
)

test('half of the seats of an even chamber lie left of the middle', () => {
  const { seats } = seatsInHalfCircle(50)
  expect(seats.slice(0, 25).filter(({ x }) => x < 0.05)).toHaveLength(25)
})

test('nobody sits nowhere', () => {
  expect(seatsInHalfCircle(0).seats).toEqual([])
})
