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

/** An entry on a day. `base` is where it was opened or last moved; which unit holds that on a day is told by `holderOn`. */
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
