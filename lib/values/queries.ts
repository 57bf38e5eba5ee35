import { db } from '@/lib/db'
import { type MissingReason, missingReasons } from './observation'
import type { StoredValue } from './stored-value'
import { isFigureSql, type ValuesWanted, valuesSql } from './values-sql'

type Row = {
  data_element_id: number
  org_unit_id: string
  period: string
  key: string
  stage: 'submitted' | 'approved'
  value: string | null
  missing: string | null
  origin: string
  announcement_id: string | null
  at: Date
}

/** Figures of elements × units × periods in one reading, numbers as exact decimal text. Drafts never appear. */
export async function listValues(wanted: ValuesWanted): Promise<StoredValue[]> {
  if (wanted.dataElementIds.length === 0 || wanted.periods.length === 0 || wanted.orgUnitIds?.length === 0)
    return []
  const rows = await db.$queryRaw<Row[]>`
    select v.data_element_id, v.org_unit_id, v.period, b.key, v.stage::text as stage, v.value::text as value, v.missing,
      v.origin::text as origin,
      v.announcement_id, v.at
    from (${valuesSql(wanted)}) v join breakdown b on b.id = v.breakdown_id`
  return rows.map((row) => ({
    dataElementId: row.data_element_id,
    orgUnitId: row.org_unit_id,
    period: row.period,
    breakdownKey: row.key,
    stage: row.stage,
    value: row.value,
    missing: toReason(row.missing),
    origin: row.origin,
    announcementId: row.announcement_id,
    updatedAt: row.at.toISOString(),
  }))
}

/** How many figures there are to read. */
export async function countValues(wanted: ValuesWanted): Promise<number> {
  if (wanted.dataElementIds.length === 0 || wanted.periods.length === 0 || wanted.orgUnitIds?.length === 0)
    return 0
  const [row] = await db.$queryRaw<
    { count: bigint }[]
  >`select count(*) as count from (${valuesSql(wanted)}) v`
  return Number(row?.count ?? 0)
}

/** The latest period of one kind, not after a given one, for which any of the elements has a figure; null for none. */
export async function findLatestPeriod(
  { dataElementIds, calendar, stage }: Pick<ValuesWanted, 'dataElementIds' | 'calendar' | 'stage'>,
  notAfter: string,
): Promise<string | null> {
  // Codes of one kind are alike but for their digits: `2023Q4` is like `____Q_`.
  const alike = notAfter.replace(/\d/g, '_')
  const stages = stage === 'approved' ? ['approved'] : ['submitted', 'approved']
  const [row] = await db.$queryRaw<{ latest: string | null }[]>`
    select max(period) as latest from data_value v
    where data_element_id = any(${[...dataElementIds]}::int[]) and calendar = ${calendar}::calendar
      and stage::text = any(${stages}::text[]) and period like ${alike} and period <= ${notAfter}
      and ${isFigureSql('v')}`
  return row?.latest ?? null
}

function toReason(text: string | null): MissingReason | null {
  return missingReasons.find((reason) => reason === text) ?? null
}

/** The announcements that the figures wanted were read from. */
export async function listAnnouncementIds({
  dataElementIds,
  calendar,
  stage,
  periods,
  orgUnitIds,
}: ValuesWanted): Promise<string[]> {
  const stages = stage === 'approved' ? ['approved'] : ['submitted', 'approved']
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct announcement_id as id from data_value
    where announcement_id is not null and data_element_id = any(${[...dataElementIds]}::int[])
      and calendar = ${calendar}::calendar and period = any(${[...periods]}::text[]) and stage::text = any(${stages}::text[])
      and (${orgUnitIds === null} or org_unit_id = any(${[...(orgUnitIds ?? [])]}::text[]))
    order by 1`
  return rows.map(({ id }) => id)
}

/** Which units sent figures of elements, by element and period; drafts don't count. */
export async function listSenders(
  dataElementIds: readonly number[],
  calendar: ValuesWanted['calendar'],
): Promise<{ dataElementId: number; period: string; orgUnitIds: string[] }[]> {
  return db.$queryRaw`
    select data_element_id as "dataElementId", period, array_agg(distinct org_unit_id) as "orgUnitIds" from data_value v
    where data_element_id = any(${[...dataElementIds]}::int[]) and calendar = ${calendar}::calendar
      and stage <> 'draft'::stage and ${isFigureSql('v')}
    group by 1, 2`
}
