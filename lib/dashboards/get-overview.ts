import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import type { CatalogueProgramme } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, type Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { type Calendar, type IsoDate, periodRange, previousPeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { listObligations } from '@/lib/submissions/obligations-queries'
import { findLatestPeriod } from '@/lib/values/queries'
import { areaName, capitalise, homeUnit, resolveUnits } from './areas'
import { AnswerCache } from './cache'
import { phaseTargetOf, toCard } from './cards'
import type { ChartModel } from './chart-model'
import { type ChartWorld, formsOf, latestDuePeriod, unitsBelow } from './chart-plan'
import { findRow } from './chart-series'
import { readerOf } from './chart-words'
import { toChartHref, toOverviewHref } from './filters'
import { getChart } from './get-chart'
import { elementsOf, type Item, isStock, resolveItem } from './items'
import { keyCodes, type ProgrammeKeys } from './key-indicators'
import type { Choice, OverviewCard, OverviewModel, OverviewObligation } from './overview-model'
import { toPoint } from './points'
import type { ChartQuery, OverviewQuery, QueryFailure } from './query'
import { computeSeries } from './series'
import { findTarget } from './targets'
import { wordsOf } from './words'

type Figures = Omit<OverviewModel, 'notReported' | 'counts'>

const cache = new AnswerCache<Figures>(300)

/** A query with every word settled. */
type Settled = {
  query: OverviewQuery
  programme: CatalogueProgramme
  keys: ProgrammeKeys
  items: Item[]
  area: OrgUnitNode
  period: string
  calendar: Calendar
  geography: 'reported' | IsoDate
  language: Language
}

/** Everything of the first page, in the viewer's scope: key figures, four charts, who hasn't reported, and the choices. */
export async function getOverview(
  viewer: Viewer,
  query: OverviewQuery,
  today: IsoDate,
): Promise<Result<OverviewModel, QueryFailure>> {
  const [catalogue, tree, { version }] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    getDataVersion(),
  ])
  const world: ChartWorld = { catalogue, tree, viewer, today }
  const settled = await settle(world, query)
  if (!settled.ok) return settled
  const { period, keys, area, language } = settled.value
  const [figures, obligations] = await Promise.all([
    cache.get([String(version), query, period, viewer.grants, language, today], () =>
      readFigures(world, settled.value, Number(version)),
    ),
    // A draft begun doesn't move the data version, so duties are read each time.
    listObligations(viewer, { formCodes: keys.forms, orgUnitId: area.id, periods: [period], today }),
  ])
  const missing = obligations.filter(({ received }) => !received)
  return ok({
    ...figures,
    notReported: missing.sort((a, b) => b.daysLate - a.daysLate).map((one) => toObligation(one, language)),
    counts: {
      assigned: obligations.length,
      received: obligations.length - missing.length,
      late: missing.filter(({ late }) => late).length,
    },
  })
}

async function settle(
  { catalogue, tree, viewer, today }: ChartWorld,
  query: OverviewQuery,
): Promise<Result<Settled, QueryFailure>> {
  const programme = catalogue.programmes.byCode(query.programme ?? firstProgramme(viewer)) ?? null
  if (!programme) return fail({ code: 'not-found', field: 'programme' })
  const keys = keyCodes(catalogue, programme.code)
  const items = keys.cards.flatMap((ref) => resolveItem(catalogue, { kind: 'indicator', ref }) ?? [])
  const form = items
    .flatMap((item) => formsOf(catalogue, item))
    .find((one) => !query.calendar || one.calendar === query.calendar)
  const calendar = query.calendar ?? form?.calendar ?? 'statistical'
  const geography = query.geography === 'current' ? today : query.geography
  const due = latestDuePeriod(form, calendar, today)
  const elements = items.flatMap((item) => elementsOf(item).map(({ id }) => id))
  const latest =
    query.period ?? (await findLatestPeriod({ dataElementIds: elements, calendar, stage: query.stage }, due))
  const period = latest ?? due
  const maps = { geography, lastDays: [periodRange(calendar, period).end] }
  const area = query.orgUnit
    ? resolveUnits(viewer, tree, [query.orgUnit], maps, [programme.code])?.[0]
    : homeUnit(viewer, tree, today, [programme.code])
  if (!area) return fail({ code: 'not-found', field: query.orgUnit ? 'orgUnit' : 'programme' })
  return ok({
    query,
    programme,
    keys,
    items,
    area,
    period,
    calendar,
    geography,
    language: query.language ?? viewer.language,
  })
}

function firstProgramme({ grants }: Viewer): string {
  const open = grants.some(
    ({ programmeCodes }) => programmeCodes.length === 0 || programmeCodes.includes('D8'),
  )
  return open ? 'D8' : (grants[0]?.programmeCodes[0] ?? 'D8')
}

