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
import { isWhole, wholeSumsSql } from './whole-sums-sql'

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
  element?: number
  breakdown?: number
  bucket: string
  target: number
  complete: number
  slots: number
  cells: number
  provisional: boolean
  origins: number
  reasons: number
  at: Date | null
} & Record<`s${number}`, string | null>

/** Sums in the store, where rows of the whole country needn't travel; found by group, bucket and target. */
export async function sumFigures(wanted: SumsWanted, time: SumTime): Promise<FoundSums> {
  const found = new Map<string, SumRow>()
  const keep = (rows: readonly Row[]) => {
    for (const row of rows) {
      for (const group of groupsOf(row, wanted.groups)) {
        const width = wanted.groups[group]?.terms.length ?? 0
        found.set(address(group, row.bucket, row.target), toSumRow(row, width))
      }
    }
  }
  const all = wanted.groups.map((_, index) => index)
  const memberships = { list: [...wanted.memberships], narrowed: new Map<string, number>() }
  const isAsked = ({ terms, slots }: SumGroup) =>
    slots.length > 0 && terms.some(({ own, coarser }) => own.length + coarser.length > 0)
  const fast = time === 'sum' ? wholeSumsSql(wanted) : []
  const answers = await Promise.all(fast.map((sql) => query(sql)))
  for (const rows of answers) keep(rows)

  const slow = all.flatMap((index) => {
    const group = wanted.groups[index]
    if (!group || !isAsked(group)) return []
    if (time !== 'sum' || !isWhole(group)) return [{ index, group }]
    const lacking = group.slots.flatMap((slot) => {
      const isLacking = (target: number) => !found.has(address(index, slot.period, target))
      const membership = narrow(memberships, slot.membership, isLacking)
      return membership === null ? [] : [{ ...slot, membership }]
    })
    return lacking.length > 0 ? [{ index, group: { ...group, slots: lacking } }] : []
  })
  if (slow.length > 0) {
    const groups = slow.map(({ index, group }) => ({ ...group, grp: index }))
    const rows = await query(cellSumsSql({ ...wanted, memberships: memberships.list }, groups, time))
    keep(rows)
  }
  const changes = [...found.values()].flatMap(({ at }) => (at ? [at] : []))
  return {
    find: (group, bucket, target) => found.get(address(group, bucket, target)),
    lastChange: changes.reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null),
  }
}

/** The membership with only some of its targets; null when none of them has a unit. */
function narrow(
  memberships: { list: Membership[]; narrowed: Map<string, number> },
  index: number,
  isWanted: (target: number) => boolean,
): number | null {
  const members = memberships.list[index] ?? []
  const targets = [...new Set(members.map(({ target }) => target))].filter(isWanted)
  if (targets.length === 0) return null
  const key = `${index}|${targets}`
  const known = memberships.narrowed.get(key)
  if (known !== undefined) return known
  const wanted = new Set(targets)
  const made = memberships.list.push(members.filter(({ target }) => wanted.has(target))) - 1
  memberships.narrowed.set(key, made)
  return made
}

function query(sql: Prisma.Sql): Promise<Row[]> {
  return db.$queryRaw<Row[]>(sql)
}

function address(group: number, bucket: string, target: number): string {
  return `${group}|${bucket}|${target}`
}

/** The groups a row belongs to: the one it names, or every one of one term with that element and breakdown. */
function groupsOf({ grp, element, breakdown, bucket }: Row, groups: readonly SumGroup[]): number[] {
  if (grp !== null) return [grp]
  return groups.flatMap(({ terms: [term, ...others], slots }, index) =>
    term &&
    others.length === 0 &&
    term.elementId === element &&
    term.keys === 1 &&
    term.own[0] === breakdown &&
    slots.some(({ period }) => period === bucket)
      ? [index]
      : [],
  )
}

function toSumRow(row: Row, width: number): SumRow {
  const { complete, slots, cells, provisional, at } = row
  return {
    sums: Array.from({ length: width }, (_, slot) => row[`s${slot}`] ?? null),
    complete,
    slots,
    cells,
    provisional,
    at,
    origins: originBits.filter((_, bit) => row.origins & (1 << bit)),
    reasons: reasonBits.filter((_, bit) => row.reasons & (1 << bit)),
  }
}
