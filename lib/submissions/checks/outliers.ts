import { Decimal } from 'decimal.js'
import type { OutlierMethod } from './problem'

/** With fewer earlier figures nothing can be said. */
export const fewestFigures = 4
/** Counts that differ by so few say nothing, however steady they were before. */
const smallestDifference = 3

const zLimit = 3
/** Iglewicz and Hoaglin (1993): 0.6745 × the distance from the median ÷ the median distance. */
const modifiedZLimit = 3.5
const modifiedZFactor = 0.6745

export type Outlier = { methods: OutlierMethod[]; median: Decimal; smallest: Decimal; largest: Decimal }

/**
 * Whether a figure is far from earlier ones, which it isn't among: more than three standard deviations from their mean,
 * a modified z over 3.5, or, where they were all the same and not 0, more than half of it away. Null when it isn't.
 * `min-max` is told beside the others when the figure is below the smallest or above the largest. `isCount`: whole
 * numbers, of which a few more or less are no matter.
 */
export function findOutlier(value: Decimal, past: readonly Decimal[], isCount = true): Outlier | null {
  const sorted = [...past].sort((a, b) => a.comparedTo(b))
  const [smallest, largest] = [sorted[0], sorted.at(-1)]
  if (sorted.length < fewestFigures || !smallest || !largest) return null
  const median = medianOf(sorted)
  const distance = value.minus(median).abs()
  if (isCount && distance.lte(smallestDifference)) return null

  const methods: OutlierMethod[] = []
  if (isOverZ(value, sorted)) methods.push('z')
  const spread = medianOf(sorted.map((each) => each.minus(median).abs()).sort((a, b) => a.comparedTo(b)))
  if (!spread.isZero() && distance.times(modifiedZFactor).gt(spread.times(modifiedZLimit)))
    methods.push('modified-z')
  const isConstant = smallest.eq(largest)
  if (isConstant ? isFarFrom(value, smallest) : methods.length > 0 && isOutside(value, smallest, largest))
    methods.push('min-max')
  return methods.length > 0 ? { methods, median, smallest, largest } : null
}

/** |x − mean| > 3 s without division or root, so that the border is exact: (n x − S)² (n − 1) > 9 n (n Q − S²). */
function isOverZ(value: Decimal, past: readonly Decimal[]): boolean {
  const n = past.length
  const sum = past.reduce((all, each) => all.plus(each), new Decimal(0))
  const squares = past.reduce((all, each) => all.plus(each.times(each)), new Decimal(0))
  const spread = squares.times(n).minus(sum.times(sum))
  const distance = value.times(n).minus(sum)
  return (
    !spread.isZero() &&
    distance
      .times(distance)
      .times(n - 1)
      .gt(spread.times(n * zLimit * zLimit))
  )
}

/** Nothing ever happened says nothing of how much happens when it does. */
function isFarFrom(value: Decimal, constant: Decimal): boolean {
  return !constant.isZero() && value.minus(constant).abs().times(2).gt(constant.abs())
}

const isOutside = (value: Decimal, smallest: Decimal, largest: Decimal) =>
  value.lt(smallest) || value.gt(largest)

function medianOf(sorted: readonly Decimal[]): Decimal {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? new Decimal(0)
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return lower.plus(upper).dividedBy(2)
}
