import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue, CatalogueCategory, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { Cumulation } from '@/lib/indicators/sub-periods'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import {
  type Calendar,
  comparePeriods,
  type IsoDate,
  latestEndedPeriod,
  type PeriodType,
  parsePeriod,
  periodRange,
  previousPeriod,
  samePeriodLastYear,
} from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { lastDueDate } from '@/lib/submissions/deadlines'
import { homeUnit, resolveUnits } from './areas'
import { resolveCategories } from './breakdown-keys'
import { categoryFor, comparesUnits, panelKinds, stackedKinds, usualKind } from './chart-kind'
import type { ChartKind, ChartModel } from './chart-model'
import { planDuties } from './duties'
import { elementsOf, type Item, isRatio, resolveChartItem } from './items'
import type { ChartQuery, QueryFailure } from './query'
import { unitsDay } from './seated'
import { closedUniverse } from './universe'

export type ChartWorld = { catalogue: Catalogue; tree: OrgUnitTree; viewer: Viewer; today: IsoDate }

/** A chart query with every word settled. */
export type ChartPlan = {
  item: Item
  kind: ChartKind
  axis: ChartModel['axis']
  /** The area the chart is about; of several units, the first. */
  area: OrgUnitNode
  /** The units asked by name; more than one are series, or bars. */
  units: readonly OrgUnitNode[]
  periods: readonly string[]
  category: CatalogueCategory | null
  calendar: Calendar
  geography: 'reported' | IsoDate
  cumulation: Cumulation
  forms: readonly CatalogueForm[]
}

/** Most lines one picture can name. */
const mostSeries = 20
/** Most terms of bodies one picture goes back. */
const mostTerms = 6
/** Most small pictures or rows on one page. */
const mostPanels = 63
/** Three years of quarters; fewer of what is longer. */
const trendLengths: Partial<Record<PeriodType, number>> = { year: 5, phase: 2, term: 3 }

/**
 * Settles what a chart shows: its calendar, area, periods and kind, from the words and from the item's own form. Where
 * no figure of ours can stand behind it (`isFed`), it shows the published ones. `seated`: the terms and years of which
 * anything is known, where nobody is asked at a pace of his own.
 */
export function planChart(
  world: ChartWorld,
  query: ChartQuery,
  isFed = true,
  seated: readonly string[] = [],
): Result<ChartPlan, QueryFailure> {
  const { catalogue, tree, viewer, today } = world
  const found = resolveChartItem(catalogue, query.code)
  const item = found && !isFed ? { ...found, formula: null, definitions: [], elements: [] } : found
  if (!item) return fail({ code: 'not-found', field: 'code' })
  const categories = resolveCategories(catalogue, query.breakdown)
  if (!categories) return fail({ code: 'bad-query', field: 'breakdown', problem: 'unknown-breakdown' })
  const asking = formsOf(catalogue, item)
  const calendar = query.calendar ?? asking[0]?.calendar ?? 'statistical'
  const forms = asking.filter((form) => form.calendar === calendar)
  const asked = query.periods[query.periods.length - 1]
  const known = seated.filter((period) => asked === undefined || comparePeriods(period, asked) <= 0)
  const due = () => asked ?? latestDuePeriod(catalogue, forms[0], calendar, today)
  const end = known[known.length - 1] ?? due()
  const geography = query.geography === 'current' ? today : query.geography

  const lastDays = [periodRange(calendar, end).end]
  // Where only published figures exist, there is nothing that the public doesn't know already.
  const scopes = item.formula === null ? [] : [item.programmeCode]
  const home = query.orgUnits.length === 0 ? homeUnit(viewer, tree, today, scopes) : null
  const units = home ? [home] : resolveUnits(viewer, tree, query.orgUnits, { geography, lastDays }, scopes)
  const named = query.orgUnits[0] ? tree.resolve(query.orgUnits[0].ref) : home
  const area = named ?? units?.[0]
  if (!units || !area) return fail({ code: 'not-found', field: 'orgUnit' })

  const onlyAreas = units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const comparesAreas = onlyAreas && query.periods.length <= 1
  const usual = usualKind(item, { isSplit: categories.length > 0, comparesAreas })
  // Nobody asked for a kind: more areas over time than lines can be told apart each have a picture of their own.
  const crowded = onlyAreas && !comparesAreas && units.length > mostSeries
  const kind = query.kind ?? (crowded ? 'small-multiples' : usual)
  // A count's gap to parity is the women's share of it.
  const bySex = kind === 'map' && query.gap === 'parity' ? catalogue.categories.byCode('sex') : undefined
  const category = categoryFor(catalogue, item, forms, { kind, asked: categories[0] ?? bySex, onlyAreas })
  const problem = problemOf(item, kind, category)
  if (problem) return fail({ code: 'bad-query', field: 'kind', problem })
  const axis = comparesUnits(kind, onlyAreas) ? 'org-unit' : 'period'
  const panels = panelKinds.includes(kind)
  const cumulation = query.cumulation ?? item.formula?.cumulation ?? 'none'
  const trend = () => (known.length > 0 ? known.slice(-mostTerms) : trendTo(end, kind))
  const span = () => withCompared(query.periods.length > 1 ? query.periods : trend(), query.compare, kind)
  const periods = axis === 'org-unit' ? [end] : span()
  const shownUnits =
    panels && !onlyAreas ? panelUnits(world, { item, area, calendar, geography }, periods) : units
  if (axis === 'period' && shownUnits.length > (panels ? mostPanels : mostSeries)) {
    return fail({
      code: 'bad-query',
      field: 'orgUnit',
      problem: panels ? 'too-many-panels' : 'too-many-series',
    })
  }
  const shown = kind === 'columns' && category ? 'stacked-columns' : kind
  const plan = { item, kind: shown, axis, area, units: shownUnits, periods, category } as const
  return ok({ ...plan, calendar, geography, cumulation, forms })
}

