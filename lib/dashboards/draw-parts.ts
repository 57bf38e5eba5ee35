import type { ChartPoint } from './chart-model'
import type { ChartPlan } from './chart-plan'
import type { Speech } from './chart-words'
import { type PublishedRow, toPublishedPoint } from './published'
import type { ChartQuery } from './query'

/** A published figure stands only where no figure of ours does, for the same item, unit and period. */
export function orPublished(
  point: ChartPoint,
  published: readonly PublishedRow[],
  orgUnitId: string,
  period: string,
  speech: Speech,
): ChartPoint {
  if (point.value !== null || point.missing === 'suppressed') return point
  const row = published.find(
    (one) => one.orgUnitId === orgUnitId && one.period === period && one.value !== null,
  )
  if (!row) return point
  const { key, label, shortLabel, href } = point
  return { ...toPublishedPoint(row, speech), key, label, shortLabel, href }
}

/** What the store is asked about a chart's item, but for units, periods and breakdowns. */
export function question(plan: ChartPlan, { stage, asOf, cumulation }: ChartQuery) {
  const { item, calendar, geography } = plan
  return { items: [item], calendar, geography, stage, asOf, cumulation }
}
