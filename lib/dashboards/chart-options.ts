import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue, CatalogueCategory } from '@/lib/catalogue/catalogue'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { calendarName, periodName } from '@/lib/periods/names'
import {
  calendars,
  comparePeriods,
  type IsoDate,
  latestEndedPeriod,
  type PeriodType,
  parsePeriod,
  periodOf,
  periodRange,
  subPeriods,
} from '@/lib/periods/period'
import { toRuns } from '@/lib/periods/runs'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import { type ChartKind, type ChartModel, chartKinds } from './chart-model'
import { formsOf, latestDuePeriod } from './chart-plan'
import { writeUnit } from './filters'
import { isSeats } from './hemicycle'
import { elementsOf, isRatio, resolveChartItem } from './items'
import { listMapGaps } from './map-gap'
import type { ChartQuery, MapGapWord } from './query'
import { isSeated } from './seated'

/** What the filter form of a chart offers, and what is chosen now. */
export type ChartOptions = {
  areas: { group: AreaGroup; units: { id: string; name: string }[] }[]
  area: string
  scope: UnitScope
  /** None when the chart's periods aren't of one kind that can be counted on (terms, phases). */
  periods: PeriodOptions | null
  /** The areas compared with the first, as the address writes them. */
  also: string[]
  breakdowns: { code: string; name: string }[]
  /** Those that fit what is shown, and the one chosen. */
  kinds: ChartKind[]
  /** What the colours of a map can tell besides the level. */
  gaps: MapGapWord[]
  calendars: { code: string; name: string }[]
  /** The way up from the chosen area, widest first. */
  above: { id: string; name: string }[]
}

type PeriodOptions = {
  every: PeriodType
  choices: { code: string; name: string }[]
  from: string
  to: string
  /** What is shown, where it isn't all from one end to the other. */
  kept: string | null
}

export type AreaGroup = 'current' | 'own' | 'above' | 'below' | 'beside' | 'provinces'
export const unitScopes = ['self', 'children', 'province', 'district', 'commune'] as const
export type UnitScope = (typeof unitScopes)[number] | 'village'

type Known = { viewer: Viewer; tree: OrgUnitTree; catalogue: Catalogue; today: IsoDate }

/** `query` is the chart's own, read back from its address, so that defaults are shown as they were taken. */
export function listChartOptions(known: Known, query: ChartQuery, model: ChartModel | null): ChartOptions {
  const { viewer, tree, catalogue, today } = known
  const language = model?.language ?? viewer.language
  const first = query.orgUnits[0]
  const unit =
    (first && tree.resolve(first.ref)) ?? tree.get(viewer.grants[0]?.orgUnitId ?? '') ?? tree.get('VN')
  const day = unit ? dayInForce(unit, today) : today
  const readable = (units: OrgUnitNode[]) => units.filter(({ id }) => canReadUnit(viewer, tree, id))
  const above = unit ? readable(tree.ancestorsOn(unit.id, day)) : []
  const groups: [AreaGroup, OrgUnitNode[]][] = [
    ['current', unit ? [unit] : []],
    ['own', viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? [])],
    ['above', above],
    ['below', unit ? readable(tree.childrenOn(unit.id, day)) : []],
    ['beside', above[0] ? readable(tree.childrenOn(above[0].id, day)) : []],
    ['provinces', readable(tree.list().filter(({ level }) => level === 'province'))],
  ]
  const seen = new Set<string>()
  const areas = groups.flatMap(([group, units]) => {
    const fresh = units.filter(({ id }) => !seen.has(id) && seen.add(id))
    if (group !== 'current') fresh.sort((a, b) => a.searchName.localeCompare(b.searchName))
    return fresh.length === 0
      ? []
      : [{ group, units: fresh.map((one) => ({ id: one.id, name: nameInTime(one) })) }]
  })
  const categories = categoriesFor(catalogue, query)
  const hasBelow = unit !== undefined && tree.childrenOn(unit.id, day).length > 0
  return {
    areas,
    area: unit?.id ?? '',
    // A ranking of one area compares the units under it.
    scope: first?.expand ?? (model?.axis === 'org-unit' ? 'children' : 'self'),
    periods: listPeriods(catalogue, query, model, today, language),
    also: query.orgUnits.slice(1).map(writeUnit),
    breakdowns: categories.map(({ code, nameVi, nameEn }) => ({
      code,
      name: language === 'en' ? nameEn : nameVi,
    })),
    kinds: listKinds(catalogue, query, {
      unit,
      categories,
      hasBelow: hasBelow || first?.expand != null,
      publishedOnly: model?.publishedOnly === true,
      hasSeats: model?.series.some(({ points }) => points.some(isSeats)) === true,
    }),
    gaps: listGaps(catalogue, query, unit, categories),
    calendars: calendars.map((code) => ({ code, name: calendarName(code, language) })),
    above: above.toReversed().map(({ id, fullName }) => ({ id, name: fullName })),
  }
}

