import { createHash } from 'node:crypto'
import type { Viewer } from './viewer'
import { findViewerAndHash } from './viewer-queries'

/** What a session carries to end with the password it was opened with. Not enough to guess the hash from. */
export function passwordMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash, 'utf8').digest('base64url').slice(0, 16)
}

/** The viewer of a session as the database has them now; null when disabled or the password has changed since. */
export async function viewerOfSession(session: {
  userId: string
  passwordMark: string
}): Promise<Viewer | null> {
  const found = await findViewerAndHash(session.userId)
  return found && passwordMark(found.passwordHash) === session.passwordMark ? found.viewer : null
}
