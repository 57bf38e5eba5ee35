import type { Language } from '@/lib/format'
import { remainder } from '@/lib/indicators/remainder'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import type { ChartPoint, ChartSeries } from './chart-model'
import type { ChartPlan } from './chart-plan'
import type { Item } from './items'
import { toPoint } from './points'
import type { SeriesAnswer, SeriesRow } from './series'
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

/** One series per unit over the periods; the first one is what the chart is about. */
export function overPeriods(plan: ChartPlan, find: Find, speech: Speech): ChartSeries[] {
  return plan.units.map((unit, index) => ({
    key: unit.id,
    label: unit.name,
    role: index === 0 ? 'accent' : 'other',
    breakdown: {},
    points: plan.periods.map((period) => pointOver(plan.item, find(unit.id, period, ''), speech)),
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
  const { category, area, item } = plan
  if (!category) return []
  const rowsOf = (key: string) => plan.periods.map((period) => find(area.id, period, key))
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
        points: rows.map((row) => pointOver(item, row, speech)),
      }),
    )
  const rest = rowsOf('').map((row, index) => {
    const observed = options.map(({ rows }) => rows[index]?.computed.value ?? row.computed.value)
    const value = remainder(row.computed.value, observed)
    return pointOver(item, { ...row, computed: { ...row.computed, value } }, speech)
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

/** One bar per unit for one period, highest first, those without a number at the end by name. */
export function overUnits(
  item: Item,
  units: readonly OrgUnitNode[],
  period: string,
  find: Find,
  hrefOf: (unit: OrgUnitNode) => string | null,
  speech: Speech,
): ChartSeries {
  const points = units.map((unit) =>
    toPoint(
      item,
      find(unit.id, period, '').computed,
      { key: unit.id, label: unit.name, shortLabel: unit.name, href: hrefOf(unit) },
      speech,
    ),
  )
  const better = item.direction === 'down' ? -1 : 1
  const order = (a: ChartPoint, b: ChartPoint) =>
    Number(a.value === null) - Number(b.value === null) ||
    better * ((b.value ?? 0) - (a.value ?? 0)) ||
    a.label.localeCompare(b.label, 'vi')
  return {
    key: 'units',
    label: periodName(period, speech.language),
    role: 'accent',
    breakdown: {},
    points: points.sort(order),
  }
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