type Shown = {
  unit: OrgUnitNode | undefined
  categories: readonly CatalogueCategory[]
  hasBelow: boolean
  publishedOnly: boolean
  hasSeats: boolean
}

/** A kind is offered where the figures can fill it: a map of provinces, a bullet where there is a target. */
function listKinds(
  catalogue: Catalogue,
  { code, kind: chosen }: ChartQuery,
  { unit, categories, hasBelow, publishedOnly, hasSeats }: Shown,
): ChartKind[] {
  // Figures that others published are a line of hollow marks, whatever was asked for.
  if (publishedOnly) return hasSeats ? ['line', 'hemicycle'] : ['line']
  const item = resolveChartItem(catalogue, code)
  const isCount = item !== null && item.formula !== null && !isRatio(item)
  const targets = item?.kind === 'indicator' ? catalogue.targetsOf(item.id) : []
  const fits: Record<ChartKind, boolean> = {
    line: true,
    columns: true,
    'ranked-bars': true,
    'stacked-columns': categories.length > 0,
    'stacked-shares': categories.length > 0 && isCount,
    'dot-gap': categories.some((one) => one.code === 'sex'),
    'small-multiples': hasBelow,
    bullet: targets.some(({ orgUnitId }) => orgUnitId === unit?.id),
    'heat-map': hasBelow && item !== null && item.formula !== null,
    map: unit?.level === 'country',
    hemicycle: item !== null && isSeated(catalogue, item) && hasSeats,
  }
  return chartKinds.filter((kind) => fits[kind] || kind === chosen)
}

function listGaps(
  catalogue: Catalogue,
  { code }: ChartQuery,
  unit: OrgUnitNode | undefined,
  categories: readonly CatalogueCategory[],
): MapGapWord[] {
  const item = resolveChartItem(catalogue, code)
  if (!item || unit?.level !== 'country') return []
  const targets = item.kind === 'indicator' ? catalogue.targetsOf(item.id) : []
  const isSplitBySex = categories.some((one) => one.code === 'sex')
  return listMapGaps(item, targets, { areaId: unit.id, isSplitBySex })
}

/** By what the item is split in forms or always, and what was asked for. */
function categoriesFor(catalogue: Catalogue, { code, breakdown }: ChartQuery): CatalogueCategory[] {
  const item = resolveChartItem(catalogue, code)
  const elements = item ? elementsOf(item) : []
  const ids = new Set(elements.map(({ id }) => id))
  const columns = elements
    .flatMap(({ id }) => catalogue.formsWith(id).flatMap((form) => form.sections))
    .flatMap((section) => section.items)
    .filter(({ dataElementId }) => ids.has(dataElementId))
    .flatMap((one) => one.columns.flatMap((key) => Object.keys(parseBreakdownKey(key))))
  const fixed = elements.flatMap(({ categoryComboId }) =>
    categoryComboId === null ? [] : (catalogue.combos.byId(categoryComboId)?.categories ?? []),
  )
  const wanted = new Set([...columns, ...fixed, ...breakdown])
  return catalogue.categories.list.filter((category) => wanted.has(category.code))
}

/** A day on which the unit has neighbours: today, or its last day. */
function dayInForce({ validTo }: OrgUnitNode, today: IsoDate): IsoDate {
  return validTo !== null && validTo < today ? validTo : today
}

/** "Tỉnh Tuyên Quang (đến 2025)": before and after a reform the same name is two areas. */
function nameInTime({ fullName, validFrom, validTo }: OrgUnitNode): string {
  if (validTo) return `${fullName} (–${validTo.slice(0, 4)})`
  return validFrom && validFrom >= '2025-01-01' ? `${fullName} (${validFrom.slice(0, 4)}–)` : fullName
}

