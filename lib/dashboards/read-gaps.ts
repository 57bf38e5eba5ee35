import { Decimal } from 'decimal.js'
import type { ChartPoint, ChartSeries } from './chart-model'
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
  const more = pairs.filter((pair) => new Decimal(pair.women.exact).greaterThan(pair.men.exact)).length
  return words('read.gaps', {
    period,
    n: String(more),
    m: String(pairs.length),
    name: widest.women.label,
    women: widest.women.display,
    men: widest.men.display,
  })
}
