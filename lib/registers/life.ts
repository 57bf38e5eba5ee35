import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'

export const registerEventNames = ['opened', 'suspended', 'resumed', 'moved', 'renamed', 'closed'] as const
export type RegisterEventName = (typeof registerEventNames)[number]

/** One turn in an entry's life that wasn't taken back. */
export type LifeEvent = {
  /** Grows in the order of recording. */
  id: bigint
  on: IsoDate
  event: RegisterEventName
  orgUnitId: string | null
  name: string | null
}

export type RegisterState = 'not-yet' | 'running' | 'suspended' | 'closed'

/** An entry on a day. `base` is where it was opened or last moved; which unit holds that now is {@link holderOn}. */
export type Standing = { state: RegisterState; base: string; name: string }

/** A suspended one is still there: it counts, told apart. */
export function isStanding(state: RegisterState): boolean {
  return state === 'running' || state === 'suspended'
}

const rank = (event: RegisterEventName) => (event === 'opened' ? 0 : event === 'closed' ? 2 : 1)

/** By day; on one day it opens first and closes last, else as recorded. */
export function inOrder(events: readonly LifeEvent[]): LifeEvent[] {
  return [...events].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1
    return rank(a.event) - rank(b.event) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  })
}

/** How an entry stands at the end of the day. */
export function standingOn(
  entry: { orgUnitId: string; name: string },
  events: readonly LifeEvent[],
  day: IsoDate,
): Standing {
  let standing: Standing = { state: 'not-yet', base: entry.orgUnitId, name: entry.name }
  for (const event of inOrder(events)) {
    if (event.on > day) break
    standing = after(standing, event)
  }
  return standing
}

function after(before: Standing, { event, orgUnitId, name }: LifeEvent): Standing {
  switch (event) {
    case 'opened':
    case 'resumed':
      return { ...before, state: 'running' }
    case 'suspended':
      return { ...before, state: 'suspended' }
    case 'closed':
      return { ...before, state: 'closed' }
    case 'moved':
      return { ...before, base: orgUnitId ?? before.base }
    case 'renamed':
      return { ...before, name: name ?? before.name }
  }
}

export type LifeRefusal =
  | 'before-opening'
  | 'after-closing'
  | 'already-suspended'
  | 'not-suspended'
  | 'opened-first'

/** Why these turns can't be a life; null when they can. No turns at all: taken back as a whole. */
export function refuseLife(events: readonly LifeEvent[]): LifeRefusal | null {
  let state: RegisterState = 'not-yet'
  const ordered = inOrder(events)
  if (ordered.length > 0 && !ordered.some(({ event }) => event === 'opened')) return 'opened-first'
  for (const { event } of ordered) {
    if (event === 'opened') {
      state = 'running'
      continue
    }
    if (state === 'not-yet') return 'before-opening'
    if (state === 'closed') return 'after-closing'
    if (event === 'suspended' && state === 'suspended') return 'already-suspended'
    if (event === 'resumed' && state !== 'suspended') return 'not-suspended'
    if (event === 'suspended') state = 'suspended'
    if (event === 'resumed') state = 'running'
    if (event === 'closed') state = 'closed'
  }
  return null
}

export type Holder = { orgUnitId: string; needsMove: boolean }

/**
 * The unit that holds it on the day: the one it was put under, or the one that took that unit in whole. Where a unit
 * ended without one successor nobody knows: it stays there and waits for somebody to say.
 */
export function holderOn(tree: Pick<OrgUnitTree, 'onMapOf'>, base: string, day: IsoDate): Holder {
  const unit = tree.onMapOf(base, day)
  return unit ? { orgUnitId: unit.id, needsMove: false } : { orgUnitId: base, needsMove: true }
}

type Map = Pick<OrgUnitTree, 'onMapOf' | 'list' | 'isInForce' | 'isWithin' | 'ancestorIdsOn'>

/** True when what `base` holds on the day belongs to the area: by that day's borders where the area is in force. */
export function isInArea(tree: Map, base: string, areaId: string, day: IsoDate): boolean {
  const { orgUnitId, needsMove } = holderOn(tree, base, day)
  if (orgUnitId === areaId) return true
  if (needsMove || !tree.isInForce(areaId, day)) return tree.isWithin(orgUnitId, areaId)
  return tree.ancestorIdsOn(orgUnitId, day).includes(areaId)
}

/** All units under which something of the area may have been put; null for the whole country: every one. */
export function basesOf(tree: Map, areaId: string, day: IsoDate): string[] | null {
  if (areaId === 'VN') return null
  return tree.list().flatMap(({ id }) => (isInArea(tree, id, areaId, day) ? [id] : []))
}
