import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { Viewer } from './viewer'

/**
 * The viewer as the database has them now. Null for nobody, for a disabled user, and for a demonstration
 * account where DEMO is off: so a change of rights takes effect on the next request.
 */
export async function loadViewer(userId: string): Promise<Viewer | null> {
  if (!isUuid(userId)) return null
  const user = await db.user.findUnique({
    where: { id: userId },
    include: { grants: { include: { programmes: { include: { programme: { select: { code: true } } } } } } },
  })
  if (!user || user.disabledAt || (user.demo && !env.DEMO)) return null
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    language: user.language === 'en' ? 'en' : 'vi',
    grants: user.grants.map((grant) => ({
      role: grant.role,
      orgUnitId: grant.orgUnitId,
      programmeCodes: grant.programmes.map(({ programme }) => programme.code),
    })),
  }
}

/** The viewer a Bearer token stands for; null when unknown or revoked. */
export async function viewerOfToken(token: string): Promise<Viewer | null> {
  const sha256 = createHash('sha256').update(token, 'utf8').digest('hex')
  const found = await db.apiToken.findUnique({ where: { sha256 }, select: { userId: true, revokedAt: true } })
  return found && !found.revokedAt ? loadViewer(found.userId) : null
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
