import type { CatalogueCategory } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import type { Computed } from '@/lib/indicators/compute'
import { remainder } from '@/lib/indicators/remainder'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { panelKinds } from './chart-kind'
import type { ChartPoint, ChartSeries } from './chart-model'
import type { ChartPlan } from './chart-plan'
import type { Item } from './items'
import { toPoint } from './points'
import type { SeriesAnswer, SeriesRow } from './series'
import { asShare, computeCompleteness, computeShare } from './shares'
import type { Words } from './words'

type Speech = { language: Language; words: Words }
type Find = (unit: string, period: string, key: string) => SeriesRow

export function findRow({ rows }: SeriesAnswer): Find {
  const index = new Map(rows.map((row) => [`${row.orgUnit.id}|${row.period}|${row.key}`, row]))
  return (unit, period, key) => {
    const row = index.get(`${unit}|${period}|${key}`)
    if (!row) throw new Error(`No row for ${unit} ${period} ${key}`)
    return row
  }
}

/** One series per unit over the periods; the first one is what the chart is about, unless each has its own panel. */
export function overPeriods(
  plan: ChartPlan,
  find: Find,
  speech: Speech,
  hrefOf: (unit: OrgUnitNode, period: string) => string | null = () => null,
): ChartSeries[] {
  const isAlone = panelKinds.includes(plan.kind)
  const complete = plan.kind === 'heat-map'
  const item = complete ? asShare(plan.item) : plan.item
  return plan.units.map((unit, index) => ({
    key: unit.id,
    label: unit.name,
    role: index === 0 || isAlone ? 'accent' : 'other',
    breakdown: {},
    points: plan.periods.map((period) => {
      const row = find(unit.id, period, '')
      const shown = complete ? { ...row, computed: computeCompleteness(row.computed) } : row
      return { ...pointOver(item, shown, speech), href: hrefOf(unit, period) }
    }),
  }))
}

const sexRoles: Record<string, ChartSeries['role']> = {
  female: 'women',
  male: 'men',
  'not-stated': 'not-stated',
}

/**
 * One series per option of the category, and what no option accounts for: "chưa phân tổ". An option that nobody
 * reported in any period is left out.
 */
export function overOptions(plan: ChartPlan, find: Find, speech: Speech): ChartSeries[] {
  const { category, area } = plan
  if (!category) return []
  const shares = plan.kind === 'stacked-shares'
  const item = shares ? asShare(plan.item) : plan.item
  const rowsOf = (key: string) => plan.periods.map((period) => find(area.id, period, key))
  const totals = rowsOf('')
  const asShown = (row: SeriesRow, index: number): SeriesRow => {
    const whole = totals[index]?.computed.value
    return shares && whole ? { ...row, computed: computeShare(row.computed, whole) } : row
  }
  const options = category.options.map((option) => ({
    option,
    rows: rowsOf(`${category.code}=${option.code}`),
  }))
  const split = options
    .filter(({ rows }) =>
      rows.some(
        ({ computed }) => computed.value.kind === 'observed' || computed.value.reason === 'suppressed',
      ),
    )
    .map(
      ({ option, rows }, index): ChartSeries => ({
        key: option.code,
        label: speech.language === 'vi' ? option.nameVi : option.nameEn,
        role: category.code === 'sex' ? (sexRoles[option.code] ?? 'other') : index === 0 ? 'accent' : 'other',
        breakdown: { [category.code]: option.code },
        points: rows.map((row, at) => pointOver(item, asShown(row, at), speech)),
      }),
    )
  if (plan.kind === 'dot-gap') return split.filter(({ role }) => role === 'women' || role === 'men')
  const rest = totals.map((row, index) => {
    const observed = options.map(({ rows }) => rows[index]?.computed.value ?? row.computed.value)
    const value = remainder(row.computed.value, observed)
    return pointOver(item, asShown({ ...row, computed: { ...row.computed, value } }, index), speech)
  })
  if (plan.kind === 'line' || !rest.some(({ value }) => value !== null && value !== 0)) return split
  return [
    ...split,
    {
      key: 'not-disaggregated',
      label: speech.words('notDisaggregated'),
      role: 'not-disaggregated',
      breakdown: {},
      points: rest,
    },
  ]
}

/** What is drawn of each unit for one period, and where each leads. */
export type UnitRows = {
  units: readonly OrgUnitNode[]
  period: string
  hrefOf: (unit: OrgUnitNode) => string | null
  speech: Speech
}

/** One bar per unit, best first, those without a number at the end by name. */
export function overUnits(
  item: Item,
  computedOf: (unit: OrgUnitNode) => Computed,
  { units, period, hrefOf, speech }: UnitRows,
): ChartSeries {
  const points = units.map((unit) => unitPoint(item, unit, computedOf(unit), hrefOf, speech))
  return {
    key: 'units',
    label: periodName(period, speech.language),
    role: 'accent',
    breakdown: {},
    points: points.sort(byValue(item)),
  }
}

/** Women and men of each unit, those with most women first. */
export function overSexes(
  item: Item,
  category: CatalogueCategory,
  find: Find,
  { units, period, hrefOf, speech }: UnitRows,
): ChartSeries[] {
  const sexes = category.options.filter(({ code }) => code === 'female' || code === 'male')
  const series = sexes.map(
    (option): ChartSeries => ({
      key: option.code,
      label: speech.language === 'vi' ? option.nameVi : option.nameEn,
      role: sexRoles[option.code] ?? 'other',
      breakdown: { [category.code]: option.code },
      points: units.map((unit) => {
        const { computed } = find(unit.id, period, `${category.code}=${option.code}`)
        return unitPoint(item, unit, computed, hrefOf, speech)
      }),
    }),
  )
  const first = series.find(({ role }) => role === 'women')
  const places = new Map((first?.points ?? []).toSorted(byValue(item)).map(({ key }, at) => [key, at]))
  const place = ({ key }: ChartPoint) => places.get(key) ?? 0
  return series.map((one) => ({ ...one, points: one.points.toSorted((a, b) => place(a) - place(b)) }))
}

function byValue({ direction }: Item) {
  const better = direction === 'down' ? -1 : 1
  return (a: ChartPoint, b: ChartPoint) =>
    Number(a.value === null) - Number(b.value === null) ||
    better * ((b.value ?? 0) - (a.value ?? 0)) ||
    a.label.localeCompare(b.label, 'vi')
}

function unitPoint(
  item: Item,
  unit: OrgUnitNode,
  computed: Computed,
  hrefOf: UnitRows['hrefOf'],
  speech: Speech,
): ChartPoint {
  return toPoint(
    item,
    computed,
    { key: unit.id, label: unit.name, shortLabel: unit.name, href: hrefOf(unit) },
    speech,
  )
}

function pointOver(item: Item, row: SeriesRow, speech: Speech): ChartPoint {
  const { period, computed } = row
  const names = {
    key: period,
    label: periodName(period, speech.language),
    shortLabel: shortPeriodName(period, speech.language),
  }
  return toPoint(item, computed, names, speech)
}
