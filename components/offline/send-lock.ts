import type { QueueStore } from './queue-store'

/** Longer than one call may take. */
const leaseMs = 45_000

/**
 * Runs for one tab at a time. Two at once would do no harm, since a batch has one id, only double traffic: so where
 * the browser has no locks (an old one, or no HTTPS) a lease in the queue itself is enough.
 */
export async function withSendLock(
  queue: string,
  store: QueueStore,
  holder: string,
  now: () => Date,
  run: () => Promise<void>,
): Promise<boolean> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    await navigator.locks.request(`songhanh:outbox:${queue}`, run)
    return true
  }
  const at = now().getTime()
  const { head } = await store.change([], ({ head }) => {
    const isFree = !head.lease || head.lease.holder === holder || head.lease.until < at
    return isFree ? { head: { ...head, lease: { holder, until: at + leaseMs } } } : {}
  })
  if (head.lease?.holder !== holder) return false
  try {
    await run()
  } finally {
    await store.change([], ({ head }) =>
      head.lease?.holder === holder ? { head: { ...head, lease: null } } : {},
    )
  }
  return true
}
