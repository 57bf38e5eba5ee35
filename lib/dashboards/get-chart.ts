import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import { subPeriodsOf } from '@/lib/indicators/sub-periods'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { type IsoDate, periodRange, samePeriodLastYear } from '@/lib/periods/period'
import { ok, type Result } from '@/lib/result'
import { areaName } from './areas'
import { findBreaks } from './breaks'
import { AnswerCache } from './cache'
import type { ChartModel, ChartSeries, ChartTarget } from './chart-model'
import { type ChartPlan, type ChartWorld, planChart, unitsBelow } from './chart-plan'
import { findRow, overOptions, overPeriods, overUnits } from './chart-series'
import { spanOf, toFacts } from './facts'
import { toChartHref } from './filters'
import { elementsOf, isStock, type Item } from './items'
import { toPoint } from './points'
import { type PublishedRow, toPublishedPoint, toPublishedSeries } from './published'
import { listPublished } from './published-queries'
import type { ChartQuery, QueryFailure } from './query'
import { type Reader, readParts, readRanking, readSeries, readTrend } from './reading'
import { computeSeries } from './series'
import { findTarget, toChartTarget } from './targets'
import { type Words, wordsOf } from './words'

const cache = new AnswerCache<Result<ChartModel, QueryFailure>>(500)

/**
 * The one read behind every picture, table and file: a chart of one indicator or data element, every text final.
 * What doesn't exist and what the viewer may not read are the same `not-found`.
 */
export async function getChart(
  viewer: Viewer,
  query: ChartQuery,
  today: IsoDate = dayInVietNam(),
): Promise<Result<ChartModel, QueryFailure>> {
  const { version } = await getDataVersion()
  const language = query.language ?? viewer.language
  return cache.get([String(version), query, viewer.grants, language, today], async () => {
    const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
    const world = { catalogue, tree, viewer, today }
    const plan = planChart(world, query)
    return plan.ok ? ok(await drawChart(world, plan.value, query, { language, dataVersion: Number(version) })) : plan
  })
}

type Told = { language: Language; dataVersion: number }
type Speech = { language: Language; words: Words }
type Drawn = { series: ChartSeries[]; reading: string; lastChange: string | null; publishedOnly: boolean; periods: readonly string[] }

/** Makes the model of a settled plan. */
export async function drawChart(world: ChartWorld, plan: ChartPlan, query: ChartQuery, { language, dataVersion }: Told): Promise<ChartModel> {
  const speech = { language, words: wordsOf(language) }
  const published = plan.item.kind === 'indicator' ? await listPublished(plan.item.id) : []
  const draw = plan.item.formula === null ? drawPublished : plan.kind === 'ranked-bars' ? drawRanking : drawTrend
  const drawn = await draw(world, plan, query, published, speech)
  const { words } = speech
  const { item } = plan
  const shown = { ...plan, periods: drawn.periods }
  const area = areaName(world.tree, plan.area, periodRange(plan.calendar, shown.periods[shown.periods.length - 1] ?? '2000').end)
  const unit = unitOf(plan, speech)
  const target = targetOf(world, shown, area, speech)
  const demonstration = drawn.series.some(({ points }) => points.some(({ origins }) => origins.includes('demonstration')))
  const stage = drawn.publishedOnly ? words('stageRead.published') : words(`stageRead.${query.stage}`)
  return {
    code: item.code,
    kind: item.formula === null ? 'line' : plan.kind,
    title: titleOf(plan, area, speech),
    subtitle: [unit, spanOf(shown.periods, language, words), stage].join(' · '),
    reading: drawn.reading,
    unit,
    categoryLabel: words(drawn.publishedOnly ? 'category.term' : plan.kind === 'ranked-bars' ? 'category.orgUnit' : 'category.period'),
    axis: plan.kind === 'ranked-bars' && item.formula !== null ? 'org-unit' : 'period',
    series: drawn.series,
    target,
    breaks: plan.kind === 'ranked-bars' || drawn.publishedOnly ? [] : findBreaks(world.tree, shown.periods, plan.calendar, words),
    tableLabels: tableLabels(words),
    facts: toFacts({
      world,
      plan: shown,
      query,
      series: drawn.series,
      area,
      unit,
      target,
      publishedOnly: drawn.publishedOnly,
      demonstration,
      lastChange: drawn.lastChange,
      dataVersion,
      language,
      words,
    }),
    demonstration,
    demonstrationLabel: words('demonstration'),
    publishedOnly: drawn.publishedOnly,
    href: toChartHref(query),
    language,
  }
}

