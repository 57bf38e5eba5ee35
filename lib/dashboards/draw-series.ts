import type { OrgUnitNode } from '@/lib/org-units/tree'
import { samePeriodLastYear } from '@/lib/periods/period'
import { crossesBreak } from './breaks'
import type { ChartPoint, ChartSeries } from './chart-model'
import { type ChartPlan, type ChartWorld, unitsBelow } from './chart-plan'
import { findRow, overOptions, overPeriods, overUnits } from './chart-series'
import { coverageWord, readerOf, type Speech } from './chart-words'
import { toChartHref } from './filters'
import { toPoint } from './points'
import { type PublishedRow, toPublishedPoint, toPublishedSeries } from './published'
import type { ChartQuery } from './query'
import { readParts, readRanking, readSeries, readTrend } from './reading'
import { computeSeries } from './series'

/** The series of a chart with the sentence that reads them. */
export type Drawn = {
  series: ChartSeries[]
  reading: string
  periods: readonly string[]
  lastChange: string | null
  announcementIds: readonly string[]
  publishedOnly: boolean
}

export type DrawInput = {
  world: ChartWorld
  plan: ChartPlan
  query: ChartQuery
  published: readonly PublishedRow[]
  speech: Speech
}

export function drawSeries(input: DrawInput): Promise<Drawn> | Drawn {
  if (input.plan.item.formula === null) return drawPublished(input)
  return input.plan.kind === 'ranked-bars' ? drawRanking(input) : drawTrend(input)
}

async function drawTrend({ world, plan, query, published, speech }: DrawInput): Promise<Drawn> {
  const { category, periods, item, calendar } = plan
  const units = category ? [plan.area] : plan.units
  const keys = category ? ['', ...category.options.map(({ code }) => `${category.code}=${code}`)] : ['']
  const asked = [...new Set([...periods, ...periods.flatMap((period) => samePeriodLastYear(period) ?? [])])]
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: asked,
    keys,
  })
  const find = findRow(answer)
  const reader = readerOf(item, speech, coverageWord(plan))
  const pointAt = (unit: OrgUnitNode, period: string) =>
    toPoint(item, find(unit.id, period, '').computed, { key: period, label: '', shortLabel: '' }, speech)

  /** Not from a published figure, not across the reform, not of a total that only ever grows. */
  function yearBefore({ key, published: hollow }: ChartPoint): ChartPoint | undefined {
    const [unit] = units
    const earlier = samePeriodLastYear(key)
    if (
      !unit ||
      !earlier ||
      hollow ||
      plan.cumulation === 'phase' ||
      crossesBreak(item, earlier, key, calendar)
    )
      return undefined
    return pointAt(unit, earlier)
  }

  const found = {
    periods,
    lastChange: answer.lastChange,
    announcementIds: answer.announcementIds,
    publishedOnly: false,
  }
  if (category) {
    const series = overOptions(plan, find, speech)
    const totals = periods.map((period) => pointAt(plan.area, period))
    return { ...found, series, reading: readParts(series, totals, reader) }
  }
  const series = overPeriods(plan, find, speech).map((one) => ({
    ...one,
    points: one.points.map((point) => orPublished(point, published, one.key, point.key, speech)),
  }))
  const [only, ...others] = series
  const reading =
    only && others.length === 0
      ? readTrend(only.points, yearBefore, reader)
      : readSeries(series, reader, 'read.areas')
  return { ...found, series, reading }
}

async function drawRanking({ world, plan, query, published, speech }: DrawInput): Promise<Drawn> {
  const [period = ''] = plan.periods
  const isNamed = plan.units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const below = isNamed ? plan.units : unitsBelow(world, plan, period)
  const units = below.length > 0 ? below : [plan.area]
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: [period],
    keys: [''],
  })

  function hrefOf(unit: OrgUnitNode): string | null {
    if (unit.id === plan.area.id) return null
    const goesOn = unitsBelow(world, { ...plan, area: unit }, period).length > 0
    return toChartHref({
      ...query,
      orgUnits: [{ ref: unit.id, expand: null }],
      periods: [period],
      kind: goesOn ? 'ranked-bars' : null,
    })
  }

  const bars = overUnits(plan.item, units, period, findRow(answer), hrefOf, speech)
  const series = {
    ...bars,
    points: bars.points.map((point) => orPublished(point, published, point.key, period, speech)),
  }
  const reading = readRanking(series, readerOf(plan.item, speech, coverageWord(plan)))
  const { lastChange, announcementIds } = answer
  return { series: [series], reading, periods: [period], lastChange, announcementIds, publishedOnly: false }
}

function drawPublished({ plan, published, speech }: DrawInput): Drawn {
  const { words } = speech
  const series = toPublishedSeries(
    published.filter(({ orgUnitId }) => orgUnitId === plan.area.id),
    speech,
  )
  const periods = series[0]?.points.map(({ key }) => key) ?? plan.periods.slice(-1)
  const empty: ChartSeries = {
    key: 'published',
    label: words('published'),
    role: 'accent',
    breakdown: {},
    points: [],
  }
  return {
    series: series.length > 0 ? series : [empty],
    reading: readSeries(series, readerOf(plan.item, speech, 'coverage'), 'read.publishedOne'),
    periods,
    lastChange: null,
    announcementIds: [],
    publishedOnly: true,
  }
}

/** A published figure stands only where no figure of ours does, for the same item, unit and period. */
function orPublished(
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

function question(plan: ChartPlan, { stage, asOf, cumulation }: ChartQuery) {
  const { item, calendar, geography } = plan
  return { items: [item], calendar, geography, stage, asOf, cumulation }
}
