import type { MapGap } from '@/lib/dashboards/chart-model'
import { isMet } from '@/lib/dashboards/targets'
import type { PictureModel } from '@/lib/exports/render-job'
import { formatNumber } from '@/lib/format'

/** One step of the legend: what it holds and how it is filled. */
export type MapClass = {
  from: number
  to: number
  /** "20,0 – 25,0", from its own smallest to its own largest figure, as in the table. */
  label: string
  fill: string
  /**
   * Against what a diverging scale turns about: above or below parity, a target reached or not. Drawn as a sign, since
   * grey print has no hue.
   */
  sign: -1 | 0 | 1
}

const steps = ['#CFE7E5', '#A9D3D1', '#6FB2B0', '#37898B', '#0B5E63'] as const
/** Far below, below, about equal, above, far above. */
const diverging = ['#E66101', '#FDB863', '#F7F7F7', '#B2ABD2', '#5E3C99'] as const
/** So near parity (in units of the figure) that it is neither above nor below. */
const nearly = 1

type Figure = { value: number; display: string }

/** Up to five classes of the figures shown; equal figures always share one. */
export function listClasses(model: PictureModel): MapClass[] {
  const figures = model.series
    .flatMap(({ points }) => points)
    .flatMap(({ value, display }): Figure[] => (value === null ? [] : [{ value, display }]))
    .sort((a, b) => a.value - b.value)
  const against = model.map?.against ?? null
  return against === null ? levels(figures) : gaps(figures, against, model)
}

export function classOf(classes: readonly MapClass[], value: number): MapClass | undefined {
  return classes.find(({ from, to }) => value >= from && value <= to)
}

/** Steps of equal breadth where no step takes nearly all; else steps of about equally many provinces. */
function levels(figures: readonly Figure[]): MapClass[] {
  const distinct = new Set(figures.map(({ value }) => value)).size
  const count = Math.min(steps.length, distinct)
  const [low, high] = [figures[0]?.value ?? 0, figures.at(-1)?.value ?? 0]
  const breadth = (high - low) / count
  const equal = groupBy(
    figures,
    ({ value }) => Math.min(count - 1, Math.floor((value - low) / breadth)),
    count,
  )
  const crowded = equal.some((group) => group.length > figures.length * 0.6)
  const groups = crowded || count === distinct ? byRank(figures, count) : equal
  const filled = groups.filter((group) => group.length > 0)
  return filled.map((group, index) => toClass(group, spread(index, filled.length), 0))
}

/** The darkest step is always in use, however few there are. */
function spread(index: number, length: number): string {
  const at = length === 1 ? steps.length - 2 : Math.round((index * (steps.length - 1)) / (length - 1))
  return steps[at] ?? steps[0]
}

function byRank(figures: readonly Figure[], count: number): Figure[][] {
  const firstAt = new Map<number, number>()
  figures.forEach(({ value }, index) => {
    if (!firstAt.has(value)) firstAt.set(value, index)
  })
  return groupBy(
    figures,
    ({ value }) => Math.floor(((firstAt.get(value) ?? 0) * count) / figures.length),
    count,
  )
}

/** About what it turns, and on each side a nearer and a farther half; both sides by the same measure. */
function gaps(figures: readonly Figure[], against: MapGap, model: PictureModel): MapClass[] {
  const farthest = Math.max(nearly * 2, ...figures.map(({ value }) => Math.abs(distanceTo(against, value))))
  const half = farthest / 2
  const groupOf = ({ value }: Figure) => {
    const side = sideOf(against, value)
    const far = Math.abs(distanceTo(against, value)) > half
    return side === 0 ? 2 : side < 0 ? (far ? 0 : 1) : far ? 4 : 3
  }
  const groups = groupBy(figures, groupOf, diverging.length)
  const classes = groups.flatMap((group, index) => {
    if (group.length === 0) return []
    const sign = index < 2 ? -1 : index > 2 ? 1 : 0
    const one = toClass(group, diverging[index] ?? diverging[2], sign)
    const middle = formatNumber(against.low ?? 0, 0, model.language)
    return [sign === 0 && against.kind === 'parity' ? { ...one, label: `≈ ${middle}: ${one.label}` } : one]
  })
  // The legend always runs from the smallest figure up, whichever side is the wanted one.
  return classes.sort((a, b) => a.from - b.from)
}

/** How far from the bound on its side; nothing inside a range. */
function distanceTo({ low, high }: MapGap, value: number): number {
  const [from, to] = [low ?? high ?? 0, high ?? low ?? 0]
  return value < from ? value - from : value > to ? value - to : 0
}

/** Above or below parity and a range; of a bound that is to be reached, whether it is. */
function sideOf(against: MapGap, value: number): MapClass['sign'] {
  const { kind, comparator, low, high } = against
  if (kind === 'target' && comparator !== 'range') {
    const bounds = { low: low === null ? null : String(low), high: high === null ? null : String(high) }
    return isMet({ comparator, ...bounds }, value) ? 1 : -1
  }
  const distance = distanceTo(against, value)
  if (Math.abs(distance) <= (kind === 'parity' ? nearly : 0)) return 0
  return distance < 0 ? -1 : 1
}

function groupBy(figures: readonly Figure[], indexOf: (figure: Figure) => number, count: number): Figure[][] {
  const groups: Figure[][] = Array.from({ length: count }, () => [])
  for (const figure of figures) groups[Math.max(0, indexOf(figure))]?.push(figure)
  return groups
}

function toClass(group: readonly Figure[], fill: string, sign: MapClass['sign']): MapClass {
  const [first, last] = [group[0], group.at(-1)]
  const label =
    first?.display === last?.display ? (first?.display ?? '') : `${first?.display} – ${last?.display}`
  return { from: first?.value ?? 0, to: last?.value ?? 0, label, fill, sign }
}