type Draw = (world: ChartWorld, plan: ChartPlan, query: ChartQuery, published: readonly PublishedRow[], speech: Speech) => Promise<Drawn>

const drawTrend: Draw = async (world, plan, query, published, speech) => {
  const { category, periods, item } = plan
  const units = category ? [plan.area] : plan.units
  const keys = category ? ['', ...category.options.map(({ code }) => `${category.code}=${code}`)] : ['']
  const lastYear = new Map(periods.map((period) => [period, samePeriodLastYear(period)]))
  const asked = [...new Set([...periods, ...[...lastYear.values()].filter((one) => one !== null)])]
  const answer = await computeSeries(world, { ...question(plan, query), orgUnits: units, periods: asked, keys })
  const find = findRow(answer)
  const series = category
    ? overOptions(plan, find, speech)
    : overPeriods(plan, find, speech).map((one) => withPublished(one, published, speech))
  const reader = readerOf(item, speech)
  const before = (key: string) => {
    const period = lastYear.get(key)
    const unit = units[0]
    if (!period || !unit) return undefined
    return toPoint(item, find(unit.id, period, '').computed, { key: period, label: '', shortLabel: '' }, speech)
  }
  const only = series[0]
  const reading = category
    ? readParts(series, reader)
    : series.length === 1 && only
      ? readTrend(only.points, ({ key, published: hollow }) => (hollow ? undefined : before(key)), reader)
      : readSeries(series, reader, 'read.areas')
  return { series, reading, lastChange: answer.lastChange, publishedOnly: false, periods }
}

const drawRanking: Draw = async (world, plan, query, published, speech) => {
  const [period = ''] = plan.periods
  const named = plan.units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const below = named ? plan.units : unitsBelow(world, plan, period)
  const units = below.length > 0 ? below : [plan.area]
  const answer = await computeSeries(world, { ...question(plan, query), orgUnits: units, periods: [period], keys: [''] })
  const hrefOf = ({ id }: OrgUnitNode) =>
    id === plan.area.id ? null : toChartHref({ ...query, orgUnits: [{ ref: id, expand: null }], periods: [period], kind: hasBelow(world, plan, id, period) ? 'ranked-bars' : null })
  const bars = overUnits(plan.item, units, period, findRow(answer), hrefOf, speech)
  const series = {
    ...bars,
    points: bars.points.map((point) => {
      const row = point.value === null ? published.find((one) => one.orgUnitId === point.key && one.period === period) : undefined
      const hollow = row && toPublishedPoint(row, speech)
      return hollow ? { ...hollow, key: point.key, label: point.label, shortLabel: point.shortLabel, href: point.href } : point
    }),
  }
  return { series: [series], reading: readRanking(series, readerOf(plan.item, speech)), lastChange: answer.lastChange, publishedOnly: false, periods: [period] }
}

const drawPublished: Draw = async (_world, plan, _query, published, speech) => {
  const series = toPublishedSeries(published.filter(({ orgUnitId }) => orgUnitId === plan.area.id), speech)
  const periods = series[0]?.points.map(({ key }) => key) ?? plan.periods.slice(-1)
  const empty: ChartSeries = { key: 'published', label: speech.words('published'), role: 'accent', breakdown: {}, points: [] }
  const reading = readSeries(series, readerOf(plan.item, speech), 'read.publishedOne')
  return { series: series.length > 0 ? series : [empty], reading, lastChange: null, publishedOnly: true, periods }
}