const countable: readonly PeriodType[] = ['month', 'quarter', 'half', 'nine-months', 'year']
/** Project 8 and the reports begin with the phase 2021–2025. */
const firstYear = 2021

function listPeriods(
  catalogue: Catalogue,
  query: ChartQuery,
  model: ChartModel | null,
  today: IsoDate,
  language: 'vi' | 'en',
): ChartOptions['periods'] {
  const shown =
    model?.axis === 'period'
      ? model.series.flatMap(({ points }) => points.filter(({ at }) => !at).map(({ key }) => key))
      : []
  const asked = shown.length > 0 ? shown : query.periods
  const codes = [...new Set(asked.length > 0 ? asked : usualPeriod(catalogue, query, today))].sort(
    comparePeriods,
  )
  const types = new Set(codes.map((code) => parsePeriod(code)?.type))
  const [every] = types
  const [from, to] = [codes[0], codes.at(-1)]
  if (types.size !== 1 || !every || !countable.includes(every) || !from || !to) return null
  const calendar = query.calendar ?? 'statistical'
  const latest = latestEndedPeriod(every, calendar, today)
  const lastYear = Number(latest.slice(0, 4))
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index))
  const all = years
    .flatMap((year) => subPeriods(year, every))
    .filter((code) => comparePeriods(code, latest) <= 0)
  const choices = [...new Set([...all, ...codes])].sort(comparePeriods)
  return {
    every,
    choices: choices.map((code) => ({ code, name: periodName(code, language) })),
    ...{ from, to, kept: toRuns(codes).length > 1 ? codes.join(',') : null },
  }
}

/** The latest period due of the item's own form; of what no form asks for there is none. */
function usualPeriod(catalogue: Catalogue, { code, calendar }: ChartQuery, today: IsoDate): string[] {
  const item = resolveChartItem(catalogue, code)
  const [form] = item ? formsOf(catalogue, item) : []
  return form ? [latestDuePeriod(catalogue, form, calendar ?? form.calendar, today)] : []
}

const formWords = ['area', 'also', 'scope', 'every', 'from', 'to', 'was', 'kept'] as const

/**
 * The filter form works without script, so it sends plain fields; this turns them into the query words of the
 * address (`orgUnit=U;CHILDREN`, `period=2023Q1..2024Q4`). Null when there is nothing to turn.
 */
export function toChartQueryWords(sent: URLSearchParams): URLSearchParams | null {
  if (!formWords.some((name) => sent.has(name))) return null
  const words = new URLSearchParams([...sent].filter(([name, value]) => value !== '' && !isFormWord(name)))
  const area = sent.get('area')
  const scope = sent.get('scope') ?? 'self'
  if (area) {
    const first = `${area}${scope === 'children' ? ';CHILDREN' : scope === 'self' ? '' : `;LEVEL-${scope}`}`
    words.set('orgUnit', [first, ...sent.getAll('also').filter((one) => one !== first)].join(','))
  }
  // Ends that nobody moved leave the periods between them as they were chosen one by one.
  const unmoved = sent.get('kept') && sent.get('was') === `${sent.get('from')}..${sent.get('to')}`
  const period = unmoved ? sent.get('kept') : joinPeriods(sent)
  if (period) words.set('period', period)
  return words
}

function isFormWord(name: string): boolean {
  return (formWords as readonly string[]).includes(name)
}

/** `from..to` in the kind of period wanted; the two may come in either order. */
function joinPeriods(sent: URLSearchParams): string | null {
  const calendar = sent.get('calendar') === 'administrative' ? 'administrative' : 'statistical'
  const every = countable.find((type) => type === sent.get('every'))
  const ends = [sent.get('from'), sent.get('to')].filter(
    (code) => code !== null && parsePeriod(code) !== null,
  )
  const [first, last] = (ends as string[]).sort(comparePeriods)
  if (!first) return null
  const same = (code: string) => !every || parsePeriod(code)?.type === every
  const from =
    same(first) || !every ? first : (periodOf(periodRange(calendar, first).start, every, calendar) ?? first)
  const final = last ?? first
  const to =
    same(final) || !every ? final : (periodOf(periodRange(calendar, final).end, every, calendar) ?? from)
  return from === to ? from : `${from}..${to}`
}