async function readFigures(world: ChartWorld, settled: Settled, dataVersion: number): Promise<Figures> {
  const { keys, area, period, programme, language, query } = settled
  const chart = (code: string | null, extra: Partial<ChartQuery>) =>
    code === null ? null : readChart(world, settled, code, extra)
  const [cards, trend, areas, trainings, representation] = await Promise.all([
    readCards(world, settled),
    chart(trendCode(world, settled), { kind: 'line' }),
    chart(keys.areas, { kind: 'ranked-bars' }),
    chart(keys.trainings, { kind: 'columns' }),
    readRepresentation(world, settled),
  ])
  const vi = language === 'vi'
  const charts = [trend, areas, trainings, representation]
  return {
    title: vi ? programme.nameVi : programme.nameEn,
    area: {
      id: area.id,
      name: capitalise(
        areaName(world.tree, area, periodRange(settled.calendar, period).end, wordsOf(language)),
      ),
    },
    programme: { code: programme.code, name: vi ? programme.nameVi : programme.nameEn },
    period: { code: period, name: periodName(period, language) },
    cards,
    trend,
    areas: areas && drillDown(world, areas, query),
    trainings,
    representation,
    filters: readFilters(world, settled),
    breadcrumb: breadcrumbOf(world, settled),
    demonstration: cards.some((card) => card.demonstration) || charts.some((one) => one?.demonstration),
    demonstrationLabel: wordsOf(language)('demonstration'),
    dataVersion,
    language,
  }
}

async function readChart(
  { viewer, today }: ChartWorld,
  settled: Settled,
  code: string,
  extra: Partial<ChartQuery>,
): Promise<ChartModel | null> {
  const chart = await getChart(viewer, { ...chartQuery(settled, code), ...extra }, today)
  return chart.ok ? chart.value : null
}

function chartQuery({ query, area, period }: Settled, code: string): ChartQuery {
  const { calendar, geography, stage, asOf, language } = query
  const words = { calendar, geography, stage, asOf, language, breakdown: [] }
  return {
    ...words,
    code,
    kind: null,
    orgUnits: [{ ref: area.id, expand: null }],
    periods: [period],
    cumulation: null,
  }
}

/** The first key figure whose target can be drawn over the periods before; else the first of all. */
function trendCode({ catalogue }: ChartWorld, { items, area, period }: Settled): string | null {
  const periods = backFrom(period, 12)
  const withTarget = items.find((item) =>
    findTarget(catalogue.targetsOf(item.id), { orgUnitId: area.id, periods, sincePhaseStart: isStock(item) }),
  )
  return (withTarget ?? items[0])?.code ?? null
}

/** Women in councils: of the area where figures were published, else of the country. */
async function readRepresentation(world: ChartWorld, settled: Settled): Promise<ChartModel | null> {
  const own = await readChart(world, settled, 'REP-4', { geography: 'current', calendar: null, periods: [] })
  const hasFigures = own?.series.some(({ points }) => points.some(({ value }) => value !== null))
  if (own && hasFigures) return own
  const country = world.tree.list().find(({ level }) => level === 'country')
  if (!country) return own
  return readChart(world, settled, 'REP-4', {
    geography: 'current',
    calendar: null,
    periods: [],
    orgUnits: [{ ref: country.id, expand: null }],
  })
}

async function readCards(world: ChartWorld, settled: Settled): Promise<OverviewCard[]> {
  const { items, area, period, calendar, geography, query, language } = settled
  const words = wordsOf(language)
  const periods = backFrom(period, 13)
  const common = {
    items,
    orgUnits: [area],
    keys: [''],
    calendar,
    geography,
    stage: query.stage,
    asOf: query.asOf,
  }
  const recent = await computeSeries(world, { ...common, periods, cumulation: null })
  const wanted = items.filter(
    (item) => !isStock(item) && phaseTargetOf(world.catalogue.targetsOf(item.id), area.id, period),
  )
  const sincePhase = await computeSeries(world, {
    ...common,
    items: wanted,
    periods: [period],
    cumulation: 'phase',
  })
  return items.map((item) => {
    const find = findRow({ ...recent, rows: recent.rows.filter((row) => row.item === item) })
    const phase = sincePhase.rows.find((row) => row.item === item)
    const name = (key: string) => ({
      key,
      label: periodName(key, language),
      shortLabel: shortPeriodName(key, language),
    })
    return toCard({
      item,
      points: periods.map((one) =>
        toPoint(item, find(area.id, one, '').computed, name(one), { language, words }),
      ),
      phaseToDate: phase ? toPoint(item, phase.computed, name(period), { language, words }) : null,
      targets: world.catalogue.targetsOf(item.id),
      orgUnitId: area.id,
      area: area.name,
      reader: readerOf(
        item,
        { language, words },
        item.formula?.cumulation === 'none' || isStock(item) ? 'coverage' : 'coveragePeriods',
      ),
      calendar,
      overview: wordsOf(language, 'overview'),
      href: toChartHref(chartQuery(settled, item.code)),
    })
  })
}

