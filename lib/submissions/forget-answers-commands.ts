import { db } from '@/lib/db'

/** A browser keeps what it sent as long (`components/offline/outbox.ts`); nobody asks for an answer after that. */
const keptDays = 60
const lotSize = 5000
/** A million at most at one time: what is left goes the next day. */
const mostLots = 200

/**
 * Drops the answers kept for batches of cells that come twice, once they are too old to be asked for; says how many. In
 * small lots, each for itself, so that no save waits; several servers may do it at once. A batch that comes again even later
 * is compared with what stands, as any other: nothing is doubled or written over unseen.
 */
export async function forgetAnswers(now: Date, lot = lotSize): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  let forgotten = 0
  for (let lots = 0; lots < mostLots; lots++) {
    const count = await db.$executeRaw`
      DELETE FROM value_mutation WHERE id IN (
        SELECT id FROM value_mutation WHERE recorded_at < ${before} LIMIT ${lot} FOR UPDATE SKIP LOCKED)`
    forgotten += count
    if (count < lot) break
  }
  return forgotten
}
