/** A seat's centre in a half circle of radius 1 around (0, 0), y upwards. */
export type Seat = { x: number; y: number }

/** The chamber's inner edge, as a part of its radius. */
const inner = 0.44

/**
 * So many seats in rows of a half circle, from the left bench to the right one: the first n of the list are a block seen
 * from the speaker. `size`: the radius a seat may have without touching the next.
 */
export function seatsInHalfCircle(count: number): { seats: Seat[]; size: number } {
  if (count <= 0) return { seats: [], size: 0 }
  const rows = bestRows(count)
  const radii = Array.from({ length: rows }, (_, row) =>
    rows === 1 ? 0.8 : inner + ((1 - inner) * row) / (rows - 1),
  )
  const placed = share(count, radii).flatMap((seats, row) => {
    const radius = radii[row] ?? 1
    return Array.from({ length: seats }, (_, index) => {
      // One seat alone stands in the middle.
      const angle = seats === 1 ? Math.PI / 2 : Math.PI - (Math.PI * index) / (seats - 1)
      return { angle, radius, x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
    })
  })
  placed.sort((a, b) => b.angle - a.angle || a.radius - b.radius)
  const gap = rows === 1 ? 0.3 : (1 - inner) / (rows - 1)
  const along = Math.min(
    ...share(count, radii).map((seats, row) => (seats > 1 ? (Math.PI * (radii[row] ?? 1)) / (seats - 1) : 1)),
  )
  return { seats: placed.map(({ x, y }) => ({ x, y })), size: Math.min(gap, along, 0.2) * 0.42 }
}

/** The number of rows where seats are as far from their neighbours as from the next row. */
function bestRows(count: number): number {
  let best = { rows: 1, off: Number.POSITIVE_INFINITY }
  for (let rows = 2; rows <= 20; rows++) {
    const length = (Math.PI * rows * (1 + inner)) / 2
    const off = Math.abs(length / count - (1 - inner) / (rows - 1))
    if (off < best.off) best = { rows, off }
  }
  return count <= 6 ? 1 : best.rows
}

/** Seats of each row by its length, whole, and all of them together. */
function share(count: number, radii: readonly number[]): number[] {
  const all = radii.reduce((sum, radius) => sum + radius, 0)
  let passed = 0
  let given = 0
  return radii.map((radius) => {
    passed += radius
    const upTo = Math.round((count * passed) / all)
    const seats = upTo - given
    given = upTo
    return seats
  })
}
