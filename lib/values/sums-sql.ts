import { Prisma } from '@/lib/generated/prisma/client'
import { type MissingReason, missingReasons } from './observation'
import { type ValuesWanted, valuesSql } from './values-sql'

/** One term of a group: which breakdowns of an element are added up, and which coarser ones tell why they lack. */
export type SumTerm = {
  elementId: number
  /** Breakdown ids whose figures are added; fewer than `keys` where a breakdown has never had a figure. */
  own: readonly number[]
  /** How many breakdowns it takes. */
  keys: number
  coarser: readonly number[]
}

/** A period read, the bucket it is added into, its order there, and the membership of its day. */
export type SumSlot = { period: string; bucket: string; order: number; membership: number }

/** Terms that enter only where all have a figure, and where they are read. */
export type SumGroup = { terms: readonly SumTerm[]; slots: readonly SumSlot[] }

/** Which target a unit's figures go to; a unit may go to several. */
export type Membership = readonly { orgUnitId: string; target: number }[]

export type SumsWanted = Omit<ValuesWanted, 'dataElementIds' | 'orgUnitIds' | 'periods'> & {
  groups: readonly SumGroup[]
  memberships: readonly Membership[]
}

/** How a bucket of several periods is read within a unit; `sum` keeps every period apart. */
export type SumTime = 'sum' | 'last' | 'average'

/** The bits in which reasons and origins come back. */
export const reasonBits: readonly MissingReason[] = missingReasons
export const originBits = ['reported', 'activity', 'imported', 'announcement', 'demonstration'] as const

/**
 * One row per group × bucket × target: sums `s0` … of the unit-periods that have every term, how many those are
 * (`complete`), how many have anything (`cells`), and why others lack. The arithmetic is that of lib/indicators/roll-up.
 */
export function sumsSql(wanted: SumsWanted, time: SumTime): Prisma.Sql {
  const width = Math.max(...wanted.groups.map(({ terms }) => terms.length))
  const relations = Prisma.sql`term as (${termsSql(wanted)}), slot as (${slotsSql(wanted)}),
    member as (${membersSql(wanted)}), v as not materialized (${readSql(wanted)})`
  return time === 'sum' ? cellSql(relations, wanted, width) : bucketSql(relations, time)
}

const int = (value: number) => Prisma.raw(String(Math.trunc(value)))
const each = (width: number, make: (slot: Prisma.Sql) => Prisma.Sql, separator = ', ') =>
  Prisma.join(
    Array.from({ length: width }, (_, slot) => make(int(slot))),
    separator,
  )

const caseOf = (column: string, words: readonly string[]) =>
  Prisma.raw(
    `case ${column} ${words.map((word, bit) => `when '${word}' then ${1 << bit}`).join(' ')} else 0 end`,
  )
const reasonCase = caseOf('v.missing', reasonBits)
const originCase = caseOf('v.origin', originBits)
const bit = (reason: MissingReason) => int(1 << reasonBits.indexOf(reason))

/** Each unit's latest figure, or the mean of those it has, then added over units. */
function bucketSql(relations: Prisma.Sql, time: 'last' | 'average'): Prisma.Sql {
  const latest = (what: Prisma.Sql) =>
    Prisma.sql`(array_agg(${what} order by s.ord desc) filter (where v.value is not null))[1]`
  const has = Prisma.sql`filter (where v.value is not null)`
  const value = time === 'last' ? latest(Prisma.sql`v.value`) : Prisma.sql`avg(v.value)`
  const stage =
    time === 'last'
      ? latest(Prisma.sql`v.stage <> 'approved'`)
      : Prisma.sql`bool_or(v.stage <> 'approved') ${has}`
  const origin = time === 'last' ? latest(originCase) : Prisma.sql`bit_or(${originCase}) ${has}`
  return Prisma.sql`with ${relations}, cell as (
      select t.grp, s.bucket, s.membership, v.org_unit_id, ${value} as value, count(v.value) as slots, count(*) as cells,
        ${stage} as provisional, ${origin} as origins, bit_or(${reasonCase}) as reasons, max(v.at) as at
      from v join term t on t.element = v.data_element_id and t.breakdown = v.breakdown_id
        join slot s on s.grp = t.grp and s.period = v.period
      group by 1, 2, 3, 4)
    select c.grp, c.bucket, m.target, sum(c.value)::text as s0, count(c.value)::int as complete,
      coalesce(sum(c.slots), 0)::int as slots, coalesce(sum(c.cells), 0)::int as cells,
      coalesce(bool_or(c.provisional), false) as provisional, coalesce(bit_or(c.origins), 0) as origins,
      coalesce(bit_or(c.reasons), 0) as reasons, max(c.at) as at
    from cell c join member m on m.membership = c.membership and m.unit = c.org_unit_id
    group by 1, 2, 3`
}

