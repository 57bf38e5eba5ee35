import { db } from '@/lib/db'
import type { MissingReason } from './observation'
import { originBits, reasonBits, type SumsWanted, type SumTime, sumsSql } from './sums-sql'

/** What one group came to in one bucket for one target. */
export type SumRow = {
  /** Exact decimal text per term, over the unit-periods that have every term; null where none has. */
  sums: readonly (string | null)[]
  /** Unit-periods, or units where a bucket is read within them, that have every term. */
  complete: number
  /** Unit-periods with a figure. */
  slots: number
  /** Unit-periods with anything, a reason included. */
  cells: number
  provisional: boolean
  origins: readonly string[]
  reasons: readonly MissingReason[]
  /** Latest change underneath. */
  at: Date | null
}

type Row = {
  grp: number
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

export type FoundSums = {
  find: (group: number, bucket: string, target: number) => SumRow | undefined
  /** Latest change among the figures read. */
  lastChange: Date | null
}

/** Sums in the store, where rows of the whole country needn't travel; found by group, bucket and target. */
export async function sumFigures(wanted: SumsWanted, time: SumTime): Promise<FoundSums> {
  const asked = wanted.groups.some(
    ({ terms, slots }) => slots.length > 0 && terms.some(({ own }) => own.length > 0),
  )
  if (!asked) return { find: () => undefined, lastChange: null }
  const rows = await db.$queryRaw<Row[]>(sumsSql(wanted, time))
  const found = new Map(rows.map((row) => [`${row.grp}|${row.bucket}|${row.target}`, toSumRow(row, wanted)]))
  return {
    find: (group, bucket, target) => found.get(`${group}|${bucket}|${target}`),
    lastChange: rows.reduce<Date | null>(
      (latest, { at }) => (latest && at && latest > at ? latest : at),
      null,
    ),
  }
}

function toSumRow(row: Row, { groups }: SumsWanted): SumRow {
  const { complete, slots, cells, provisional, at } = row
  const terms = groups[row.grp]?.terms ?? []
  return {
    sums: terms.map((_, slot) => row[`s${slot}`] ?? null),
    complete,
    slots,
    cells,
    provisional,
    at,
    origins: originBits.filter((_, bit) => row.origins & (1 << bit)),
    reasons: reasonBits.filter((_, bit) => row.reasons & (1 << bit)),
  }
}
