import type { db, Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { IsoDate } from '@/lib/periods/period'

/** Which entries a question is about. `bases`: where they were put; null for everywhere. */
export type StockScope = { kindIds: readonly number[]; bases: readonly string[] | null }

/** Entries of one kind under one base on a day. */
export type StockRow = {
  kindId: number
  base: string
  /** Opened and not closed; the suspended are among them. */
  standing: number
  suspended: number
  /** Ever opened by that day, the closed too. */
  ever: number
}

export type MemberRow = {
  kindId: number
  base: string
  breakdown: string
  /** Sum over the entries that state it. */
  value: number
  stated: number
}

/**
 * Every entry opened by the day with its state at the day's end: the rules of `standingOn`, in the database's words.
 * Columns: id, kind_id, base, name, place, origin, version, opened, closed, suspended.
 */
export function entriesOn(day: IsoDate, { kindIds, bases }: StockScope): Prisma.Sql {
  const here = bases === null ? Prisma.empty : Prisma.sql`WHERE at.base = ANY(${[...bases]}::text[])`
  return Prisma.sql`
    SELECT at.* FROM (
      SELECT e.id, e.kind_id, e.place, e.origin, e.version,
        coalesce((array_agg(v.org_unit_id ORDER BY v."on" DESC, v.id DESC)
          FILTER (WHERE v.event = 'moved'))[1], e.org_unit_id) AS base,
        coalesce((array_agg(v.name ORDER BY v."on" DESC, v.id DESC)
          FILTER (WHERE v.event = 'renamed'))[1], e.name) AS name,
        min(v."on") FILTER (WHERE v.event = 'opened') AS opened,
        max(v."on") FILTER (WHERE v.event = 'closed') AS closed,
        coalesce((array_agg(v.event ORDER BY v."on" DESC, v.id DESC)
          FILTER (WHERE v.event IN ('suspended', 'resumed')))[1] = 'suspended', false) AS suspended
      FROM register_entry e
      JOIN register_event v ON v.entry_id = e.id AND v.removed_at IS NULL AND v."on" <= ${day}::date
      WHERE e.kind_id = ANY(${[...kindIds]}::int[])
      GROUP BY e.id
      HAVING bool_or(v.event = 'opened')
    ) at ${here}`
}

/** How many stand on the day, by kind and base. */
export async function readStock(
  client: Tx | typeof db,
  day: IsoDate,
  scope: StockScope,
): Promise<StockRow[]> {
  if (isEmpty(scope)) return []
  return client.$queryRaw<StockRow[]>`
    SELECT s.kind_id AS "kindId", s.base,
      count(*) FILTER (WHERE s.closed IS NULL)::int AS standing,
      count(*) FILTER (WHERE s.closed IS NULL AND s.suspended)::int AS suspended,
      count(*)::int AS ever
    FROM (${entriesOn(day, scope)}) s GROUP BY s.kind_id, s.base ORDER BY s.kind_id, s.base`
}

/** Members of those that stand on the day, as last told by then: by kind, base and breakdown. */
export async function readMembers(
  client: Tx | typeof db,
  day: IsoDate,
  scope: StockScope,
): Promise<MemberRow[]> {
  if (isEmpty(scope)) return []
  return client.$queryRaw<MemberRow[]>`
    SELECT s.kind_id AS "kindId", s.base, b.key AS breakdown, sum(c.value)::int AS value, count(*)::int AS stated
    FROM (${entriesOn(day, scope)}) s
    JOIN register_count c ON c.entry_id = s.id
      AND c."on" = (SELECT max(l."on") FROM register_count l WHERE l.entry_id = s.id AND l."on" <= ${day}::date)
    JOIN breakdown b ON b.id = c.breakdown_id
    WHERE s.closed IS NULL
    GROUP BY s.kind_id, s.base, b.key ORDER BY s.kind_id, s.base, b.key`
}

export function isEmpty({ kindIds, bases }: StockScope): boolean {
  return kindIds.length === 0 || bases?.length === 0
}
