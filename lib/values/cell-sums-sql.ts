import { Prisma } from '@/lib/generated/prisma/client'
import type { MissingReason } from './observation'
import {
  bitCase,
  type NumberedGroup,
  originBits,
  perMembership,
  raw,
  readSql,
  reasonBits,
  type SumsWanted,
  type SumTerm,
  type SumTime,
  unite,
} from './sums-sql'

const reasonCase = bitCase('v.missing', reasonBits)
const originCase = bitCase('v.origin', originBits)
const bit = (reason: MissingReason) => raw(1 << reasonBits.indexOf(reason))

/**
 * One row per group × bucket × target: sums `s0` … of the unit-periods that have every term, how many those are
 * (`complete`), how many have anything (`cells`), and why others lack. The arithmetic is that of lib/indicators/roll-up.
 */
export function cellSumsSql(wanted: SumsWanted, groups: readonly NumberedGroup[], time: SumTime): Prisma.Sql {
  const width = Math.max(...groups.map(({ terms }) => terms.length))
  const make = time === 'sum' ? cellSql : bucketSql
  return unite(
    groups.flatMap((group) => make(wanted, group, time, width)),
    wanted,
  )
}

/** The figures a group reads: of its members only, since others would be read for nothing. */
function figuresSql(
  wanted: SumsWanted,
  { terms }: NumberedGroup,
  periods: readonly string[],
  membership: number,
): Prisma.Sql {
  const members = wanted.memberships[membership] ?? []
  return readSql(wanted, {
    elements: terms.map(({ elementId }) => elementId),
    breakdowns: terms.flatMap(({ own, coarser }) => [...own, ...coarser]),
    periods,
    orgUnitIds: members.length > mostNamed ? null : [...new Set(members.map(({ orgUnitId }) => orgUnitId))],
  })
}

/** More units than these aren't named one by one: reading all is as quick. */
const mostNamed = 1000

/** Each unit's latest figure, or the mean of those it has, then added over units. */
function bucketSql(wanted: SumsWanted, group: NumberedGroup, time: SumTime, width: number): Prisma.Sql[] {
  const has = Prisma.sql`filter (where v.value is not null)`
  const latest = (what: Prisma.Sql) => Prisma.sql`(array_agg(${what} order by s.ord desc) ${has})[1]`
  const open = Prisma.sql`v.stage <> 'approved'`
  const last = time === 'last'
  const nulls = Array.from({ length: width - 1 }, (_, index) => Prisma.sql`null::text as s${raw(index + 1)},`)
  return perMembership(group, (slots, member, membership) => {
    const values = figuresSql(
      wanted,
      group,
      slots.map(({ period }) => period),
      membership,
    )
    return Prisma.sql`select ${raw(group.grp)} as grp, c.bucket, m.target, sum(c.value)::text as s0,
        ${nulls.length > 0 ? Prisma.join(nulls, ' ') : Prisma.empty} count(c.value)::int as complete,
        coalesce(sum(c.slots), 0)::int as slots, coalesce(sum(c.cells), 0)::int as cells,
        coalesce(bool_or(c.provisional), false) as provisional, coalesce(bit_or(c.origins), 0) as origins,
        coalesce(bit_or(c.reasons), 0) as reasons, max(c.at) as at
      from (
        select s.bucket, v.org_unit_id, ${last ? latest(Prisma.sql`v.value`) : Prisma.sql`avg(v.value)`} as value,
          count(v.value) as slots, count(*) as cells, ${last ? latest(open) : Prisma.sql`bool_or(${open}) ${has}`} as provisional,
          ${last ? latest(originCase) : Prisma.sql`bit_or(${originCase}) ${has}`} as origins,
          bit_or(v.reasons) as reasons, max(v.at) as at
        from (${ownCells(group, values)}) v join unnest(${slots.map(({ period }) => period)}::text[],
          ${slots.map(({ bucket }) => bucket)}::text[], ${slots.map(({ order }) => order)}::int[]) as s (period, bucket, ord)
          on s.period = v.period
        group by 1, 2) c
      join ${member} m on m.unit = c.org_unit_id group by 2, 3`
  })
}