function question(plan: ChartPlan, { stage, asOf, cumulation }: ChartQuery) {
  const { item, calendar, geography } = plan
  return { items: [item], calendar, geography, stage, asOf, cumulation }
}

function hasBelow(world: ChartWorld, plan: ChartPlan, id: string, period: string): boolean {
  const area = world.tree.get(id)
  return area !== undefined && unitsBelow(world, { ...plan, area }, period).length > 0
}

/** A published figure stands where no figure of ours does, for the same item, unit and period. */
function withPublished(series: ChartSeries, published: readonly PublishedRow[], speech: Speech): ChartSeries {
  const points = series.points.map((point) => {
    const row = point.value === null ? published.find((one) => one.orgUnitId === series.key && one.period === point.key) : undefined
    return row ? toPublishedPoint(row, speech) : point
  })
  return { ...series, points }
}

export function readerOf(item: Item, { language, words }: Speech): Reader {
  return { words, language, unit: language === 'vi' ? item.unitVi : item.unitEn, decimals: item.decimals, direction: item.direction }
}

/** The unit, and, where people were added over several periods, that the same person may be in it twice. */
function unitOf(plan: ChartPlan, { language, words }: Speech): string {
  const unit = language === 'vi' ? plan.item.unitVi : plan.item.unitEn
  const persons = elementsOf(plan.item).some(({ unitVi, personsUnique, timeRollUp }) => unitVi === 'người' && !personsUnique && timeRollUp === 'sum')
  const frequency = plan.forms[0]?.frequency
  const added = frequency !== undefined && plan.periods.some((period) => subPeriodsOf(period, frequency, plan.calendar, plan.cumulation).length > 1)
  return persons && added && plan.item.formula?.denominator == null ? words('unitOverlap', { unit }) : unit
}

function titleOf(plan: ChartPlan, area: string, { language, words }: Speech): string {
  const bare = language === 'vi' ? plan.item.nameVi : plan.item.nameEn
  const own = plan.item.formula?.cumulation ?? 'none'
  const name =
    plan.cumulation === own || plan.cumulation === 'none' ? bare : words(plan.cumulation === 'year' ? 'titleYear' : 'titlePhase', { name: bare })
  if (plan.item.formula === null) return words('title', { name, area })
  if (plan.kind === 'ranked-bars') return words('titleCompare', { name, area })
  if (plan.units.length > 1 && !plan.category) return words('title', { name, area: plan.units.length > 3 ? words('severalAreas') : plan.units.map((unit) => unit.name).join(', ') })
  const category = plan.category && (language === 'vi' ? plan.category.nameVi : plan.category.nameEn).toLocaleLowerCase(language)
  return category ? words('titleBreakdown', { name, category, area }) : words('title', { name, area })
}

function targetOf({ catalogue }: ChartWorld, plan: ChartPlan, area: string, speech: Speech): ChartTarget | null {
  const { item } = plan
  if (item.kind !== 'indicator' || plan.category || plan.kind === 'ranked-bars' || plan.units.length > 1) return null
  const axis = { orgUnitId: plan.area.id, periods: plan.periods, sincePhaseStart: plan.cumulation === 'phase' || isStock(item) }
  const found = findTarget(catalogue.targetsOf(item.id), axis)
  if (!found) return null
  const { unit, decimals } = readerOf(item, speech)
  return { ...toChartTarget(found.target, item.direction, { unit, decimals, area, ...speech }), extent: found.extent }
}

function tableLabels(words: Words): ChartModel['tableLabels'] {
  const label = (key: keyof ChartModel['tableLabels']) => words(`table.${key}`)
  return {
    series: label('series'),
    value: label('value'),
    numerator: label('numerator'),
    denominator: label('denominator'),
    coverage: label('coverage'),
    stage: label('stage'),
    origin: label('origin'),
    missing: label('missing'),
  }
}
