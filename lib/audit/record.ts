import type { Tx } from '@/lib/db'
import { firstHash, hashEvent } from './event'

/** Who did it: a person, or the system's own hand. */
export type Actor = { userId: string; email: string } | { system: 'cli' | 'start' | 'sign-in' }

export type AuditEntry = {
  /** `submission.approve`, `session.sign-in`, `chart.download` … */
  action: string
  subjectType: string
  subject: string
  orgUnitId?: string | null
  /** JSON only: what changed, from and to. Never a password, token or session. */
  details?: Record<string, unknown>
}

/** Any number: the lock that makes events follow each other without gaps. */
const chainLock = 7_201_855

/**
 * Appends one event to the hash chain inside the caller's transaction: both commit or neither does.
 * Chain writers wait for each other until they commit, so call it last.
 */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${chainLock}::bigint)`
  const last = await tx.auditEvent.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } })
  const seq = (last?.seq ?? 0n) + 1n
  const at = new Date()
  const previousHash = last?.hash ?? firstHash
  const event = {
    actorId: 'userId' in actor ? actor.userId : null,
    actor: 'userId' in actor ? actor.email : `system:${actor.system}`,
    action: entry.action,
    subjectType: entry.subjectType,
    subject: entry.subject,
    orgUnitId: entry.orgUnitId ?? null,
    details: JSON.parse(JSON.stringify(entry.details ?? {})),
  }
  const hash = hashEvent(previousHash, { ...event, seq: seq.toString(), at: at.toISOString() })
  await tx.auditEvent.create({ data: { ...event, seq, at, previousHash, hash } })
}
