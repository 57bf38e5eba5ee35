import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import { db, type Tx } from '@/lib/db'
import { toSearchName } from '@/lib/org-units/search'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { holderOn } from '@/lib/submissions/derived/register-places'
import { registerRights } from './access'
import { type EntryFailure, longest } from './entry'
import { type FollowGround, followStock, getFollowGround } from './follow-commands'
import { findStoredEntry, lifeOf, type StoredEntry } from './load-queries'
import { type MemberCounts, refuseMembers } from './members'
import { clean, isUuid, refuseDay, toDate } from './text'
import { Undone } from './undone'
import { readNames } from './write-queries'

export type NewEntry = {
  kind: string
  orgUnitId: string
  name: string
  place: string
  note: string
  openedOn: IsoDate
  members: MemberCounts
  /** The person has seen that one of this name stands there already and means another. */
  sameNameMeant: boolean
  /** Why, where an approved form that took the stock is to be corrected. */
  reason?: string
}

/** Puts a new entry into a register of a unit, opened on a day of the unit's own life. */
export async function openEntry(
  viewer: Viewer,
  input: NewEntry,
  today: IsoDate,
): Promise<Result<{ id: string }, EntryFailure>> {
  const along = await getFollowGround()
  const { tree, catalogue } = along.ground
  const kind = catalogue.registerKinds.byCode(input.kind)
  if (!kind) return fail({ code: 'unknown-kind', field: 'kind' })
  if (!tree.get(input.orgUnitId)) return fail({ code: 'unknown-unit', field: 'orgUnitId' })
  const rights = registerRights(viewer, tree, kind, input.orgUnitId, today)
  if (!rights.open) return fail({ code: 'unknown-unit', field: 'orgUnitId' })
  if (!rights.enter) return fail({ code: 'forbidden', field: 'orgUnitId' })
  const texts = { name: clean(input.name), place: clean(input.place), note: clean(input.note) }
  const refusal = refuseNew(tree, texts, input, today)
  if (refusal) return fail(refusal)
  const on = toDate(input.openedOn)
  return undoable(async (tx) => {
    if (!input.sameNameMeant) {
      const names = await readNames(tx, kind.id, input.orgUnitId)
      if (names.some((name) => toSearchName(name) === toSearchName(texts.name)))
        return fail({ code: 'same-name', field: 'name' })
    }
    const { id } = await tx.registerEntry.create({
      data: {
        kindId: kind.id,
        orgUnitId: input.orgUnitId,
        name: texts.name,
        place: texts.place || null,
        note: texts.note || null,
        origin: 'reported',
        events: { create: { on, event: 'opened', recordedById: viewer.userId } },
      },
      select: { id: true },
    })
    await writeMembers(tx, id, on, input.members)
    const change = { kind, bases: [input.orgUnitId], from: input.openedOn }
    const reopened = await followStock(tx, viewer, along, change, { reason: input.reason ?? '', today })
    const details = {
      ...named(kind, texts.name),
      on: input.openedOn,
      ...(kind.sensitive ? {} : { members: input.members }),
      ...(reopened.length > 0 ? { reopened } : {}),
    }
    await auditEntry(tx, viewer, 'registry.open', { id, kind, orgUnitId: input.orgUnitId }, details)
    return ok({ id })
  })
}

function refuseNew(
  tree: OrgUnitTree,
  texts: { name: string; place: string; note: string },
  { orgUnitId, openedOn, members }: NewEntry,
  today: IsoDate,
): EntryFailure | null {
  if (texts.name === '') return { code: 'name-required', field: 'name' }
  for (const field of ['name', 'place', 'note'] as const) {
    const { length } = texts[field]
    if (length > longest[field]) return { code: 'too-long', field, limit: longest[field], found: length }
  }
  const day = refuseDay(openedOn, today)
  if (day) return { code: day, field: 'openedOn' }
  if (!tree.isInForce(orgUnitId, openedOn)) return { code: 'unit-not-in-force', field: 'openedOn' }
  return refuseMembers(members)
}

/** Says who belongs to it from a day on; what was said of that day before is replaced, an empty answer takes it back. */
export async function setMembers(
  viewer: Viewer,
  {
    entryId,
    version,
    on,
    members,
    reason = '',
  }: { entryId: string; version: number; on: IsoDate; members: MemberCounts; reason?: string },
  today: IsoDate,
): Promise<Result<void, EntryFailure>> {
  return inEntry(viewer, entryId, version, today, async (tx, entry, along) => {
    const day = refuseDay(on, today)
    if (day) return fail({ code: day, field: 'on' })
    const opened = lifeOf(entry).find(({ event }) => event === 'opened')
    if (!opened || on < opened.on) return fail({ code: 'before-opening', field: 'on' })
    const closed = lifeOf(entry).find(({ event }) => event === 'closed')
    if (closed && closed.on <= on) return fail({ code: 'after-closing', field: 'on' })
    const refusal = refuseMembers(members)
    if (refusal) return fail(refusal)
    const before = entry.counts.filter((count) => count.on === on)
    await raise(tx, entry)
    await tx.registerCount.deleteMany({ where: { entryId, on: toDate(on) } })
    await writeMembers(tx, entryId, toDate(on), members)
    const change = { kind: entry.kind, bases: basesOf(entry), from: on }
    const reopened = await followStock(tx, viewer, along, change, { reason, today })
    const details = {
      ...named(entry.kind, entry.name),
      ...(reopened.length > 0 ? { reopened } : {}),
      on,
      ...(entry.kind.sensitive
        ? {}
        : {
            before: Object.fromEntries(before.map(({ breakdown, value }) => [breakdown, value])),
            after: members,
          }),
    }
    await auditEntry(tx, viewer, 'registry.members', entry, details)
    return ok(undefined)
  })
}