/** The units under an area, of the latest period in which there were any: a province may have ended meanwhile. */
function panelUnits(
  world: ChartWorld,
  about: Pick<ChartPlan, 'item' | 'area' | 'calendar' | 'geography'>,
  periods: readonly string[],
): readonly OrgUnitNode[] {
  for (const period of periods.toReversed()) {
    const below = unitsBelow(world, about, period)
    if (below.length > 0) return below
  }
  return [about.area]
}

/** A period named to compare with stands among the others; women and men a year earlier are rows of their own. */
function withCompared(
  periods: readonly string[],
  compare: ChartQuery['compare'],
  kind: ChartKind,
): readonly string[] {
  const more =
    compare === 'last-year'
      ? kind === 'dot-gap'
        ? periods.flatMap((period) => samePeriodLastYear(period) ?? [])
        : []
      : compare
        ? [compare]
        : []
  return more.length === 0 ? periods : [...new Set([...periods, ...more])].sort(comparePeriods)
}

function problemOf(item: Item, kind: ChartKind, category: CatalogueCategory | null): string | null {
  if (stackedKinds.includes(kind) && !category) return 'kind-needs-breakdown'
  if (kind === 'stacked-shares' && isRatio(item)) return 'kind-needs-counts'
  return kind === 'dot-gap' && !category ? 'kind-needs-sex' : null
}

/** The forms that ask for an item's elements, and those whose reports it counts. */
export function formsOf(catalogue: Catalogue, item: Item): CatalogueForm[] {
  const counted = (item.formula?.others ?? []).flatMap((other) =>
    other.kind === 'reporting-rate'
      ? (catalogue.forms.byUid(other.form) ?? catalogue.forms.byCode(other.form) ?? [])
      : [],
  )
  const forms = [...elementsOf(item).flatMap(({ id }) => catalogue.formsWith(id)), ...counted]
  return [...new Map(forms.map((form) => [form.id, form])).values()]
}

/** The latest period that has ended and whose reports are due. */
export function latestDuePeriod(
  { holidays }: Catalogue,
  form: CatalogueForm | undefined,
  calendar: Calendar,
  today: IsoDate,
): string {
  let period = latestEndedPeriod(form?.frequency ?? 'quarter', calendar, today)
  while (form && lastDueDate(form, period, holidays) >= today) period = previousPeriod(period)
  return period
}

function trendTo(end: string, kind: ChartKind): string[] {
  const periods = [end]
  const usual = trendLengths[parsePeriod(end)?.type ?? 'quarter'] ?? 12
  const length = kind === 'bullet' ? Math.min(4, usual) : usual
  while (periods.length < length) periods.unshift(previousPeriod(periods[0] as string))
  return periods
}

/**
 * The units one step below an area that report into it in a period: provinces of the country, else the units that owe
 * the form, whatever the map says stands between. Only those the viewer may read.
 */
export function unitsBelow(
  { catalogue, tree, viewer }: ChartWorld,
  { item, area, calendar, geography }: Pick<ChartPlan, 'item' | 'area' | 'calendar' | 'geography'>,
  period: string,
): OrgUnitNode[] {
  const question = {
    items: [item],
    periods: [period],
    calendar,
    geography,
    cumulation: 'none' as const,
  }
  const duties = planDuties(tree, catalogue, question, closedUniverse)
  const [element] = elementsOf(item)
  const duty = element && duties.of(element.id, period, item)
  const last = duty?.subPeriods[duty.subPeriods.length - 1]
  const readable = (units: readonly OrgUnitNode[]) =>
    units.filter(({ id }) => canReadUnit(viewer, tree, id, item.programmeCode))
  if (!duty || duty.formIds.length === 0) {
    const day = geography === 'reported' ? unitsDay(calendar, period) : geography
    return readable(tree.childrenOn(area.id, day))
  }
  if (!last) return []
  const owes = (id: string) => {
    const members = duties.membersOn(duty, id, last)
    return members.ok ? members.units.length > 0 : members.reason === 'cannot-combine'
  }
  const onMap = geography === 'reported' ? last.lastDay : geography
  const members = duties.membersOn(duty, area.id, last)
  const below =
    area.level === 'country'
      ? tree.list().filter(({ id, level }) => level === 'province' && tree.isInForce(id, onMap) && owes(id))
      : (members.ok ? members.units : []).flatMap((id) => (id === area.id ? [] : (tree.get(id) ?? [])))
  return readable(below)
}
