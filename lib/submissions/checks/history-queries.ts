import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { parsePeriod, previousPeriod } from '@/lib/periods/period'
import { type FormDefinition, itemsOf } from '../form'
import { type CellKey, toCellKey } from '../submission'
import { type CheckHistory, noHistory, periodsLookedBack } from './history'
import { lineOf } from './line'

/** What the history is asked for: a form of a unit in a period. */
export type HistoryKey = { form: FormDefinition; orgUnitId: string; period: string }

/** The approved figures of a unit, and of what it was called before, in the last eight periods before this one. */
export async function listHistory(
  form: FormDefinition,
  orgUnitId: string,
  period: string,
): Promise<CheckHistory> {
  const [history = noHistory] = await listHistories([{ form, orgUnitId, period }])
  return history
}

type Row = {
  index: number
  period: string
  element: string
  breakdown: string
  orgUnitId: string
  value: string
}

/** The same for many forms in one statement, in their order. */
export async function listHistories(keys: readonly HistoryKey[]): Promise<CheckHistory[]> {
  const tree = await getOrgUnitTree()
  const lines = keys.map(({ orgUnitId }) => lineOf(tree, orgUnitId))
  const periods = keys.map(({ period }) => periodsBefore(period))
  const wanted = keys.flatMap(({ form }, index) =>
    (lines[index] ?? []).flatMap((unit) =>
      (periods[index] ?? []).map((period) => ({ index, unit, period, calendar: form.calendar })),
    ),
  )
  if (wanted.length === 0) return keys.map(() => noHistory)
  const elements = new Set(keys.flatMap(({ form }) => itemsOf(form).map((item) => item.dataElementId)))
  const rows = await db.$queryRaw<Row[]>`
    select w.index, w.period, e.code as element, b.key as breakdown, v.org_unit_id as "orgUnitId", v.value::text as value
    from unnest(${wanted.map(({ index }) => index)}::int[], ${wanted.map(({ unit }) => unit)}::text[],
      ${wanted.map(({ period }) => period)}::text[], ${wanted.map(({ calendar }) => calendar)}::text[])
      as w (index, unit, period, calendar)
    join data_value v on v.org_unit_id = w.unit and v.period = w.period and v.calendar = w.calendar::calendar
      and v.stage = 'approved'::stage and v.value is not null and v.data_element_id = any(${[...elements]}::int[])
    join data_element e on e.id = v.data_element_id
    join breakdown b on b.id = v.breakdown_id`
  const byKey = new Map<number, Row[]>()
  for (const row of rows) byKey.set(row.index, [...(byKey.get(row.index) ?? []), row])
  return keys.map(({ form }, index) =>
    toHistory(form, periods[index] ?? [], lines[index] ?? [], byKey.get(index) ?? []),
  )
}

/** Where the unit and an earlier one of its line have the same figure, the unit's own stands. */
function toHistory(
  form: FormDefinition,
  periods: readonly string[],
  line: readonly string[],
  rows: readonly Row[],
): CheckHistory {
  const asked = new Map(itemsOf(form).map(({ code, columns }) => [code, new Set(columns)]))
  const figures: Record<CellKey, (string | null)[]> = {}
  const byNearest = [...rows].sort((a, b) => line.indexOf(b.orgUnitId) - line.indexOf(a.orgUnitId))
  for (const { period, element, breakdown, value } of byNearest) {
    if (!asked.get(element)?.has(breakdown)) continue
    const cell = toCellKey(element, breakdown)
    const row = figures[cell] ?? periods.map(() => null)
    row[periods.indexOf(period)] = value
    figures[cell] = row
  }
  return { periods, figures }
}

/** Oldest first; a code that is no period has none before it. */
function periodsBefore(period: string): string[] {
  const before: string[] = []
  let each = period
  while (before.length < periodsLookedBack && parsePeriod(each)) {
    each = previousPeriod(each)
    before.unshift(each)
  }
  return before
}