/** One row per unit-period: the figure of the split asked, or why there is none; a coarser one only tells the reason. */
function ownCells({ terms: [term] }: NumberedGroup, values: Prisma.Sql): Prisma.Sql {
  if (!term) return values
  const own = Prisma.sql`filter (where ${isOwn(term)})`
  return Prisma.sql`select c.*, ${lackingSql(term, 0)} as reasons from (
    select v.org_unit_id, v.period, max(v.value) ${own} as value, max(v.stage::text) ${own} as stage,
      max(v.origin::text) ${own} as origin, max(v.at) as at, ${sideBySide(term, 0)}
    from (${values}) v group by 1, 2) c`
}

/** First everything of one unit-period side by side, to see whether it has every term; then over units. */
function cellSql(wanted: SumsWanted, group: NumberedGroup, _time: SumTime, width: number): Prisma.Sql[] {
  const { terms, grp } = group
  const used = Prisma.join(terms.map(isOwn), ' or ')
  const complete = Prisma.join(
    terms.map((_, slot) => Prisma.sql`c.s${raw(slot)} is not null`),
    ' and ',
  )
  const sums = Array.from({ length: width }, (_, slot) =>
    slot < terms.length
      ? Prisma.sql`(sum(c.s${raw(slot)}) filter (where f.complete))::text as s${raw(slot)}`
      : Prisma.sql`null::text as s${raw(slot)}`,
  )
  return perMembership(group, (slots, member, membership) => {
    const values = figuresSql(
      wanted,
      group,
      slots.map(({ period }) => period),
      membership,
    )
    return Prisma.sql`select ${raw(grp)} as grp, c.period as bucket, m.target, ${Prisma.join(sums)},
        (count(*) filter (where f.complete))::int as complete, (count(*) filter (where f.complete))::int as slots,
        count(*)::int as cells, coalesce(bool_or(c.p) filter (where f.complete), false) as provisional,
        coalesce(bit_or(c.o) filter (where f.complete), 0) as origins,
        coalesce(bit_or(${Prisma.join(terms.map(lackingSql), ' | ')}), 0) as reasons, max(c.at) as at
      from (
        select v.org_unit_id, v.period, ${Prisma.join(terms.map(sideBySide))},
          bool_or(v.stage <> 'approved') filter (where (${used}) and v.value is not null) as p,
          bit_or(${originCase}) filter (where (${used}) and v.value is not null) as o, max(v.at) as at
        from (${values}) v group by 1, 2) c
      join ${member} m on m.unit = c.org_unit_id
      cross join lateral (select ${complete} as complete) f
      group by 2, 3`
  })
}

const isOneOf = (ids: readonly number[]) =>
  ids.length === 0 ? Prisma.sql`false` : Prisma.sql`v.breakdown_id in (${Prisma.join(ids.map(raw))})`
const isOwn = ({ elementId, own }: SumTerm) =>
  Prisma.sql`(v.data_element_id = ${raw(elementId)} and ${isOneOf(own)})`
const isCoarser = ({ elementId, coarser }: SumTerm) =>
  Prisma.sql`(v.data_element_id = ${raw(elementId)} and ${isOneOf(coarser)})`

/** Of one term: its sum, how many of its breakdowns are there, why they have no number, what coarser ones say. */
function sideBySide(term: SumTerm, slot: number): Prisma.Sql {
  const own = Prisma.sql`filter (where ${isOwn(term)})`
  const coarser = Prisma.sql`filter (where ${isCoarser(term)})`
  const j = raw(slot)
  return Prisma.sql`sum(v.value) ${own} as s${j}, count(*) ${own} as n${j}, bit_or(${reasonCase}) ${own} as r${j},
    bool_or(v.value is not null) ${coarser} as c${j}, bit_or(${reasonCase}) ${coarser} as d${j}`
}

/** Why a term lacks in a unit-period: what stands in its own breakdowns, else what the coarser ones say. */
function lackingSql({ keys }: SumTerm, slot: number): Prisma.Sql {
  const j = raw(slot)
  return Prisma.sql`(case when c.s${j} is not null then 0 else coalesce(c.r${j}, 0) | (case
      when c.n${j} >= ${raw(keys)} then 0 when coalesce(c.c${j}, false) then ${bit('not-disaggregated')}
      when coalesce(c.d${j}, 0) > 0 then c.d${j} else ${bit('not-reported')} end) end)`
}
