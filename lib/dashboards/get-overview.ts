import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { formatDate, type Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { ok, type Result } from '@/lib/result'
import { countDrafts, type FormObligation, listObligations } from '@/lib/submissions/obligations-queries'
import { areaName, capitalise } from './areas'
import { AnswerCache } from './cache'
import type { ChartModel } from './chart-model'
import type { ChartWorld } from './chart-plan'
import { toOverviewHref } from './filters'
import { getChart } from './get-chart'
import { isStock } from './items'
import { readCards } from './overview-cards'
import { breadcrumbOf, readChoices } from './overview-choices'
import type { OverviewModel, OverviewObligation } from './overview-model'
import { backFrom, chartQuery, type SettledOverview, settleOverview } from './overview-plan'
import type { ChartQuery, OverviewQuery, QueryFailure } from './query'
import { findTarget } from './targets'
import { wordsOf } from './words'

type Figures = Omit<OverviewModel, 'notReported' | 'counts'>

const cache = new AnswerCache<Figures>(300)
const duties = new AnswerCache<FormObligation[]>(300)

/** Everything of the first page, in the viewer's scope: key figures, four charts, who hasn't reported, and the choices. */
export async function getOverview(
  viewer: Viewer,
  query: OverviewQuery,
  today: IsoDate,
): Promise<Result<OverviewModel, QueryFailure>> {
  const [catalogue, tree, { version }, drafts] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    getDataVersion(),
    countDrafts(),
  ])
  const world: ChartWorld = { catalogue, tree, viewer, today }
  const settled = await settleOverview(world, query)
  if (!settled.ok) return settled
  const { period, keys, area, language } = settled.value
  const [figures, obligations] = await Promise.all([
    cache.get([String(version), query, period, viewer.grants, language, today], () =>
      readFigures(world, settled.value, Number(version)),
    ),
    // A draft begun doesn't move the data version, so their number stands beside it.
    duties.get([String(version), drafts, keys.forms, area.id, period, viewer.grants, today], () =>
      listObligations(viewer, { formCodes: keys.forms, orgUnitId: area.id, periods: [period], today }),
    ),
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

async function readFigures(
  world: ChartWorld,
  settled: SettledOverview,
  dataVersion: number,
): Promise<Figures> {
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
    filters: readChoices(world, settled),
    breadcrumb: breadcrumbOf(world, settled),
    demonstration: cards.some((card) => card.demonstration) || charts.some((one) => one?.demonstration),
    demonstrationLabel: wordsOf(language)('demonstration'),
    dataVersion,
    language,
  }
}

async function readChart(
  { viewer, today }: ChartWorld,
  settled: SettledOverview,
  code: string,
  extra: Partial<ChartQuery>,
): Promise<ChartModel | null> {
  const chart = await getChart(viewer, { ...chartQuery(settled, code), ...extra }, today)
  return chart.ok ? chart.value : null
}

/** The first key figure whose target can be drawn over the periods before; else the first of all. */
function trendCode({ catalogue }: ChartWorld, { items, area, period }: SettledOverview): string | null {
  const periods = backFrom(period, 12)
  const withTarget = items.find((item) =>
    findTarget(catalogue.targetsOf(item.id), { orgUnitId: area.id, periods, sincePhaseStart: isStock(item) }),
  )
  return (withTarget ?? items[0])?.code ?? null
}

/** Women in councils: of the area where figures were published, else of the country. */
async function readRepresentation(world: ChartWorld, settled: SettledOverview): Promise<ChartModel | null> {
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
