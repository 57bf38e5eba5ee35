import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName } from '@/lib/periods/names'
import { periodRange, samePeriodLastYear } from '@/lib/periods/period'
import { crossesBreak } from './breaks'
import { panelKinds } from './chart-kind'
import type { ChartMap, ChartPoint, ChartSeries } from './chart-model'
import { type ChartPlan, type ChartWorld, unitsBelow } from './chart-plan'
import { findRow, overOptions, overPeriods, overSexes, overUnits } from './chart-series'
import { coverageWord, isShare, readerOf, type Speech } from './chart-words'
import { drawSeated } from './draw-seated'
import { toChartHref } from './filters'
import { findMap } from './map-layer'
import { toPoint } from './points'
import { type PublishedRow, toPublishedPoint, toPublishedSeries } from './published'
import type { ChartQuery } from './query'
import { readCompleteness, readGaps } from './read-gaps'
import { readParts, readRanking, readSeries, readTrend } from './reading'
import { isSeated } from './seated'
import { computeSeries } from './series'
import { asShare, computeWomenShare } from './shares'

/** Half women, half men. */
const parity = 50

/** The series of a chart with the sentence that reads them. */
export type Drawn = {
  series: ChartSeries[]
  reading: string
  periods: readonly string[]
  lastChange: string | null
  announcementIds: readonly string[]
  publishedOnly: boolean
  /** Of a map: its boundaries. Null where the units can't be drawn on one. */
  map: ChartMap | null
}

export type DrawInput = {
  world: ChartWorld
  plan: ChartPlan
  query: ChartQuery
  published: readonly PublishedRow[]
  speech: Speech
}

export function drawSeries(input: DrawInput): Promise<Drawn> | Drawn {
  const { item, kind, units, category } = input.plan
  if (item.formula === null) return drawPublished(input)
  const overTerms = kind === 'line' || kind === 'hemicycle'
  if (overTerms && units.length === 1 && !category && isSeated(input.world.catalogue, item))
    return drawSeated(input)
  return input.plan.axis === 'org-unit' ? drawUnits(input) : drawTrend(input)
}

async function drawTrend({ world, plan, query, published, speech }: DrawInput): Promise<Drawn> {
  const { category, periods, item, calendar } = plan
  const units = category ? [plan.area] : plan.units
  const alone = panelKinds.includes(plan.kind)
  const keys = category ? ['', ...category.options.map(({ code }) => `${category.code}=${code}`)] : ['']
  const asked = [...new Set([...periods, ...periods.flatMap((period) => samePeriodLastYear(period) ?? [])])]
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: asked,
    keys,
  })
  const find = findRow(answer)
  const shown = isShare(plan) ? asShare(item) : item
  const reader = readerOf(shown, speech, coverageWord(plan))
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
    map: null,
  }
  if (category) {
    const series = overOptions(plan, find, speech)
    const totals = periods.map((period) => pointAt(plan.area, period))
    return { ...found, series, reading: readParts(series, totals, reader) }
  }
  const series = overPeriods(plan, find, speech).map((one) => ({
    ...one,
    points:
      plan.kind === 'heat-map'
        ? one.points
        : one.points.map((point) => orPublished(point, published, one.key, point.key, speech)),
  }))
  const [only, ...others] = series
  const reading =
    only && others.length === 0 && !alone
      ? readTrend(only.points, yearBefore, reader)
      : plan.kind === 'heat-map'
        ? readCompleteness(series, speech.words)
        : readSeries(series, reader, 'read.areas')
  return { ...found, series, reading }
}

async function drawUnits(input: DrawInput): Promise<Drawn> {
  const { world, plan, query, published, speech } = input
  const { item, category, area, calendar, geography } = plan
  const [period = ''] = plan.periods
  const isNamed = plan.units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const below = isNamed ? plan.units : unitsBelow(world, plan, period)
  const units = below.length > 0 ? below : [area]
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: [period],
    keys: category ? ['sex=female', 'sex=male'] : [''],
  })
  const find = findRow(answer)

  function hrefOf(unit: OrgUnitNode): string | null {
    if (unit.id === area.id) return null
    const goesOn = unitsBelow(world, { ...plan, area: unit }, period).length > 0
    return toChartHref({
      ...query,
      orgUnits: [{ ref: unit.id, expand: null }],
      periods: [period],
      kind: plan.kind === 'dot-gap' ? plan.kind : goesOn ? 'ranked-bars' : null,
    })
  }

  const { lastChange, announcementIds } = answer
  const rows = { units, period, hrefOf, speech }
  const found = { periods: [period], lastChange, announcementIds, publishedOnly: false, map: null }
  if (plan.kind === 'dot-gap' && category) {
    const series = overSexes(item, category, find, rows)
    return { ...found, series, reading: readGaps(series, periodName(period, speech.language), speech.words) }
  }
  const [shown, computedOf] = category
    ? [asShare(item), ({ id }: OrgUnitNode) => womenShare(find, id, period)]
    : [item, ({ id }: OrgUnitNode) => find(id, period, '').computed]
  const bars = overUnits(shown, computedOf, rows)
  const series = category
    ? bars
    : {
        ...bars,
        points: bars.points.map((point) => orPublished(point, published, point.key, period, speech)),
      }
  const lastDay = periodRange(calendar, period).end
  const days = [geography === 'reported' ? lastDay : geography, lastDay]
  const centre = category ? parity : null
  return {
    ...found,
    series: [series],
    reading: readRanking(series, readerOf(shown, speech, coverageWord(plan))),
    map: plan.kind === 'map' ? findMap(world.tree, units, days, { words: speech.words, centre }) : null,
  }
}

function womenShare(find: ReturnType<typeof findRow>, unit: string, period: string) {
  const of = (sex: string) => find(unit, period, `sex=${sex}`).computed
  return computeWomenShare(of('female'), of('male'))
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
    map: null,
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
