import { Decimal } from 'decimal.js'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { cellSumsSql } from './cell-sums-sql'
import type { MissingReason } from './observation'
import {
  type Membership,
  originBits,
  reasonBits,
  type SumGroup,
  type SumsWanted,
  type SumTime,
} from './sums-sql'
import { toClasses } from './unit-classes'
import { isWhole, slotsKey, wholeSumsSql } from './whole-sums-sql'

/** What one group came to in one bucket for one target. */
export type SumRow = {
  /** Exact decimal text per term, over the unit-periods that have every term; null where none has. */
  sums: readonly (string | null)[]
  /** Unit-periods, or units where a bucket is read within them, that have every term. */
  complete: number
  /** Unit-periods with a figure. */
  slots: number
  /** Unit-periods with anything, a reason included; asked only where nothing is complete. */
  cells: number
  provisional: boolean
  origins: readonly string[]
  /** Why terms lack; asked only where nothing is complete. */
  reasons: readonly MissingReason[]
  /** Latest change underneath. */
  at: Date | null
}

export type FoundSums = {
  find: (group: number, bucket: string, target: number) => SumRow | undefined
  /** Latest change among the figures read. */
  lastChange: Date | null
}

type Row = {
  grp: number | null
  /** Instead of the group where groups of one term were read together. */
  alike?: number
  element?: number
  breakdown?: number
  bucket: string
  target: number
  complete: number
  /** Null where they can only be as many as are complete. */
  slots: number | null
  cells: number | null
  provisional: boolean
  origins: number
  reasons: number
  at: Date | null
} & Record<`s${number}`, string | null>

/** Sums in the store, where rows of the whole country needn't travel; found by group, bucket and target. */
export async function sumFigures(asked: SumsWanted, time: SumTime): Promise<FoundSums> {
  const classes = toClasses(asked.memberships)
  const wanted = { ...asked, memberships: classes.memberships }
  const found = new Map<string, SumRow>()
  const keep = (rows: readonly Row[]) => {
    for (const row of rows) {
      for (const group of groupsOf(row, wanted.groups)) {
        const own = toSumRow(row, wanted.groups[group]?.terms.length ?? 0)
        for (const target of classes.targetsOf(row.target)) {
          const where = address(group, row.bucket, target)
          const before = found.get(where)
          found.set(where, before ? mergeSums(before, own) : own)
        }
      }
    }
  }
  const fast = time === 'sum' ? wholeSumsSql(wanted) : []
  const answers = await Promise.all(fast.map((sql) => query(sql)))
  for (const rows of answers) keep(rows)
  const narrow = narrowing(wanted.memberships)
  const slow = wanted.groups.flatMap((group, grp) => {
    if (!isAsked(group)) return []
    if (time !== 'sum' || !isWhole(group)) return [{ ...group, grp }]
    const slots = group.slots.flatMap((slot) => {
      const isLacking = (unitClass: number) =>
        classes.targetsOf(unitClass).some((target) => !found.has(address(grp, slot.period, target)))
      const membership = narrow.to(slot.membership, isLacking)
      return membership === null ? [] : [{ ...slot, membership }]
    })
    return slots.length > 0 ? [{ ...group, slots, grp }] : []
  })
  if (slow.length > 0)
    keep(await query(cellSumsSql({ ...wanted, memberships: narrow.memberships }, slow, time)))
  const changes = [...found.values()].flatMap(({ at }) => (at ? [at] : []))
  return {
    find: (group, bucket, target) => found.get(address(group, bucket, target)),
    lastChange: changes.reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null),
  }
}

function isAsked({ terms, slots }: SumGroup): boolean {
  return slots.length > 0 && terms.some(({ own, coarser }) => own.length + coarser.length > 0)
}

/** Memberships with only some of their classes, each made once. */
function narrowing(given: readonly Membership[]) {
  const memberships = [...given]
  const classesIn = given.map((members) => [...new Set(members.map(({ target }) => target))])
  const made = new Map<string, number>()
  return {
    memberships,
    /** Null when none of the wanted classes is in it. */
    to(index: number, isWanted: (unitClass: number) => boolean): number | null {
      const wanted = (classesIn[index] ?? []).filter(isWanted)
      if (wanted.length === 0) return null
      const key = `${index}|${wanted}`
      const kept = new Set(wanted)
      const found =
        made.get(key) ?? memberships.push((given[index] ?? []).filter(({ target }) => kept.has(target))) - 1
      made.set(key, found)
      return found
    },
  }
}

/** Two classes of one target: what adds up is added, what is said of any is said of both. */
function mergeSums(a: SumRow, b: SumRow): SumRow {
  const plus = (one: string | null, other: string | null) =>
    one === null || other === null ? (one ?? other) : new Decimal(one).plus(other).toFixed()
  return {
    sums: a.sums.map((sum, slot) => plus(sum, b.sums[slot] ?? null)),
    complete: a.complete + b.complete,
    slots: a.slots + b.slots,
    cells: a.cells + b.cells,
    provisional: a.provisional || b.provisional,
    origins: [...new Set([...a.origins, ...b.origins])],
    reasons: [...new Set([...a.reasons, ...b.reasons])],
    at: a.at && b.at ? (a.at > b.at ? a.at : b.at) : (a.at ?? b.at),
  }
}

/**
 * Sums go by hash: the lists of units that a statement brings tell the store nothing of how often each comes, and it
 * would sort some ten thousand texts on disk, or, without statistics, read one table again for each row of another.
 */
const byHash = [
  ['work_mem', '64MB'],
  ['enable_nestloop', 'off'],
  ['enable_mergejoin', 'off'],
  ['enable_sort', 'off'],
  ['enable_bitmapscan', 'off'],
  ['max_parallel_workers_per_gather', '0'],
  ['jit', 'off'],
] as const

async function query(sql: Prisma.Sql): Promise<Row[]> {
  const names = byHash.map(([name]) => name)
  const words = byHash.map(([, word]) => word)
  const [, rows] = await db.$transaction([
    db.$queryRaw`select count(set_config(name, word, true))::int from unnest(${names}::text[], ${words}::text[]) as x (name, word)`,
    db.$queryRaw<Row[]>(sql),
  ])
  return rows
}

function address(group: number, bucket: string, target: number): string {
  return `${group}|${bucket}|${target}`
}

/** The groups a row belongs to: the one it names, or every one of one term with that element and breakdown. */
function groupsOf({ grp, alike, element, breakdown }: Row, groups: readonly SumGroup[]): number[] {
  if (grp !== null) return [grp]
  const read = groups[alike ?? -1]
  if (!read) return []
  return groups.flatMap((group, index) => {
    const {
      terms: [term, ...others],
    } = group
    return term &&
      others.length === 0 &&
      term.elementId === element &&
      term.keys === 1 &&
      term.own[0] === breakdown &&
      slotsKey(group) === slotsKey(read)
      ? [index]
      : []
  })
}

function toSumRow(row: Row, width: number): SumRow {
  const { complete, provisional, at } = row
  return {
    sums: Array.from({ length: width }, (_, slot) => row[`s${slot}`] ?? null),
    complete,
    slots: row.slots ?? complete,
    cells: row.cells ?? complete,
    provisional,
    at,
    origins: originBits.filter((_, bit) => row.origins & (1 << bit)),
    reasons: reasonBits.filter((_, bit) => row.reasons & (1 << bit)),
  }
}
