import { Prisma } from '@/lib/generated/prisma/client'

export type ValuesWanted = {
  dataElementIds: readonly number[]
  /** Null: of every unit. */
  orgUnitIds: readonly string[] | null
  calendar: 'statistical' | 'administrative'
  periods: readonly string[]
  /** `approved`: approved rows. `provisional`: the submitted row where there is one, else the approved. */
  stage: 'approved' | 'provisional'
  /** `yyyy-MM-dd`: values and approvals recorded up to the end of that day, in Viet Nam. */
  asOf?: string | null
}

/**
 * The figures wanted, one row each, to be read as `from (…) v`: data_element_id, org_unit_id, period, breakdown_id,
 * stage, value (numeric), missing, origin, announcement_id, at.
 */
export function valuesSql(wanted: ValuesWanted): Prisma.Sql {
  return wanted.asOf ? pastSql(wanted, wanted.asOf) : presentSql(wanted)
}

/** A blank cell was sent for its comment alone: no figure stands there. */
export function isFigureSql(alias: 'v' | 'a' | 's' | 'sent'): Prisma.Sql {
  const row = Prisma.raw(alias)
  return Prisma.sql`(${row}.value is not null or ${row}.missing is not null)`
}

function presentSql(wanted: ValuesWanted): Prisma.Sql {
  const columns = Prisma.sql`v.data_element_id, v.org_unit_id, v.period, v.breakdown_id, v.stage, v.value,
    v.missing, v.origin, v.announcement_id, v.updated_at as at`
  const source = Prisma.sql`from data_value v where ${scopeSql(wanted)} and ${isFigureSql('v')}`
  if (wanted.stage === 'approved')
    return Prisma.sql`select ${columns} ${source} and v.stage = 'approved'::stage`
  // Enum order is draft < submitted < approved: ascending puts the submitted row first.
  return Prisma.sql`select distinct on (v.data_element_id, v.org_unit_id, v.period, v.breakdown_id) ${columns} ${source}
    and v.stage in ('submitted'::stage, 'approved'::stage) and ${notReplacedSql(wanted)}
    order by v.data_element_id, v.org_unit_id, v.period, v.breakdown_id, v.stage`
}

/** A report sent again replaces its approved figures as a whole: a cell it leaves out isn't read from the old one. */
function notReplacedSql({ calendar, periods }: ValuesWanted): Prisma.Sql {
  return Prisma.sql`(v.stage = 'submitted'::stage or v.submission_id is null or v.submission_id not in (
    select sent.submission_id from data_value sent where sent.stage = 'submitted'::stage and sent.submission_id is not null
      and ${isFigureSql('sent')} and sent.calendar = ${calendar}::calendar and sent.period = any(${[...periods]}::text[])))`
}

/**
 * What stood in the store at the end of a day, from the history of each cell. A figure was approved when the last thing
 * noted of its approved row isn't its deletion; it was waiting when the last thing that put a sent row there or took it
 * away (returned, withdrawn, approved) put it there.
 */
function pastSql(wanted: ValuesWanted, asOf: string): Prisma.Sql {
  const { calendar, periods, stage } = wanted
  const by = Prisma.sql`v.recorded_at < (${asOf}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`
  const sentRow = Prisma.sql`(v.stage = 'submitted'::stage or v.event in ('returned', 'withdrawn', 'approved'))`
  const latest = (condition: Prisma.Sql) => Prisma.sql`select distinct on
    (v.data_element_id, v.org_unit_id, v.period, v.breakdown_id) v.data_element_id, v.org_unit_id, v.period, v.breakdown_id,
      v.stage, v.event, v.value, v.missing, v.origin, v.submission_id, v.version, v.recorded_at
    from data_value_version v where ${condition} and ${by}
    order by v.data_element_id, v.org_unit_id, v.period, v.breakdown_id, v.id desc`
  const approved = Prisma.sql`select * from (${latest(Prisma.sql`${scopeSql(wanted)} and v.stage = 'approved'::stage`)}) a
    where a.event <> 'deleted' and ${isFigureSql('a')}`
  if (stage === 'approved') return Prisma.sql`select ${pastColumns(calendar)} from (${approved}) x`
  const waiting = (
    condition: Prisma.Sql,
  ) => Prisma.sql`select * from (${latest(Prisma.sql`${condition} and ${sentRow}`)}) s
    where s.stage = 'submitted'::stage and s.event <> 'deleted' and ${isFigureSql('s')}`
  // As in notReplacedSql: a report that waits again replaces its approved figures as a whole, whatever elements are asked.
  return Prisma.sql`
    with approved as materialized (${approved}), sent as materialized (${waiting(scopeSql(wanted))}),
    replaced as (select distinct w.submission_id from (${waiting(Prisma.sql`v.submission_id in (select submission_id from approved)
      and v.calendar = ${calendar}::calendar and v.period = any(${[...periods]}::text[])`)}) w where w.submission_id is not null)
    select ${pastColumns(calendar)} from (
      select * from sent
      union all
      select a.* from approved a
      where not exists (select 1 from replaced r where r.submission_id = a.submission_id)
        and not exists (select 1 from sent s where s.data_element_id = a.data_element_id and s.org_unit_id = a.org_unit_id
          and s.period = a.period and s.breakdown_id = a.breakdown_id)
    ) x`
}

/** The history doesn't hold which announcement a figure was read from; the row that still stands does. */
function pastColumns(calendar: ValuesWanted['calendar']): Prisma.Sql {
  return Prisma.sql`x.data_element_id, x.org_unit_id, x.period, x.breakdown_id, x.stage::text as stage, x.value, x.missing,
    x.origin::text as origin, case when x.origin = 'announcement'::origin then (
      select max(c.announcement_id) from data_value c where c.data_element_id = x.data_element_id and c.org_unit_id = x.org_unit_id
        and c.calendar = ${calendar}::calendar and c.period = x.period and c.breakdown_id = x.breakdown_id
        and c.version = x.version) end as announcement_id, x.recorded_at as at`
}

function scopeSql({ dataElementIds, orgUnitIds, calendar, periods }: ValuesWanted): Prisma.Sql {
  const units =
    orgUnitIds === null ? Prisma.empty : Prisma.sql`and v.org_unit_id = any(${[...orgUnitIds]}::text[])`
  return Prisma.sql`v.data_element_id = any(${[...dataElementIds]}::int[]) and v.calendar = ${calendar}::calendar
    and v.period = any(${[...periods]}::text[]) ${units}`
}
