import type { Viewer } from '@/lib/access/viewer'
import { listActivityTotals, type TypeTotal } from '@/lib/activities/totals-queries'
import type { ActivityKind, Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { periodName } from '@/lib/periods/names'
import { type IsoDate, periodRange } from '@/lib/periods/period'
import { ok, type Result } from '@/lib/result'
import { areaName, capitalise } from './areas'
import type { ChartModel } from './chart-model'
import type { ChartWorld } from './chart-plan'
import { getChart } from './get-chart'
import { elementsOf, type Item, resolveItem } from './items'
import { readCards } from './overview-cards'
import { breadcrumbOf, readChoices } from './overview-choices'
import type { OverviewCard, OverviewFilters, OverviewModel } from './overview-model'
import { chartQuery, type SettledOverview, settleOverview } from './overview-plan'
import type { OverviewQuery, QueryFailure } from './query'
import { wordsOf } from './words'

/** Who was taught, who took part: the counts that forms ask for, and what the recorded activities add up to. */
export type TrainingsModel = {
  area: { id: string; name: string }
  programme: { code: string; name: string }
  period: { code: string; name: string; start: IsoDate; end: IsoDate }
  cards: OverviewCard[]
  charts: ChartModel[]
  totals: TypeTotal[]
  filters: OverviewFilters
  breadcrumb: OverviewModel['breadcrumb']
  demonstrationLabel: string
}

const kinds: readonly ActivityKind[] = ['training', 'policy-dialogue', 'workshop', 'study-visit']
/** Splits of participants that are drawn, in this order, where a form asks for them. */
const splits = ['sex', 'ethnicity'] as const

/** Trainings and dialogues of a programme, in an area and period the viewer may read. */
export async function getTrainings(
  viewer: Viewer,
  query: OverviewQuery,
  today: IsoDate,
): Promise<Result<TrainingsModel, QueryFailure>> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  const world: ChartWorld = { catalogue, tree, viewer, today }
  const first = await settleOverview(world, query)
  if (!first.ok) return first
  const items = listTrainingItems(catalogue, first.value.programme.code)
  const settled = await settleOverview(world, query, items)
  if (!settled.ok) return settled
  const { area, programme, period, calendar, language } = settled.value
  const { start, end } = periodRange(calendar, period)
  const [cards, charts, totals] = await Promise.all([
    items.length > 0 ? readCards(world, settled.value) : [],
    readCharts(world, settled.value),
    listActivityTotals(viewer, { programme: programme.code, orgUnit: area.id, from: start, to: end }, kinds),
  ])
  return ok({
    area: { id: area.id, name: capitalise(areaName(tree, area, end, wordsOf(language))) },
    programme: { code: programme.code, name: language === 'vi' ? programme.nameVi : programme.nameEn },
    period: { code: period, name: periodName(period, language), start, end },
    ...{ cards, charts, totals },
    filters: readChoices(world, settled.value),
    breadcrumb: breadcrumbOf(world, settled.value),
    demonstrationLabel: wordsOf(language)('demonstration'),
  })
}

/** The programme's counts that activities of these kinds feed. */
export function listTrainingItems(catalogue: Catalogue, programmeCode: string): Item[] {
  const fed = new Set(
    catalogue.activityTypes.list
      .filter(({ kind }) => kind !== null && kinds.includes(kind))
      .flatMap(({ feeds }) => feeds.map(({ dataElementId }) => dataElementId)),
  )
  return catalogue.indicators.list
    .filter((one) => one.programmeCode === programmeCode)
    .flatMap(({ code }) => resolveItem(catalogue, { kind: 'indicator', ref: code }) ?? [])
    .filter((item) => elementsOf(item).length > 0 && elementsOf(item).every(({ id }) => fed.has(id)))
}

/** The course of classes, then the participants by each split their form asks for. */
async function readCharts(world: ChartWorld, settled: SettledOverview): Promise<ChartModel[]> {
  const { keys, items } = settled
  const people = items.find((item) => splitsOf(world.catalogue, item).length > 0)
  const wanted = [
    keys.trainings ? { ...chartQuery(settled, keys.trainings), kind: 'columns' as const } : null,
    ...(people
      ? splitsOf(world.catalogue, people).map((split) => ({
          ...chartQuery(settled, people.code),
          kind: 'stacked-columns' as const,
          breakdown: [split],
        }))
      : []),
  ]
  const charts = await Promise.all(
    wanted.map(async (one) => (one ? getChart(world.viewer, one, world.today) : null)),
  )
  return charts.flatMap((chart) => (chart?.ok ? chart.value : []))
}

function splitsOf(catalogue: Catalogue, item: Item): string[] {
  const ids = new Set(elementsOf(item).map(({ id }) => id))
  const columns = catalogue.forms.list
    .flatMap(({ sections }) => sections.flatMap((section) => section.items))
    .filter(({ dataElementId }) => ids.has(dataElementId))
    .flatMap((one) => one.columns)
  return splits.filter((split) => columns.some((key) => key.startsWith(`${split}=`)))
}
