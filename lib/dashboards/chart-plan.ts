import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue, CatalogueCategory, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { Cumulation } from '@/lib/indicators/sub-periods'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import {
  type Calendar,
  type IsoDate,
  latestEndedPeriod,
  type PeriodType,
  parsePeriod,
  periodRange,
  previousPeriod,
} from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { lastDueDate } from '@/lib/submissions/deadlines'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import { homeUnit, resolveUnits } from './areas'
import { resolveCategories } from './breakdown-keys'
import type { ChartKind } from './chart-model'
import { planDuties } from './duties'
import { elementsOf, type Item, isRatio, isStock, resolveChartItem } from './items'
import type { ChartQuery, QueryFailure } from './query'
import { closedUniverse } from './universe'

export type ChartWorld = { catalogue: Catalogue; tree: OrgUnitTree; viewer: Viewer; today: IsoDate }

/** A chart query with every word settled. */
export type ChartPlan = {
  item: Item
  kind: ChartKind
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
/** Three years of quarters; fewer of what is longer. */
const trendLengths: Partial<Record<PeriodType, number>> = { year: 5, phase: 2, term: 3 }

/**
 * Settles what a chart shows: its calendar, area, periods and kind, from the words and from the item's own form. Where
 * no figure of ours can stand behind it (`isFed`), it shows the published ones.
 */
export function planChart(
  world: ChartWorld,
  query: ChartQuery,
  isFed = true,
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
  const end = query.periods[query.periods.length - 1] ?? latestDuePeriod(catalogue, forms[0], calendar, today)
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
  const kind =
    query.kind ??
    usualKind(item, { isSplit: categories.length > 0, comparesAreas: onlyAreas && query.periods.length <= 1 })
  const category =
    kind === 'ranked-bars' || onlyAreas ? null : (categories[0] ?? splitFor(catalogue, item, forms, kind))
  if (kind === 'stacked-columns' && !category) {
    return fail({ code: 'bad-query', field: 'kind', problem: 'kind-needs-breakdown' })
  }
  if (kind !== 'ranked-bars' && units.length > mostSeries) {
    return fail({ code: 'bad-query', field: 'orgUnit', problem: 'too-many-series' })
  }
  const cumulation = query.cumulation ?? item.formula?.cumulation ?? 'none'
  const periods = kind === 'ranked-bars' ? [end] : query.periods.length > 1 ? query.periods : trendTo(end)
  const shown = kind === 'columns' && category ? 'stacked-columns' : kind
  return ok({ item, kind: shown, area, units, periods, category, calendar, geography, cumulation, forms })
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

function usualKind(
  item: Item,
  { isSplit, comparesAreas }: { isSplit: boolean; comparesAreas: boolean },
): ChartKind {
  if (comparesAreas) return 'ranked-bars'
  if (isSplit) return 'stacked-columns'
  return item.formula === null || isRatio(item) || isStock(item) ? 'line' : 'columns'
}

/** Stacked columns without a word about the split take the first one the form asks for. */
function splitFor(
  catalogue: Catalogue,
  item: Item,
  forms: readonly CatalogueForm[],
  kind: ChartKind,
): CatalogueCategory | null {
  if (kind !== 'stacked-columns') return null
  const ids = new Set(elementsOf(item).map(({ id }) => id))
  const items = forms.flatMap((form) => form.sections.flatMap((section) => section.items))
  const columns = items.filter(({ dataElementId }) => ids.has(dataElementId)).flatMap((one) => one.columns)
  const [code] = columns.flatMap((key) => Object.keys(parseBreakdownKey(key)))
  return (code && catalogue.categories.byCode(code)) || null
}

function trendTo(end: string): string[] {
  const periods = [end]
  const length = trendLengths[parsePeriod(end)?.type ?? 'quarter'] ?? 12
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
    const day = geography === 'reported' ? periodRange(calendar, period).end : geography
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