/** First everything of one unit-period side by side, to see whether it has every term; then over units. */
function cellSql(relations: Prisma.Sql, wanted: SumsWanted, width: number): Prisma.Sql {
  const own = (slot: Prisma.Sql) => Prisma.sql`filter (where t.slot = ${slot} and t.own)`
  const other = (slot: Prisma.Sql) => Prisma.sql`filter (where t.slot = ${slot} and not t.own)`
  const used = Prisma.sql`filter (where t.own and v.value is not null)`
  const complete = each(width, (j) => Prisma.sql`(n.k${j} = 0 or c.s${j} is not null)`, ' and ')
  const lacking = each(
    width,
    (j) => Prisma.sql`(case when n.k${j} = 0 or c.s${j} is not null then 0 else coalesce(c.r${j}, 0) | (case
        when c.n${j} >= n.k${j} then 0 when coalesce(c.c${j}, false) then ${bit('not-disaggregated')}
        when coalesce(c.d${j}, 0) > 0 then c.d${j} else ${bit('not-reported')} end) end)`,
    ' | ',
  )
  return Prisma.sql`with ${relations}, need as (${needSql(wanted, width)}), cell as (
      select t.grp, v.org_unit_id, v.period, ${each(
        width,
        (j) => Prisma.sql`sum(v.value) ${own(j)} as s${j}, count(*) ${own(j)} as n${j},
          bit_or(${reasonCase}) ${own(j)} as r${j}, bool_or(v.value is not null) ${other(j)} as c${j},
          bit_or(${reasonCase}) ${other(j)} as d${j}`,
      )}, bool_or(v.stage <> 'approved') ${used} as p, bit_or(${originCase}) ${used} as o, max(v.at) as at
      from v join term t on t.element = v.data_element_id and t.breakdown = v.breakdown_id
      group by 1, 2, 3)
    select c.grp, c.period as bucket, m.target,
      ${each(width, (j) => Prisma.sql`(sum(c.s${j}) filter (where f.complete))::text as s${j}`)},
      (count(*) filter (where f.complete))::int as complete, (count(*) filter (where f.complete))::int as slots,
      count(*)::int as cells, coalesce(bool_or(c.p) filter (where f.complete), false) as provisional,
      coalesce(bit_or(c.o) filter (where f.complete), 0) as origins, coalesce(bit_or(${lacking}), 0) as reasons,
      max(c.at) as at
    from cell c join need n on n.grp = c.grp
      join slot s on s.grp = c.grp and s.period = c.period
      join member m on m.membership = s.membership and m.unit = c.org_unit_id
      cross join lateral (select ${complete} as complete) f
    group by 1, 2, 3`
}

function termsSql({ groups }: SumsWanted): Prisma.Sql {
  const rows = groups.flatMap(({ terms }, grp) =>
    terms.flatMap((term, slot) => [
      ...term.own.map((breakdown) => ({ grp, slot, element: term.elementId, breakdown, own: true })),
      ...term.coarser.map((breakdown) => ({ grp, slot, element: term.elementId, breakdown, own: false })),
    ]),
  )
  return Prisma.sql`select * from unnest(${rows.map(({ grp }) => grp)}::int[], ${rows.map(({ slot }) => slot)}::int[],
    ${rows.map(({ element }) => element)}::int[], ${rows.map(({ breakdown }) => breakdown)}::int[],
    ${rows.map(({ own }) => own)}::bool[]) as x (grp, slot, element, breakdown, own)`
}

function slotsSql({ groups }: SumsWanted): Prisma.Sql {
  const rows = groups.flatMap(({ slots }, grp) => slots.map((slot) => ({ grp, ...slot })))
  return Prisma.sql`select * from unnest(${rows.map(({ grp }) => grp)}::int[],
    ${rows.map(({ period }) => period)}::text[], ${rows.map(({ bucket }) => bucket)}::text[],
    ${rows.map(({ order }) => order)}::int[], ${rows.map(({ membership }) => membership)}::int[])
    as x (grp, period, bucket, ord, membership)`
}

function membersSql({ memberships }: SumsWanted): Prisma.Sql {
  const rows = memberships.flatMap((members, membership) => members.map((one) => ({ membership, ...one })))
  return Prisma.sql`select * from unnest(${rows.map(({ membership }) => membership)}::int[],
    ${rows.map(({ orgUnitId }) => orgUnitId)}::text[], ${rows.map(({ target }) => target)}::int[])
    as x (membership, unit, target)`
}

function needSql({ groups }: SumsWanted, width: number): Prisma.Sql {
  const columns = Array.from({ length: width }, (_, slot) =>
    groups.map(({ terms }) => terms[slot]?.keys ?? 0),
  )
  return Prisma.sql`select * from unnest(${groups.map((_, grp) => grp)}::int[],
    ${Prisma.join(columns.map((keys) => Prisma.sql`${keys}::int[]`))}) as x (grp, ${each(width, (j) => Prisma.sql`k${j}`)})`
}

/** The figures of every element, breakdown and period that any group reads. */
function readSql(wanted: SumsWanted): Prisma.Sql {
  const terms = wanted.groups.flatMap((group) => group.terms)
  const breakdowns = [...new Set(terms.flatMap(({ own, coarser }) => [...own, ...coarser]))]
  const { calendar, stage, asOf } = wanted
  const values = valuesSql({
    calendar,
    stage,
    asOf,
    dataElementIds: [...new Set(terms.map(({ elementId }) => elementId))],
    orgUnitIds: null,
    periods: [...new Set(wanted.groups.flatMap(({ slots }) => slots.map(({ period }) => period)))],
  })
  return Prisma.sql`select * from (${values}) w where w.breakdown_id = any(${breakdowns}::int[])`
}
