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
import { toChartHref } from './filters'
import { getChart } from './get-chart'
import { elementsOf, type Item, resolveItem } from './items'
import { readCards } from './overview-cards'
import { breadcrumbOf, readChoices } from './overview-choices'
import type { OverviewCard, OverviewFilters, OverviewModel } from './overview-model'
import { chartQuery, type SettledOverview, settleOverview } from './overview-plan'
import type { ChartQuery, OverviewQuery, QueryFailure } from './query'
import { wordsOf } from './words'

/** Who was taught, who took part: the counts that forms ask for, and what the recorded activities add up to. */
export type TrainingsModel = {
  area: { id: string; name: string }
  programme: { code: string; name: string }
  period: { code: string; name: string; start: IsoDate; end: IsoDate }
  cards: OverviewCard[]
  charts: ChartModel[]
  /** Every count by every split its form asks for: the charts that aren't drawn on the page. */
  more: { label: string; href: string }[]
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
  const cards = items.length > 0 ? await readCards(world, settled.value) : []
  const [charts, totals] = await Promise.all([
    readCharts(world, settled.value, cards),
    listActivityTotals(viewer, { programme: programme.code, orgUnit: area.id, from: start, to: end }, kinds),
  ])
  return ok({
    area: { id: area.id, name: capitalise(areaName(tree, area, end, wordsOf(language))) },
    programme: { code: programme.code, name: language === 'vi' ? programme.nameVi : programme.nameEn },
    period: { code: period, name: periodName(period, language), start, end },
    ...{ cards, charts, totals, more: listMore(world, settled.value) },
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

/** Every count on its own and by each split its form asks for, as addresses. */
function listMore({ catalogue }: ChartWorld, settled: SettledOverview): TrainingsModel['more'] {
  const { items, language } = settled
  return items.flatMap((item) => {
    const name = language === 'vi' ? item.nameVi : item.nameEn
    const of = (label: string, extra: Partial<ChartQuery>) => ({
      label,
      href: toChartHref({ ...chartQuery(settled, item.code), ...extra }),
    })
    const all = splitsOf(catalogue, item).map((split) => {
      const category = catalogue.categories.byCode(split)
      const by = (language === 'vi' ? category?.nameVi : category?.nameEn) ?? split
      return of(`${name}: ${by.toLocaleLowerCase(language)}`, { kind: 'stacked-columns', breakdown: [split] })
    })
    return [of(name, {}), ...all]
  })
}

/** The course of classes, then the participants by each split their form asks for: of the count with most people now. */
async function readCharts(
  world: ChartWorld,
  settled: SettledOverview,
  cards: readonly OverviewCard[],
): Promise<ChartModel[]> {
  const { keys, items } = settled
  const now = (code: string) =>
    cards.find((card) => card.code === code)?.sparkline.at(-1)?.value ?? Number.NEGATIVE_INFINITY
  const people = items
    .filter((item) => splitsOf(world.catalogue, item).length > 0)
    .toSorted((a, b) => now(b.code) - now(a.code))[0]
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
