import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { PictureModel } from '@/lib/exports/render-job'
import type { Category } from './picture-types'

/** Kinds drawn once, on the server: their marks say by `data-category` which reading they belong to. */
export const stillKinds: readonly ChartModel['kind'][] = [
  'map',
  'dot-gap',
  'small-multiples',
  'heat-map',
  'hemicycle',
]

/** Each with its own picture per series: a point of one is a reading of its own. */
const pointByPoint: readonly ChartModel['kind'][] = ['small-multiples', 'heat-map', 'hemicycle']

/** What pointer and keys read one by one, in the order of the picture: provinces, rows, or single points. */
export function listReadings({ kind, series }: Pick<PictureModel, 'kind' | 'series'>): Category[] {
  if (pointByPoint.includes(kind)) {
    return series.flatMap((one, index) =>
      one.points.map((point) => ({
        key: `${one.key} ${point.key}`,
        label: kind === 'hemicycle' ? point.label : `${one.label}, ${point.label}`,
        points: series.map((_, at) => (at === index ? point : undefined)),
      })),
    )
  }
  const readings = new Map<string, Category>()
  series.forEach((one, index) => {
    for (const point of one.points) {
      const place = point.at ?? point.key
      const known = readings.get(place)
      const reading = known ?? { key: place, label: point.label, points: series.map(() => undefined) }
      reading.points[index] = point
      readings.set(place, reading)
    }
  })
  return [...readings.values()]
}

/** Number of the reading of a point of a series, for `data-category`. */
export function readingOf(model: PictureModel, seriesIndex: number, pointIndex: number): number {
  const before = model.series.slice(0, seriesIndex).reduce((sum, { points }) => sum + points.length, 0)
  return before + pointIndex
}
