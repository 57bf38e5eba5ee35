import { Prisma } from '@/lib/generated/prisma/client'
import {
  bitCase,
  type NumberedGroup,
  originBits,
  perMembership,
  raw,
  readSql,
  type SumGroup,
  type SumsWanted,
  unite,
} from './sums-sql'

/** Every term of the group is one figure of a unit-period, so that nothing has to be put together within one. */
export function isWhole({ terms }: SumGroup): boolean {
  return terms.every(({ own, keys }) => keys === 1 && own.length === 1)
}

/**
 * Sums of whole groups only, and only where every term is there: what lacks is left out, without its reason. One
 * statement for the groups of one term, and one for each group of several.
 */
export function wholeSumsSql(wanted: SumsWanted): Prisma.Sql[] {
  const groups = wanted.groups
    .map((group, grp) => ({ ...group, grp }))
    .filter((group) => isWhole(group) && group.slots.length > 0)
  const single = groups.filter(({ terms }) => terms.length === 1)
  const several = groups.filter(({ terms }) => terms.length > 1)
  const alike = new Map<string, NumberedGroup[]>()
  for (const group of single) {
    const address = slotsKey(group)
    alike.set(address, [...(alike.get(address) ?? []), group])
  }
  const together = [...alike.values()].flatMap((own) => singleSql(wanted, own))
  return [
    ...(together.length > 0 ? [unite(together, wanted)] : []),
    ...several.map((group) => unite(jointSql(wanted, group), wanted)),
  ]
}

/** Groups of one term with the same key are read together. */
export function slotsKey({ slots }: SumGroup): string {
  const key = known.get(slots) ?? slots.map(({ period, membership }) => `${period} ${membership}`).join()
  known.set(slots, key)
  return key
}

/** Asked again for every row. */
const known = new WeakMap<SumGroup['slots'], string>()

/** Where nothing but whole terms is read, every count is the same one. */
const counted = Prisma.sql`count(*)::int as complete, null::int as slots, null::int as cells`

/** Whether any figure still waits; of approved ones none does, and nothing need be looked at. */
function openSql({ stage }: SumsWanted, open: Prisma.Sql): Prisma.Sql {
  return stage === 'approved' ? Prisma.sql`false` : Prisma.sql`bool_or(${open})`
}

/** Groups of one term with the same periods: read together, told apart by element and breakdown. */
function singleSql(wanted: SumsWanted, groups: readonly NumberedGroup[]): Prisma.Sql[] {
  const [first] = groups
  const terms = groups.flatMap((group) => group.terms)
  if (!first) return []
  return perMembership(first, (slots, member) => {
    const values = readSql(wanted, {
      elements: terms.map(({ elementId }) => elementId),
      breakdowns: terms.flatMap(({ own }) => own),
      periods: slots.map(({ period }) => period),
    })
    return Prisma.sql`select null::int as grp, ${raw(first.grp)} as alike, v.data_element_id as element, v.breakdown_id as breakdown,
        v.period as bucket, m.target, sum(v.value)::text as s0, ${counted}, ${openSql(wanted, Prisma.sql`v.stage <> 'approved'`)} as provisional,
        bit_or(${bitCase('v.origin', originBits)}) as origins, 0 as reasons, max(v.at) as at
      from (${values}) v join ${member} m on m.unit = v.org_unit_id where v.value is not null group by 3, 4, 5, 6`
  })
}

/** A group of several terms: their figures side by side, where all are there. */
function jointSql(wanted: SumsWanted, { terms, ...group }: NumberedGroup): Prisma.Sql[] {
  const each = (make: (slot: Prisma.Sql) => Prisma.Sql, separator = ', ') =>
    Prisma.join(
      terms.map((_, slot) => make(raw(slot))),
      separator,
    )
  return perMembership({ terms, ...group }, (slots, member) => {
    const periods = slots.map(({ period }) => period)
    const reads = terms.map(({ elementId, own }, slot) => {
      const values = readSql(wanted, { elements: [elementId], breakdowns: own, periods })
      const read = Prisma.sql`(select * from (${values}) w where w.value is not null) v${raw(slot)}`
      return slot === 0 ? read : Prisma.sql`join ${read} using (org_unit_id, period)`
    })
    const origins = each((j) => bitCase(`v${j.sql}.origin`, originBits), ' | ')
    return Prisma.sql`select ${raw(group.grp)} as grp, null::int as alike, null::int as element, null::int as breakdown, v.period as bucket,
        m.target, ${each((j) => Prisma.sql`sum(v.s${j})::text as s${j}`)}, ${counted}, ${openSql(wanted, Prisma.sql`v.open`)} as provisional,
        bit_or(v.origins) as origins, 0 as reasons, max(v.at) as at
      from (select org_unit_id, period, ${each((j) => Prisma.sql`v${j}.value as s${j}`)},
          ${each((j) => Prisma.sql`v${j}.stage <> 'approved'`, ' or ')} as open, ${origins} as origins,
          greatest(${each((j) => Prisma.sql`v${j}.at`)}) as at
        from ${Prisma.join(reads, ' ')}) v
      join ${member} m on m.unit = v.org_unit_id group by 5, 6`
  })
}
