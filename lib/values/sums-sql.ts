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

/** Which target a unit's figures go to; a unit may go to several until it is sorted into classes. */
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

export type NumberedGroup = SumGroup & { grp: number }

/** A whole number of our own in a statement: bit, id or index, never anybody's words. */
export const raw = (value: number) => Prisma.raw(String(Math.trunc(value)))

/** The bit of a column's word, 0 for none. */
export function bitCase(column: string, words: readonly string[]): Prisma.Sql {
  const cases = words.map((word, bit) => `when '${word}' then ${1 << bit}`)
  return Prisma.raw(`case ${column} ${cases.join(' ')} else 0 end`)
}

/**
 * One select for each membership of a group's slots, over its periods and its units: the store then knows by its own
 * statistics how much it reads, which it couldn't through a join with lists of ours.
 */
export function perMembership(
  group: NumberedGroup,
  make: (slots: readonly SumSlot[], member: Prisma.Sql, membership: number) => Prisma.Sql,
): Prisma.Sql[] {
  const slots = new Map<number, SumSlot[]>()
  for (const slot of group.slots) slots.set(slot.membership, [...(slots.get(slot.membership) ?? []), slot])
  return [...slots].map(([membership, own]) =>
    make(own, Prisma.raw(`member${raw(membership).sql}`), membership),
  )
}

/** All selects as one statement, with the memberships they name. */
export function unite(selects: readonly Prisma.Sql[], { memberships }: SumsWanted): Prisma.Sql {
  const text = selects.map(({ sql }) => sql).join(' ')
  const used = memberships.flatMap((members, index) =>
    new RegExp(`\\bmember${index}\\b`).test(text)
      ? [Prisma.sql`${Prisma.raw(`member${index}`)} as (${membersSql(members)})`]
      : [],
  )
  return Prisma.sql`with ${Prisma.join(used)} ${Prisma.join(selects as Prisma.Sql[], ' union all ')}`
}

function membersSql(members: Membership): Prisma.Sql {
  // Grouped, so that the store knows that each unit comes once.
  return Prisma.sql`select unit, min(target) as target from unnest(${members.map(({ orgUnitId }) => orgUnitId)}::text[],
    ${members.map(({ target }) => target)}::int[]) as x (unit, target) group by unit`
}

/** The figures of some elements and breakdowns in some periods, of every unit unless some are named. */
export function readSql(
  { calendar, stage, asOf }: SumsWanted,
  wanted: {
    elements: readonly number[]
    breakdowns: readonly number[]
    periods: readonly string[]
    orgUnitIds?: readonly string[] | null
  },
): Prisma.Sql {
  const values = valuesSql({
    ...{ calendar, stage, asOf },
    dataElementIds: [...new Set(wanted.elements)],
    orgUnitIds: wanted.orgUnitIds ?? null,
    periods: [...new Set(wanted.periods)],
  })
  return Prisma.sql`select * from (${values}) w where w.breakdown_id = any(${[...new Set(wanted.breakdowns)]}::int[])`
}
