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

/**
 * From so many earlier figures on, a standard score beyond which chance alone brings one figure in a thousand: Student's t
 * with n − 1 degrees × √(1 + 1/n). Three deviations of four figures are passed by one in thirteen.
 */
const chanceLimits: Readonly<Record<number, number>> = { 4: 14.4, 5: 9.4, 6: 7.4, 7: 6.4 }
const chanceLimitOfMany = 5.7
/** Nobody's quarters differ so: more than so many times the largest, or less than one part in so many of the smallest. */
const timesLargest = 3
const partsOfSmallest = 4
/** With so many figures one may be wild itself; a distance from the median like this then speaks without the mean. */
const manyFigures = 6
const farFromMedian = 10

export type Outlier = { methods: OutlierMethod[]; median: Decimal; smallest: Decimal; largest: Decimal }

/**
 * Whether a figure is so far from earlier ones, which it isn't among, that somebody should say a word about it. A form has
 * some twenty figures that rise and fall: what one of them does by chance must not be asked about in every form. So it is
 * one of these: a standard score that chance hardly brings; more than three deviations and far out of the earlier range;
 * the same by the median, one wild figure set aside; or, where they were all alike and not 0, more than half of it away.
 * Null when it is none. Being the largest or smallest so far says nothing alone: of nine figures the last is so in two
 * cases of nine. `methods`: everything that speaks against it, told with the history. `isCount`: whole numbers, of which
 * a few more or less are no matter.
 */
export function findOutlier(value: Decimal, past: readonly Decimal[], isCount = true): Outlier | null {
  const sorted = [...past].sort((a, b) => a.comparedTo(b))
  const [smallest, second] = sorted
  const [largest, secondLargest] = [sorted.at(-1), sorted.at(-2)]
  if (sorted.length < fewestFigures || !smallest || !second || !largest || !secondLargest) return null
  const median = medianOf(sorted)
  const distance = value.minus(median).abs()
  if (isCount && distance.lte(smallestDifference)) return null
  const told = { median, smallest, largest }
  if (smallest.eq(largest)) return isFarFrom(value, smallest) ? { methods: ['min-max'], ...told } : null

  const spread = medianOf(sorted.map((each) => each.minus(median).abs()).sort((a, b) => a.comparedTo(b)))
  const isOverModifiedZ = (limit: number) =>
    !spread.isZero() && distance.times(modifiedZFactor).gt(spread.times(limit))
  const isOver = isOverZ(value, sorted, zLimit)
  const asks =
    isOverZ(value, sorted, chanceLimits[sorted.length] ?? chanceLimitOfMany) ||
    (isOver && isFarOut(value, smallest, largest)) ||
    (sorted.length >= manyFigures && isOverModifiedZ(farFromMedian) && isFarOut(value, second, secondLargest))
  if (!asks) return null
  const methods: OutlierMethod[] = [
    ...(isOver ? (['z'] as const) : []),
    ...(isOverModifiedZ(modifiedZLimit) ? (['modified-z'] as const) : []),
    ...(isOutside(value, smallest, largest) ? (['min-max'] as const) : []),
  ]
  return { methods, ...told }
}

/** |x − mean| > z s without division or root, so that the border is exact: (n x − S)² (n − 1) > z² n (n Q − S²). */
function isOverZ(value: Decimal, past: readonly Decimal[], limit: number): boolean {
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
      .gt(spread.times(new Decimal(limit).pow(2)).times(n))
  )
}

/** Nothing ever happened says nothing of how much happens when it does. */
function isFarFrom(value: Decimal, constant: Decimal): boolean {
  return !constant.isZero() && value.minus(constant).abs().times(2).gt(constant.abs())
}

function isFarOut(value: Decimal, smallest: Decimal, largest: Decimal): boolean {
  const isFar = value.gt(largest.times(timesLargest)) || value.times(partsOfSmallest).lt(smallest)
  return isFar && isOutside(value, smallest, largest)
}

const isOutside = (value: Decimal, smallest: Decimal, largest: Decimal) =>
  value.lt(smallest) || value.gt(largest)

function medianOf(sorted: readonly Decimal[]): Decimal {
  const upper = sorted[Math.floor(sorted.length / 2)] ?? new Decimal(0)
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper
  return lower.plus(upper).dividedBy(2)
}
