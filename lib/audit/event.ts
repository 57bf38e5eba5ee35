import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** The part of an audit event that its hash covers. `at` is UTC, ISO 8601, milliseconds. */
export type HashedEvent = {
  seq: string
  at: string
  actorId: string | null
  actor: string
  action: string
  subjectType: string
  subject: string
  orgUnitId: string | null
  details: unknown
}

/** What stands before the first event. */
export const firstHash = '0'.repeat(64)

/** SHA-256(previous hash ‖ canonical JSON of the event, RFC 8785), hexadecimal. */
export function hashEvent(previousHash: string, event: HashedEvent): string {
  const canonical = canonicalize(event)
  if (canonical === undefined) throw new Error('An audit event must be JSON')
  return createHash('sha256').update(previousHash, 'utf8').update(canonical, 'utf8').digest('hex')
}
