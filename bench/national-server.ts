import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { passwordMark } from '@/lib/access/session-queries'
import { startPostgres } from '@/lib/testing/postgres-server'
import { buildPages } from '@/scripts/server/build'
import { startNext } from '@/scripts/server/next-server'
import { claimPort } from '@/scripts/server/port'
import { seedNational } from './engine'

const host = '127.0.0.1'

export type NationalServer = {
  base: string
  client: pg.Client
  /** Makes a user with one grant; answers the value of the cookie of their open session. */
  openSession: (user: { email: string; role: string; orgUnitId: string }) => Promise<string>
}

export const sessionCookie = 'next-auth.session-token'

/** A production server on a PostgreSQL of its own that holds `values` made-up figures; all of it is gone afterwards. */
export async function withNationalServer<T>(
  { values, durable }: { values: number; durable: boolean },
  run: (server: NationalServer) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-bench-'))
  await chmod(folder, 0o755)
  await buildPages()
  const postgres = await startPostgres(folder, { durable })
  try {
    const url = await seedNational({ DATABASE_URL: postgres.url('postgres') }, values)
    return await serve(url, run)
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function serve<T>(url: string, run: (server: NationalServer) => Promise<T>): Promise<T> {
  const [port, secret] = [await claimPort(host, Number(process.env.PORT ?? 0)), randomUUID()]
  const base = `http://${host}:${port}`
  const own = { DATABASE_URL: url, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: base }
  const env = { ...own, DEMO: '0', LOG_LEVEL: 'warn', BENCH_PAGE: '1' }
  const next = await startNext({ dev: false, host, port, env })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const openSession: NationalServer['openSession'] = async ({ email, role, orgUnitId }) => {
      const [id, hash] = [randomUUID(), randomUUID()]
      await client.query(`INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, $2, $3)`, [
        id,
        email,
        hash,
      ])
      await client.query(`INSERT INTO access_grant (user_id, role, org_unit_id) VALUES ($1, $2::role, $3)`, [
        id,
        role,
        orgUnitId,
      ])
      return encode({ token: { sub: id, email, passwordMark: passwordMark(hash) }, secret })
    }
    return await run({ base, client, openSession })
  } finally {
    await client.end()
    await next.stop()
  }
}
