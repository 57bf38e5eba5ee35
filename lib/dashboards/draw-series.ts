import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { comparePeriods, samePeriodLastYear } from '@/lib/periods/period'
import { toRuns } from '@/lib/periods/runs'
import { areaName, capitalise } from './areas'
import { crossesBreak } from './breaks'
import { panelKinds } from './chart-kind'
import type { ChartMap, ChartPoint, ChartSeries } from './chart-model'
import { type ChartPlan, type ChartWorld, unitsBelow } from './chart-plan'
import { findRow, overOptions, overPeriods, overSexes, overUnits } from './chart-series'
import { coverageWord, isShare, readerOf, type Speech } from './chart-words'
import { drawSeated } from './draw-seated'
import { toChartHref } from './filters'
import { findMapGap } from './map-gap'
import { findMap } from './map-layer'
import { toPoint } from './points'
import { type PublishedRow, toPublishedPoint, toPublishedSeries } from './published'
import type { ChartQuery } from './query'
import { readCompleteness, readGaps } from './read-gaps'
import { type Before, readAreas, readMoves, readParts, readRanking, readSeries, readTrend } from './reading'
import { isSeated, unitsDay } from './seated'
import { computeSeries } from './series'
import { asShare, computeWomenShare } from './shares'

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
  function before({ key, published: hollow }: ChartPoint): Before {
    const [unit] = units
    const chosen = query.periods.length > 1 || query.compare ? endBefore(periods, key) : null
    const earlier = chosen ?? samePeriodLastYear(key)
    if (!unit || !earlier || hollow || plan.cumulation === 'phase') return undefined
    if (crossesBreak(item, earlier, key, calendar)) return chosen || query.compare ? 'broken' : undefined
    const point = pointAt(unit, earlier)
    return { point, name: chosen ? periodName(chosen, speech.language) : speech.words('read.lastYear') }
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
  /** A row or a small picture is one unit's: its own chart, as it stood then. */
  const hrefOf = ({ id }: OrgUnitNode, period: string) =>
    alone && id !== plan.area.id
      ? toChartHref({ ...query, orgUnits: [{ ref: id, expand: null }], periods: [period], kind: null })
      : null
  const series = overPeriods(plan, find, speech, hrefOf).map((one) => ({
    ...one,
    points:
      plan.kind === 'heat-map'
        ? one.points
        : one.points.map((point) => orPublished(point, published, one.key, point.key, speech)),
  }))
  const [only, ...others] = series
  const reading =
    only && others.length === 0 && !alone
      ? readTrend(only.points, before, reader)
      : plan.kind === 'heat-map'
        ? readCompleteness(series, speech.words)
        : readAreas(series, { ...reader, peers: new Set(units.map(({ level }) => level)).size === 1 })
  const compared = compares(plan, query) ? lastYears(plan, series, pointAt, speech) : []
  return { ...found, series: [...series, ...compared], reading }
}

/** Only lines and columns have room for a second of each; the women–men rows take theirs among the periods. */
function compares({ kind, units, periods }: ChartPlan, { compare }: ChartQuery): boolean {
  const isLong = periods.every((period) => samePeriodLastYear(period) !== null)
  return compare === 'last-year' && isLong && units.length <= mostCompared && sideBySide.includes(kind)
}

const sideBySide: readonly ChartPlan['kind'][] = ['line', 'columns']
/** Beyond, twice as many lines can't be told apart. */
const mostCompared = 4

/** Each series as it stood a year earlier, drawn beside the periods of now. */
function lastYears(
  { units, periods }: ChartPlan,
  series: readonly ChartSeries[],
  pointAt: (unit: OrgUnitNode, period: string) => ChartPoint,
  { words, language }: Speech,
): ChartSeries[] {
  return units.map((unit, index) => ({
    key: `${unit.id}|last-year`,
    label:
      units.length === 1
        ? capitalise(words('read.lastYear'))
        : words('lastYearOf', { name: series[index]?.label ?? '' }),
    role: 'other',
    breakdown: {},
    points: periods.map((period) => {
      const earlier = samePeriodLastYear(period) ?? period
      const names = { label: periodName(earlier, language), shortLabel: shortPeriodName(period, language) }
      return { ...pointAt(unit, earlier), ...names, at: period }
    }),
  }))
}

/** The end of the stretch of periods before the one a period ends; null where all follow one another. */
function endBefore(periods: readonly string[], last: string): string | null {
  const runs = toRuns(periods)
  const at = runs.findIndex((run) => run.includes(last))
  return runs[at - 1]?.at(-1) ?? null
}

async function drawUnits(input: DrawInput): Promise<Drawn> {
  const { world, plan, query, published, speech } = input
  const { item, category, area, calendar, geography } = plan
  const [period = ''] = plan.periods
  const isNamed = plan.units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const below = isNamed ? plan.units : unitsBelow(world, plan, period)
  const units = below.length > 0 ? below : [area]
  const other = plan.kind === 'ranked-bars' ? comparedPeriod(query, period) : null
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: other ? [period, other] : [period],
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
  const lastDay = unitsDay(calendar, period)
  const days = [geography === 'reported' ? lastDay : geography, lastDay]
  const name = areaName(world.tree, area, lastDay, speech.words)
  const against = findMapGap(world, plan, { asked: query.gap ?? null, area: name, speech })
  const map = plan.kind === 'map' ? findMap(world.tree, units, days, { words: speech.words, against }) : null
  const reader = readerOf(shown, speech, coverageWord(plan))
  const compared =
    other && overUnits(shown, ({ id }) => find(id, other, '').computed, { ...rows, period: other })
  const order = new Map(series.points.map(({ key }, index) => [key, index]))
  const than =
    query.compare === 'last-year'
      ? speech.words('read.lastYear')
      : periodName(other ?? period, speech.language)
  return {
    ...found,
    series: compared
      ? [
          series,
          {
            ...compared,
            key: 'compared',
            role: 'other',
            points: compared.points.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
          },
        ]
      : [series],
    reading: [
      readRanking(series, reader),
      compared &&
        (crossesBreak(item, ...inOrder(other ?? period, period), calendar)
          ? speech.words('read.broken')
          : readMoves(series, compared, than, reader)),
    ]
      .filter(Boolean)
      .join(' '),
    map: map && category ? { ...map, isSplit: true } : map,
  }
}

/** The period bars of units are held against. */
function comparedPeriod({ compare }: ChartQuery, period: string): string | null {
  const other = compare === 'last-year' ? samePeriodLastYear(period) : compare
  return other && other !== period ? other : null
}

function inOrder(a: string, b: string): [earlier: string, later: string] {
  return comparePeriods(a, b) <= 0 ? [a, b] : [b, a]
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