/** A bar of the comparison leads to the overview of its unit. */
function drillDown({ tree }: ChartWorld, chart: ChartModel, query: OverviewQuery): ChartModel {
  const lead = (id: string, href: string | null) =>
    href !== null && tree.get(id) ? toOverviewHref({ ...query, orgUnit: { ref: id, expand: null } }) : null
  const series = chart.series.map((one) => ({
    ...one,
    points: one.points.map((point) => ({ ...point, href: lead(point.key, point.href) })),
  }))
  return { ...chart, series }
}

function readFilters(world: ChartWorld, settled: Settled): OverviewModel['filters'] {
  const { query, programme, area, period, calendar, language } = settled
  const { catalogue, tree, viewer, today } = world
  const words = wordsOf(language)
  const vi = language === 'vi'
  const choose = (
    value: string,
    label: string,
    selected: boolean,
    change: Partial<OverviewQuery>,
  ): Choice => ({
    value,
    label,
    selected,
    href: toOverviewHref({ ...query, ...change }),
  })
  const programmes = catalogue.programmes.list.filter(({ code }) =>
    catalogue.forms.list.some((form) => form.programmeCode === code),
  )
  const item = settled.items[0]
  const country = tree.list().filter(({ level }) => level === 'country')
  const granted = viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? [])
  const around = breadcrumbUnits(world, settled)
  const under = item
    ? [...country, ...around].flatMap((one) =>
        unitsBelow(world, { item, area: one, calendar, geography: settled.geography }, period),
      )
    : []
  const areas = [...country, ...granted, ...around, ...under].filter(({ id }) =>
    canReadUnit(viewer, tree, id, programme.code),
  )
  const form = catalogue.forms.list.find(
    ({ programmeCode, calendar: one }) => programmeCode === programme.code && one === calendar,
  )
  const periods = [...new Set([period, ...backFrom(latestDuePeriod(form, calendar, today), 16)])]
    .sort()
    .reverse()
  const ref = (id: string) => ({ ref: id, expand: null })
  return {
    programmes: programmes.map((one) =>
      choose(one.code, vi ? one.nameVi : one.nameEn, one.code === programme.code, {
        programme: one.code,
        period: null,
        calendar: null,
      }),
    ),
    areas: [...new Map(areas.map((one) => [one.id, one])).values()].map((one) =>
      choose(one.id, capitalise(areaName(tree, one, today, words)), one.id === area.id, {
        orgUnit: ref(one.id),
      }),
    ),
    periods: periods.map((one) => choose(one, periodName(one, language), one === period, { period: one })),
    stages: (['approved', 'provisional'] as const).map((stage) =>
      choose(stage, words(`stage.${stage}`), stage === query.stage, { stage }),
    ),
    words: { programme: programme.code, orgUnit: area.id, period, stage: query.stage },
  }
}

function breadcrumbOf(world: ChartWorld, settled: Settled): OverviewModel['breadcrumb'] {
  return breadcrumbUnits(world, settled).map(({ id, name }) => ({
    id,
    name,
    href: toOverviewHref({ ...settled.query, orgUnit: { ref: id, expand: null } }),
  }))
}

/** The readable units above the area on its own last day or today, and the area itself. */
function breadcrumbUnits({ tree, viewer, today }: ChartWorld, { area, programme }: Settled): OrgUnitNode[] {
  const day = area.validTo !== null && area.validTo < today ? area.validTo : today
  const above = tree.ancestorsOn(area.id, day).reverse()
  return [...above.filter(({ id }) => canReadUnit(viewer, tree, id, programme.code)), area]
}

function backFrom(period: string, length: number): string[] {
  const periods = [period]
  while (periods.length < length) periods.unshift(previousPeriod(periods[0] as string))
  return periods
}

function toObligation(
  one: Awaited<ReturnType<typeof listObligations>>[number],
  language: Language,
): OverviewObligation {
  const { orgUnit, form, period, dueDate, daysLate, status } = one
  return {
    orgUnitId: orgUnit.id,
    name: orgUnit.name,
    form: form.code,
    formName: language === 'vi' ? form.nameVi : form.nameEn,
    period,
    periodName: periodName(period, language),
    dueDate,
    dueDateDisplay: formatDate(dueDate),
    daysLate,
    status,
    statusLabel: wordsOf(language, 'overview')(`obligation.${status}`),
  }
}
