import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { toSearchName } from '@/lib/org-units/search'
import type { IsoDate } from '@/lib/periods/period'
import { holderOn } from '@/lib/submissions/derived/register-places'
import { entriesOn, isEmpty } from '@/lib/submissions/derived/stock-queries'
import { type RegisterRights, registerRights } from './access'
import type { EntryTexts, ListedEntry } from './entry'
import type { EntryFilters } from './filters'
import { inOrder, type RegisterState, standingOn } from './life'
import { findStoredEntry, lifeOf, type RecordedEvent } from './load-queries'
import { visibleParts } from './scope'

export const entriesPerPage = 50

export type EntryList = {
  entries: ListedEntry[]
  total: number
  /** Sensitive kinds of which there may be more that this reader isn't shown. */
  withheld: CatalogueRegisterKind[]
}

type Row = {
  id: string
  kindId: number
  base: string
  name: string
  place: string | null
  origin: string
  opened: Date
  closed: Date | null
  suspended: boolean
  members: number | null
  total: number
}

/** Entries of an area as they stand on a day, by kind and name, a page at a time; null where there is no such area. */
export async function listEntries(
  viewer: Viewer,
  filters: EntryFilters,
  today: IsoDate,
): Promise<EntryList | null> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const { orgUnitId, day, state } = filters
  if (!tree.get(orgUnitId)) return null
  const kinds = catalogue.registerKinds.list.filter(
    ({ code }) => filters.kind === '' || code === filters.kind,
  )
  const visible = visibleParts(viewer, tree, kinds, orgUnitId, { day, today })
  const whole = new Set(visible.flatMap((part) => (part.whole ? part.kindIds : [])))
  const withheld = kinds.filter((kind) => kind.sensitive && !whole.has(kind.id))
  const isWaiting = (id: string) => holderOn(tree, id, day).needsMove
  const parts = (
    state === 'needs-move'
      ? visible.map((part) => ({
          ...part,
          bases: (part.bases ?? tree.list().map(({ id }) => id)).filter(isWaiting),
        }))
      : visible
  ).filter((part) => !isEmpty(part))
  if (parts.length === 0) return { entries: [], total: 0, withheld }
  const union = Prisma.join(
    parts.map((part) => entriesOn(day, part)),
    ' UNION ALL ',
  )
  const search = searchSql(filters.q)
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id::text, s.kind_id AS "kindId", s.base, s.name, s.place, s.origin::text, s.opened, s.closed, s.suspended,
      (SELECT c.value FROM register_count c JOIN breakdown b ON b.id = c.breakdown_id AND b.key = ''
        WHERE c.entry_id = s.id AND c."on" <= ${day}::date ORDER BY c."on" DESC LIMIT 1) AS members,
      (count(*) OVER ())::int AS total
    FROM (${union}) s JOIN register_kind k ON k.id = s.kind_id
    WHERE ${stateSql(state)} ${search}
    ORDER BY k."order", s.name, s.id LIMIT ${entriesPerPage} OFFSET ${(filters.page - 1) * entriesPerPage}`
  const entries = rows.flatMap((row): ListedEntry[] => {
    const kind = catalogue.registerKinds.byId(row.kindId)
    if (!kind) return []
    const holder = holderOn(tree, row.base, day)
    return [
      {
        id: row.id,
        kind,
        name: row.name,
        place: row.place,
        ...holder,
        orgUnitName: tree.get(holder.orgUnitId)?.fullName ?? holder.orgUnitId,
        state: row.closed ? 'closed' : row.suspended ? 'suspended' : 'running',
        opened: toDay(row.opened),
        closed: row.closed && toDay(row.closed),
        members: row.members,
        origin: row.origin,
      },
    ]
  })
  return { entries, total: rows[0]?.total ?? 0, withheld }
}

/** Every word asked begins a word of the name or the place, with marks or without: `toSearchName` in the database's words. */
function searchSql(q: string): Prisma.Sql {
  const words = toSearchName(q)
  if (words === '') return Prisma.empty
  const bare = Prisma.sql`' ' || regexp_replace(lower(translate(regexp_replace(
    normalize(s.name || ' ' || coalesce(s.place, ''), NFD), ${'[\u0300-\u036f]'}, '', 'g'), 'Đđ', 'dd')), '[^a-z0-9]+', ' ', 'g')`
  const each = words.split(' ').map((word) => Prisma.sql`AND ${bare} LIKE ${`% ${word}%`}`)
  return Prisma.join(each, ' ')
}

function stateSql(state: EntryFilters['state']): Prisma.Sql {
  switch (state) {
    case 'running':
      return Prisma.sql`s.closed IS NULL AND NOT s.suspended`
    case 'suspended':
      return Prisma.sql`s.closed IS NULL AND s.suspended`
    case 'closed':
      return Prisma.sql`s.closed IS NOT NULL`
    case 'all':
      return Prisma.sql`true`
    default:
      return Prisma.sql`s.closed IS NULL`
  }
}

export type EntryDetail = {
  id: string
  kind: CatalogueRegisterKind
  name: string
  /** As it was opened: what is put right when the name was written wrongly. */
  firstName: string
  place: string | null
  note: string | null
  origin: string
  version: number
  state: RegisterState
  orgUnitId: string
  orgUnitName: string
  needsMove: boolean
  /** Where it may have gone, when its unit was parted. */
  successors: { id: string; name: string }[]
  /** In order of time, those taken back too. */
  events: (RecordedEvent & { orgUnitName: string | null })[]
  /** Members by the days from which they hold, newest first. */
  members: { on: IsoDate; counts: Record<string, number> }[]
  /** Words put right, newest first. */
  edits: EntryEdit[]
  files: EntryFile[]
  rights: RegisterRights
}

export type EntryEdit = {
  id: string
  before: EntryTexts
  after: EntryTexts
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
}

export type EntryFile = {
  id: string
  name: string
  size: number
  sha256: string
  addedAt: Date
  addedBy: string
}

/** One entry with its whole life; null where it isn't the viewer's to look into. */
export async function findEntry(viewer: Viewer, id: string, today: IsoDate): Promise<EntryDetail | null> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const entry = await findStoredEntry(db, catalogue, id)
  if (!entry) return null
  const { state, base, name } = standingOn(entry, lifeOf(entry), today)
  const holder = holderOn(tree, base, today)
  const rights = registerRights(viewer, tree, entry.kind, holder.orgUnitId, today)
  if (!rights.open || !rights.inside) return null
  const nameOf = (unit: string) => tree.get(unit)?.fullName ?? unit
  const days = [...new Set(entry.counts.map(({ on }) => on))].sort().reverse()
  const order = inOrder(entry.events).map((event) => event.id)
  const [edits, files] = await Promise.all([listEdits(entry.id), listFiles(entry.id)])
  return {
    id: entry.id,
    kind: entry.kind,
    name,
    firstName: entry.name,
    place: entry.place,
    note: entry.note,
    origin: entry.origin,
    version: entry.version,
    state,
    ...holder,
    orgUnitName: nameOf(holder.orgUnitId),
    successors: holder.needsMove
      ? tree.successorsOf(base).map(({ successorId }) => ({ id: successorId, name: nameOf(successorId) }))
      : [],
    events: [...entry.events]
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      .map((event) => ({ ...event, orgUnitName: event.orgUnitId && nameOf(event.orgUnitId) })),
    members: days.map((on) => ({
      on,
      counts: Object.fromEntries(
        entry.counts.filter((count) => count.on === on).map(({ breakdown, value }) => [breakdown, value]),
      ),
    })),
    edits,
    files,
    rights,
  }
}

async function listEdits(entryId: string): Promise<EntryEdit[]> {
  const rows = await db.registerEdit.findMany({
    where: { entryId },
    include: { recordedBy: { select: { name: true } } },
    orderBy: { id: 'desc' },
  })
  return rows.map(({ id, before, after, reason, recordedAt, recordedBy }) => ({
    ...{ id: String(id), reason, recordedAt, recordedBy: recordedBy?.name ?? null },
    // Only the command writes here, in this shape.
    before: before as EntryTexts,
    after: after as EntryTexts,
  }))
}

async function listFiles(entryId: string): Promise<EntryFile[]> {
  const rows = await db.registerEvidence.findMany({
    where: { entryId, removedAt: null },
    include: { addedBy: { select: { name: true } }, file: { select: { size: true } } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, sha256, addedAt, addedBy, file }) => ({
    ...{ id, name, sha256, addedAt, size: file.size, addedBy: addedBy?.name ?? '' },
  }))
}

function toDay(date: Date): IsoDate {
  return date.toISOString().slice(0, 10)
}
