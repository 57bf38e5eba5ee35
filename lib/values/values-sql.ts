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
 * stage (text), value (numeric), missing, origin (text), announcement_id, at.
 */
export function valuesSql(wanted: ValuesWanted): Prisma.Sql {
  return wanted.asOf ? pastSql(wanted, wanted.asOf) : presentSql(wanted)
}

function presentSql(wanted: ValuesWanted): Prisma.Sql {
  const columns = Prisma.sql`v.data_element_id, v.org_unit_id, v.period, v.breakdown_id, v.stage::text as stage, v.value,
    v.missing, v.origin::text as origin, v.announcement_id, v.updated_at as at`
  const source = Prisma.sql`from data_value v where ${scopeSql(wanted)}`
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
      and sent.calendar = ${calendar}::calendar and sent.period = any(${[...periods]}::text[])))`
}

/**
 * From the history: the latest approved version of each figure, or, read provisionally, a submitted one that was
 * neither returned nor decided by then.
 */
function pastSql(wanted: ValuesWanted, asOf: string): Prisma.Sql {
  const decisive =
    wanted.stage === 'approved'
      ? Prisma.sql`v.stage = 'approved'::stage`
      : Prisma.sql`(v.stage in ('submitted'::stage, 'approved'::stage) or v.event = 'returned')`
  const approvedOnly = Prisma.sql`v.stage = 'approved'::stage`
  const latest = (condition: Prisma.Sql) => Prisma.sql`select distinct on
    (v.data_element_id, v.org_unit_id, v.period, v.breakdown_id) v.data_element_id, v.org_unit_id, v.period, v.breakdown_id,
      v.stage::text as stage, v.event, v.value, v.missing, v.origin::text as origin, v.recorded_at as at
    from data_value_version v
    where ${scopeSql(wanted)} and ${condition}
      and v.recorded_at < (${asOf}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by v.data_element_id, v.org_unit_id, v.period, v.breakdown_id, v.id desc`
  const columns = Prisma.sql`x.data_element_id, x.org_unit_id, x.period, x.breakdown_id, x.stage, x.value, x.missing, x.origin,
    null::text as announcement_id, x.at`
  return Prisma.sql`with decided as (${latest(decisive)}), approved as (${latest(approvedOnly)})
    select ${columns} from (
      select * from decided where event not in ('returned', 'deleted', 'cleared')
      union all
      select a.* from approved a join decided d using (data_element_id, org_unit_id, period, breakdown_id)
      where d.event = 'returned' and a.event not in ('deleted', 'cleared')
    ) x`
}

function scopeSql({ dataElementIds, orgUnitIds, calendar, periods }: ValuesWanted): Prisma.Sql {
  const units =
    orgUnitIds === null ? Prisma.empty : Prisma.sql`and v.org_unit_id = any(${[...orgUnitIds]}::text[])`
  return Prisma.sql`v.data_element_id = any(${[...dataElementIds]}::int[]) and v.calendar = ${calendar}::calendar
    and v.period = any(${[...periods]}::text[]) ${units}`
}
