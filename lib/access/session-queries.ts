import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import type { Viewer } from './viewer'
import { loadViewer } from './viewer-queries'

/** What a session carries to end with the password it was opened with. Not enough to guess the hash from. */
export function passwordMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash, 'utf8').digest('base64url').slice(0, 16)
}

/** The viewer of a session as the database has them now; null when disabled or the password has changed since. */
export async function viewerOfSession(session: {
  userId: string
  passwordMark: string
}): Promise<Viewer | null> {
  const viewer = await loadViewer(session.userId)
  if (!viewer) return null
  const user = await db.user.findUnique({ where: { id: viewer.userId }, select: { passwordHash: true } })
  return user && passwordMark(user.passwordHash) === session.passwordMark ? viewer : null
}
