import { Decimal } from 'decimal.js'
import type { ChartPoint, ChartSeries } from './chart-model'
import { isWellCovered } from './points'
import type { Words } from './words'

/** Reads women and men unit by unit: where women are more, and where the two lie farthest apart. */
export function readGaps(series: readonly ChartSeries[], period: string, words: Words): string {
  const of = (role: ChartSeries['role']) => series.find((one) => one.role === role)?.points ?? []
  const men = new Map(of('men').map((point) => [point.key, point]))
  const pairs = of('women').flatMap((women): { women: ChartPoint; men: ChartPoint }[] => {
    const other = men.get(women.key)
    return other && women.value !== null && other.value !== null ? [{ women, men: other }] : []
  })
  const gap = (pair: { women: ChartPoint; men: ChartPoint }) =>
    new Decimal(pair.women.exact).minus(pair.men.exact).abs()
  const widest = pairs.reduce(
    (a, b) => (gap(b).greaterThan(gap(a)) ? b : a),
    pairs[0] as (typeof pairs)[number],
  )
  if (!widest) return words('read.none')
  if (gap(widest).isZero()) return words('read.gapsNone', { period, m: String(pairs.length) })
  const sparse = pairs.filter(
    ({ women: { coverage } }) => coverage !== null && !isWellCovered(coverage),
  ).length
  const more = pairs.filter((pair) => new Decimal(pair.women.exact).greaterThan(pair.men.exact)).length
  const told = words('read.gaps', {
    period,
    n: String(more),
    m: String(pairs.length),
    name: widest.women.label,
    women: widest.women.display,
    men: widest.men.display,
  })
  return sparse > 0 ? `${told} ${words('read.gapsSparse', { sparse: String(sparse) })}` : told
}

/** Reads who has reported at the latest period: how many in full, and who nothing. */
export function readCompleteness(series: readonly ChartSeries[], words: Words): string {
  const length = series[0]?.points.length ?? 0
  for (let index = length - 1; index >= 0; index--) {
    const due = series.flatMap(({ label, points }) => {
      const point = points[index]
      return point && point.value !== null ? [{ label, point }] : []
    })
    if (due.length === 0) continue
    const none = due.filter(({ point }) => point.value === 0).map(({ label }) => label)
    const values = {
      period: series[0]?.points[index]?.label ?? '',
      n: String(due.filter(({ point }) => point.value === 100).length),
      m: String(due.length),
      names: none.length <= 4 ? none.join(', ') : `${none.slice(0, 3).join(', ')} (+${none.length - 3})`,
    }
    return words(none.length === 0 ? 'read.complete' : 'read.completeExcept', values)
  }
  return words('read.none')
}
