import { grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { holderOn } from '@/lib/submissions/derived/register-places'
import { type EntryFailure, type EventInput, longest } from './entry'
import { auditEntry, basesOf, type HeldEntry, inEntry, lastBase, named, raise } from './entry-commands'
import { followStock } from './follow-commands'
import { inOrder, type LifeEvent, refuseLife, standingOn } from './life'
import { lifeOf } from './load-queries'
import { clean, refuseDay, toDate } from './text'

/** Greater than any recorded id: the new turn is the last of its day. */
const newest = 2n ** 62n

/** Adds a turn to an entry's life, also one that came earlier than what is recorded, where the life stays possible. */
export async function addRegisterEvent(
  viewer: Viewer,
  input: EventInput,
  today: IsoDate,
): Promise<Result<void, EntryFailure>> {
  return inEntry(viewer, input.entryId, input.version, today, async (tx, entry, along) => {
    const { tree } = along.ground
    const name = clean(input.name)
    const reason = clean(input.reason)
    const day = refuseDay(input.on, today)
    if (day) return fail({ code: day, field: 'on' })
    if (reason.length > longest.reason)
      return fail({ code: 'too-long', field: 'reason', limit: longest.reason, found: reason.length })
    if (input.event === 'closed' && reason === '') return fail({ code: 'reason-required', field: 'reason' })
    if (input.event === 'renamed') {
      if (name === '') return fail({ code: 'name-required', field: 'name' })
      if (name.length > longest.name)
        return fail({ code: 'too-long', field: 'name', limit: longest.name, found: name.length })
    }
    const target = input.event === 'moved' ? (input.orgUnitId ?? '') : null
    const turn: LifeEvent = {
      id: newest,
      on: input.on,
      event: input.event,
      orgUnitId: target,
      name: input.event === 'renamed' ? name : null,
    }
    const life = lifeOf(entry)
    const impossible = refuseLife([...life, turn])
    if (impossible) return fail({ code: impossible, field: 'on' })
    const move = target === null ? null : refuseMove(viewer, tree, entry, turn)
    if (move) return fail({ code: move, field: 'orgUnitId' })
    await raise(tx, entry)
    await tx.registerEvent.create({
      data: {
        entryId: entry.id,
        on: toDate(input.on),
        event: turn.event,
        orgUnitId: target,
        name: turn.name,
        reason: reason || null,
        recordedById: viewer.userId,
      },
    })
    const change = {
      kind: entry.kind,
      bases: [...basesOf(entry), ...(target === null ? [] : [target])],
      from: input.on,
    }
    const reopened = await followStock(tx, viewer, along, change, { reason, today })
    const details = {
      ...named(entry.kind, entry.name),
      ...(reopened.length > 0 ? { reopened } : {}),
      event: turn.event,
      on: turn.on,
      ...(target === null ? {} : { from: entry.holder.orgUnitId, to: target }),
      ...(turn.name === null || entry.kind.sensitive ? {} : { after: turn.name }),
      ...(reason && !entry.kind.sensitive ? { reason } : {}),
    }
    await auditEntry(tx, viewer, 'registry.event', { ...entry, orgUnitId: entry.holder.orgUnitId }, details)
    return ok(undefined)
  })
}

/** It goes to a unit of that day: one the person enters for, or one that took in a part of the unit it was with. */
function refuseMove(
  viewer: Viewer,
  tree: OrgUnitTree,
  entry: HeldEntry,
  { on, orgUnitId: target }: LifeEvent,
) {
  if (target === null || !tree.get(target)) return 'unknown-unit' as const
  if (!tree.isInForce(target, on)) return 'unit-not-in-force' as const
  const base = standingOn(entry, lifeOf(entry), on).base
  if (holderOn(tree, base, on).orgUnitId === target) return 'same-unit' as const
  const programmeCode = entry.kind.programmeCode ?? undefined
  const isOurs = grantsReaching(viewer, tree, target, { roles: ['officer'], programmeCode }).length > 0
  const tookPart = [base, lastBase(entry)].some((id) =>
    tree.successorsOf(id).some(({ successorId }) => successorId === target),
  )
  return isOurs || tookPart ? null : ('target-out-of-reach' as const)
}

/**
 * Takes back a turn that was recorded by mistake; it stays in the history. Without its opening nothing is left: that is
 * taken back only alone, and then the entry counts nowhere and never did.
 */
export async function removeRegisterEvent(
  viewer: Viewer,
  {
    entryId,
    version,
    eventId,
    reason,
  }: { entryId: string; version: number; eventId: string; reason: string },
  today: IsoDate,
): Promise<Result<void, EntryFailure>> {
  return inEntry(viewer, entryId, version, today, async (tx, entry, along) => {
    const why = clean(reason)
    if (why === '') return fail({ code: 'reason-required', field: 'reason' })
    if (why.length > longest.reason)
      return fail({ code: 'too-long', field: 'reason', limit: longest.reason, found: why.length })
    const life = inOrder(lifeOf(entry))
    const event = life.find(({ id }) => String(id) === eventId)
    if (!event) return fail({ code: 'not-found' })
    const refusal = refuseLife(life.filter(({ id }) => id !== event.id))
    if (refusal) return fail({ code: refusal })
    await raise(tx, entry)
    await tx.registerEvent.update({
      where: { id: event.id, removedAt: null },
      data: { removedAt: new Date() },
    })
    const change = { kind: entry.kind, bases: basesOf(entry), from: event.on }
    const reopened = await followStock(tx, viewer, along, change, { reason: why, today })
    const details = {
      ...named(entry.kind, entry.name),
      ...(reopened.length > 0 ? { reopened } : {}),
      ...{ event: event.event, on: event.on },
      // Words about a sensitive one may name it.
      ...(entry.kind.sensitive ? {} : { reason: why }),
    }
    await auditEntry(tx, viewer, 'registry.undo', { ...entry, orgUnitId: entry.holder.orgUnitId }, details)
    return ok(undefined)
  })
}
