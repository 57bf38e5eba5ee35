import { Prisma } from '@/lib/generated/prisma/client'
import { type Membership, originBits, type SumGroup, type SumsWanted } from './sums-sql'
import { valuesSql } from './values-sql'

/** Every term of the group is one figure of a unit-period, so that nothing has to be put together within one. */
export function isWhole({ terms }: SumGroup): boolean {
  return terms.every(({ own, keys }) => keys === 1 && own.length === 1)
}

/**
 * Sums of whole groups only, and only where every term is there: what lacks is left out, without its reason. One
 * statement for the groups of one term, and one for each group of several; each row as of `sumsSql`.
 */
export function wholeSumsSql(wanted: SumsWanted): Prisma.Sql[] {
  const groups = wanted.groups.map((group, grp) => ({ ...group, grp })).filter(isWhole)
  const single = groups.filter(({ terms, slots }) => terms.length === 1 && slots.length > 0)
  const several = groups.filter(({ terms, slots }) => terms.length > 1 && slots.length > 0)
  const alike = new Map<string, (typeof single)[number][]>()
  for (const group of single) {
    const address = JSON.stringify(group.slots.map(({ period, membership }) => [period, membership]))
    alike.set(address, [...(alike.get(address) ?? []), group])
  }
  return [
    ...(single.length > 0
      ? [
          unite(
            [...alike.values()].flatMap((own) => perMembership(own[0], singleSql(wanted, own))),
            wanted,
          ),
        ]
      : []),
    ...several.map((group) => unite(perMembership(group, jointSql(wanted, group)), wanted)),
  ]
}

type Numbered = SumGroup & { grp: number }
type Make = (periods: readonly string[], member: Prisma.Sql) => Prisma.Sql

const originCase = Prisma.raw(
  `case v.origin ${originBits.map((word, bit) => `when '${word}' then ${1 << bit}`).join(' ')} else 0 end`,
)
const raw = (value: number) => Prisma.raw(String(Math.trunc(value)))

/** One select per membership: its periods, its units. */
function perMembership(group: Numbered | undefined, make: Make): Prisma.Sql[] {
  const periods = new Map<number, string[]>()
  for (const { membership, period } of group?.slots ?? [])
    periods.set(membership, [...(periods.get(membership) ?? []), period])
  return [...periods].map(([membership, codes]) => make(codes, Prisma.raw(`member${membership}`)))
}

function unite(selects: readonly Prisma.Sql[], { memberships }: SumsWanted): Prisma.Sql {
  const used = memberships.map(
    (members, index) => Prisma.sql`${Prisma.raw(`member${index}`)} as (${membersSql(members)})`,
  )
  return Prisma.sql`with ${Prisma.join(used)} ${Prisma.join(selects as Prisma.Sql[], ' union all ')}`
}

function membersSql(members: Membership): Prisma.Sql {
  return Prisma.sql`select * from unnest(${members.map(({ orgUnitId }) => orgUnitId)}::text[],
    ${members.map(({ target }) => target)}::int[]) as x (unit, target)`
}

const counted = Prisma.sql`count(*)::int as complete, count(*)::int as slots, count(*)::int as cells,
  bool_or(v.stage <> 'approved') as provisional, bit_or(${originCase}) as origins, 0 as reasons, max(v.at) as at`

/** Groups of one term with the same periods: read together, told apart by element and breakdown. */
function singleSql(wanted: SumsWanted, groups: readonly Numbered[]): Make {
  return (periods, member) => {
    const values = readSql(wanted, groups, periods)
    return Prisma.sql`select null::int as grp, v.data_element_id as element, v.breakdown_id as breakdown,
        v.period as bucket, m.target, sum(v.value)::text as s0, ${counted}
      from (${values}) v join ${member} m on m.unit = v.org_unit_id where v.value is not null group by 2, 3, 4, 5`
  }
}

/** A group of several terms: their figures side by side, where all are there. */
function jointSql(wanted: SumsWanted, group: Numbered): Make {
  return (periods, member) => {
    const one = (slot: number) => Prisma.raw(`v${slot}`)
    const reads = group.terms.map(
      (term, slot) => Prisma.sql`(select * from (${readSql(wanted, [{ ...group, terms: [term] }], periods)}) w
        where w.value is not null) ${one(slot)}`,
    )
    const joined = reads.map((read, slot) =>
      slot === 0 ? read : Prisma.sql`join ${read} using (org_unit_id, period)`,
    )
    const both = (make: (v: Prisma.Sql) => Prisma.Sql, separator: string) =>
      Prisma.join(
        group.terms.map((_, slot) => make(one(slot))),
        separator,
      )
    const sums = Prisma.join(
      group.terms.map((_, slot) => Prisma.sql`sum(v.s${raw(slot)})::text as s${raw(slot)}`),
    )
    const origin = (v: Prisma.Sql) =>
      Prisma.raw(
        `case ${v.sql}.origin ${originBits.map((word, bit) => `when '${word}' then ${1 << bit}`).join(' ')} else 0 end`,
      )
    return Prisma.sql`select ${raw(group.grp)} as grp, null::int as element, null::int as breakdown, v.period as bucket,
        m.target, ${sums}, count(*)::int as complete, count(*)::int as slots, count(*)::int as cells,
        bool_or(v.open) as provisional, bit_or(v.origins) as origins, 0 as reasons, max(v.at) as at
      from (select org_unit_id, period, ${Prisma.join(group.terms.map((_, slot) => Prisma.sql`${one(slot)}.value as s${raw(slot)}`))},
          ${both((v) => Prisma.sql`${v}.stage <> 'approved'`, ' or ')} as open, ${both(origin, ' | ')} as origins,
          greatest(${both((v) => Prisma.sql`${v}.at`, ', ')}) as at
        from ${Prisma.join(joined, ' ')}) v
      join ${member} m on m.unit = v.org_unit_id group by 4, 5`
  }
}

function readSql(wanted: SumsWanted, groups: readonly SumGroup[], periods: readonly string[]): Prisma.Sql {
  const terms = groups.flatMap((group) => group.terms)
  const { calendar, stage, asOf } = wanted
  const dataElementIds = [...new Set(terms.map(({ elementId }) => elementId))]
  const breakdowns = [...new Set(terms.flatMap(({ own }) => own))]
  const values = valuesSql({ calendar, stage, asOf, dataElementIds, orgUnitIds: null, periods })
  return Prisma.sql`select * from (${values}) w where w.breakdown_id = any(${breakdowns}::int[])`
}
