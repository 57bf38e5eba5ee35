import { db } from '@/lib/db'
import { firstHash, hashEvent } from './event'

export type AuditVerdict = {
  ok: boolean
  events: number
  /** Hash of the last event: note it down elsewhere and nobody can cut the log's end unseen. */
  head: string
  /** Sequence number of the first event that doesn't follow from the one before. */
  brokenAt: string | null
}

const batchSize = 1000

/** Recomputes the whole chain from the first event: any change, gap or reordering shows. */
export async function verifyAudit(): Promise<AuditVerdict> {
  let previousHash = firstHash
  let events = 0
  for (;;) {
    const batch = await db.auditEvent.findMany({
      where: { seq: { gt: BigInt(events) } },
      orderBy: { seq: 'asc' },
      take: batchSize,
    })
    for (const event of batch) {
      const { seq, at, actorId, actor, action, subjectType, subject, orgUnitId, details } = event
      const expected = hashEvent(previousHash, {
        seq: seq.toString(),
        at: at.toISOString(),
        actorId,
        actor,
        action,
        subjectType,
        subject,
        orgUnitId,
        details,
      })
      const follows =
        seq === BigInt(events + 1) && event.previousHash === previousHash && event.hash === expected
      if (!follows) return { ok: false, events, head: previousHash, brokenAt: seq.toString() }
      previousHash = event.hash
      events += 1
    }
    if (batch.length < batchSize) return { ok: true, events, head: previousHash, brokenAt: null }
  }
}