async function writeMembers(tx: Tx, entryId: string, on: Date, members: MemberCounts): Promise<void> {
  const keys = Object.keys(members)
  if (keys.length === 0) return
  const breakdowns = await tx.breakdown.findMany({
    where: { key: { in: keys } },
    select: { id: true, key: true },
  })
  if (breakdowns.length !== keys.length) throw new Error(`Not all breakdowns are there: ${keys.join(' ')}`)
  await tx.registerCount.createMany({
    data: breakdowns.map(({ id, key }) => ({ entryId, on, breakdownId: id, value: members[key] ?? 0 })),
  })
}

/** An entry as a command finds it, with the unit that holds it today. */
export type HeldEntry = StoredEntry & { holder: { orgUnitId: string; needsMove: boolean } }

/**
 * One step with an entry in one transaction: found in scope, of the version the person saw, allowed. The step fails
 * before it writes, or throws.
 */
export async function inEntry<Value>(
  viewer: Viewer,
  entryId: string,
  version: number,
  today: IsoDate,
  step: (tx: Tx, entry: HeldEntry, along: FollowGround) => Promise<Result<Value, EntryFailure>>,
): Promise<Result<Value, EntryFailure>> {
  if (!isUuid(entryId)) return fail({ code: 'not-found' })
  const along = await getFollowGround()
  const { tree, catalogue } = along.ground
  return undoable(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM register_entry WHERE id = ${entryId}::uuid FOR UPDATE`
    const entry = await findStoredEntry(tx, catalogue, entryId)
    if (!entry) return fail({ code: 'not-found' })
    const base = lastBase(entry)
    const holder = holderOn(tree, base, today)
    const rights = registerRights(viewer, tree, entry.kind, holder.orgUnitId, today)
    if (!rights.open) return fail({ code: 'not-found' })
    if (!rights.enter) return fail({ code: 'forbidden' })
    if (entry.version !== version) return fail({ code: 'changed-meanwhile' })
    return step(tx, { ...entry, holder }, along)
  })
}

/** A transaction that a step may undo after it has written. */
async function undoable<Value>(
  step: (tx: Tx) => Promise<Result<Value, EntryFailure>>,
): Promise<Result<Value, EntryFailure>> {
  try {
    return await db.$transaction(step)
  } catch (error) {
    if (error instanceof Undone) return fail(error.failure as EntryFailure)
    throw error
  }
}

/** Everywhere it has ever been put. */
export function basesOf(entry: Pick<StoredEntry, 'events' | 'orgUnitId'>): string[] {
  return [entry.orgUnitId, ...lifeOf(entry).flatMap(({ orgUnitId }) => orgUnitId ?? [])]
}

/** Counts the version up; everything that changes an entry does. */
export async function raise(tx: Tx, { id, version }: Pick<StoredEntry, 'id' | 'version'>): Promise<void> {
  await tx.registerEntry.update({ where: { id, version }, data: { version: { increment: 1 } } })
}

/** Where its last move put it. */
export function lastBase(entry: Pick<StoredEntry, 'events' | 'orgUnitId'>): string {
  const moves = lifeOf(entry).filter(({ event }) => event === 'moved')
  const last = moves.reduce<(typeof moves)[number] | null>(
    (latest, move) =>
      latest && (latest.on > move.on || (latest.on === move.on && latest.id > move.id)) ? latest : move,
    null,
  )
  return last?.orgUnitId ?? entry.orgUnitId
}

/** The log is read by people who must not know the names of sensitive ones. */
export function named(kind: CatalogueRegisterKind, name: string): Record<string, string> {
  return kind.sensitive ? { kind: kind.code } : { kind: kind.code, name }
}

export async function auditEntry(
  tx: Tx,
  viewer: Viewer,
  action: string,
  entry: { id: string; kind: CatalogueRegisterKind; orgUnitId: string },
  details: Record<string, unknown>,
): Promise<void> {
  const { id, orgUnitId } = entry
  await recordAudit(tx, viewer, { action, subjectType: 'register-entry', subject: id, orgUnitId, details })
}
