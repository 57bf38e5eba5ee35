import type { SubmissionKey } from '@/lib/submissions/submission'

/** A queue's name in this browser: whose, and of which form, unit and period. */
export function toQueueName({ formCode, orgUnitId, period }: SubmissionKey, userId: string): string {
  return [userId, formCode, orgUnitId, period].map(encodeURIComponent).join(':')
}

/** How the names of a person's queues begin. */
export function ownerOf(userId: string): string {
  return `${encodeURIComponent(userId)}:`
}

const prefix = 'songhanh:outbox:'

/**
 * Cheap and synchronous: may this browser hold changes of this form and person that are unsent, or newer than a kept
 * copy of the page? Then the outbox is opened with the page, else with the first key.
 */
export function mayHaveWaiting(key: SubmissionKey, userId: string): boolean {
  try {
    return localStorage.getItem(prefix + toQueueName(key, userId)) !== null
  } catch {
    return false
  }
}

/** Tells this page that the notes changed; other tabs hear `storage`. */
export const waitingEvent = 'songhanh:waiting'

/** Notes how many changes wait; noted before they are kept, so that none is kept without it. */
export function markWaiting(queue: string, waiting: number): void {
  try {
    localStorage.setItem(prefix + queue, String(waiting))
    if (typeof window !== 'undefined') window.dispatchEvent(new Event(waitingEvent))
  } catch {
    // A browser without it opens the outbox with the first key instead.
  }
}

/** The forms of a person with changes that no server has yet. */
export function listWaiting(userId: string): { key: SubmissionKey; waiting: number }[] {
  try {
    return Object.keys(localStorage).flatMap((name) => {
      const waiting = Number(localStorage.getItem(name))
      if (!name.startsWith(prefix) || !(waiting > 0)) return []
      const [owner, formCode, orgUnitId, period] = name
        .slice(prefix.length)
        .split(':')
        .map(decodeURIComponent)
      if (owner !== userId || !formCode || !orgUnitId || !period) return []
      return [{ key: { formCode, orgUnitId, period }, waiting }]
    })
  } catch {
    return []
  }
}

export const personItem = 'songhanh:person'

/** Who is signed in here, as the last page said; '' nobody, null when no page has said so. */
export function readPerson(): string | null {
  try {
    return localStorage.getItem(personItem)
  } catch {
    return null
  }
}

/** Notes who is signed in; other tabs hear of it through `storage` events. */
export function markPerson(userId: string): void {
  try {
    if (localStorage.getItem(personItem) !== userId) localStorage.setItem(personItem, userId)
  } catch {
    // The server refuses what isn't the sender's own.
  }
}
