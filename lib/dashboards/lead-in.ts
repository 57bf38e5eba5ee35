import type { ChartSeries } from './chart-model'

/**
 * A span nobody chose begins with the first period in which anybody was asked to report: the quarters before that
 * are not a gap. Where nobody ever was, it stays as it is.
 */
export function withoutLeadIn(
  series: ChartSeries[],
  periods: readonly string[],
): { series: ChartSeries[]; periods: readonly string[] } {
  const first = periods.findIndex((_, index) =>
    series.some(({ points }) => points[index] && points[index]?.missing !== 'not-applicable'),
  )
  if (first <= 0) return { series, periods }
  return {
    series: series.map((one) => ({ ...one, points: one.points.slice(first) })),
    periods: periods.slice(first),
  }
}
