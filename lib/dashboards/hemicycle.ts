import type { ChartPoint, ChartSeries } from './chart-model'

/** Beyond, single seats can't be seen. */
const mostSeats = 700

/** A share whose parts are seats: whole numbers, women among all. */
export function isSeats({ value, numerator, denominator }: ChartPoint): boolean {
  if (value === null || !numerator || !denominator) return false
  const [women, seats] = [Number(numerator.exact), Number(denominator.exact)]
  return (
    Number.isInteger(women) && Number.isInteger(seats) && women <= seats && seats > 0 && seats <= mostSeats
  )
}

/** Of each series its latest chamber whose seats are known, one by one; null where none is. */
export function latestChambers(series: readonly ChartSeries[]): ChartSeries[] | null {
  const chambers = series.flatMap((one) => {
    const point = one.points.findLast(isSeats)
    return point ? [{ ...one, points: [{ ...point, label: `${one.label}, ${point.label}` }] }] : []
  })
  return chambers.length > 0 ? chambers : null
}
