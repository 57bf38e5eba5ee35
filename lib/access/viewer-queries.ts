import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Viewer, ViewerGrant } from './viewer'

type Found = { viewer: Viewer; passwordHash: string }

/**
 * The viewer as the database has them now. Null for nobody, for a disabled user, and for a demonstration
 * account where DEMO is off: so a change of rights takes effect on the next request.
 */
export async function loadViewer(userId: string): Promise<Viewer | null> {
  return (await findViewerAndHash(userId))?.viewer ?? null
}

/** As {@link loadViewer}, with the hash that a session's mark is compared with. */
export async function findViewerAndHash(userId: string): Promise<Found | null> {
  return isUuid(userId) ? readViewer(Prisma.sql`u.id = ${userId}::uuid`) : null
}

/** The viewer a Bearer token stands for; null when unknown or revoked. */
export async function viewerOfToken(token: string): Promise<Viewer | null> {
  const sha256 = createHash('sha256').update(token, 'utf8').digest('hex')
  const found = await readViewer(
    Prisma.sql`u.id = (SELECT user_id FROM api_token WHERE sha256 = ${sha256} AND revoked_at IS NULL)`,
  )
  return found?.viewer ?? null
}

type Row = Omit<Viewer, 'language' | 'grants'> & {
  language: string
  demo: boolean
  passwordHash: string
  grants: ViewerGrant[]
}

/** One statement: it stands before every other of every request. */
async function readViewer(which: Prisma.Sql): Promise<Found | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT u.id::text AS "userId", u.email, u.name, u.language, u.demo, u.password_hash AS "passwordHash", (
      SELECT coalesce(json_agg(json_build_object('role', g.role, 'orgUnitId', g.org_unit_id, 'programmeCodes', (
        SELECT coalesce(json_agg(p.code ORDER BY p.id), '[]') FROM access_grant_programme gp
        JOIN programme p ON p.id = gp.programme_id WHERE gp.grant_id = g.id)) ORDER BY g.id), '[]')
      FROM access_grant g WHERE g.user_id = u.id) AS grants
    FROM app_user u WHERE ${which} AND u.disabled_at IS NULL`
  if (!row || (row.demo && !env.DEMO)) return null
  const { passwordHash, demo: _demo, language, ...viewer } = row
  return { viewer: { ...viewer, language: language === 'en' ? 'en' : 'vi' }, passwordHash }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
