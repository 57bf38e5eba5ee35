import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import packageJson from '@/package.json'

const { version } = packageJson

export type Health =
  | {
      status: 'ok'
      version: string
      database: 'embedded' | 'postgresql'
      /** Name of the newest applied migration. */
      migrations: string
      dataVersion: number
    }
  | { status: 'unavailable'; version: string }

/** Whether the server can do its work: one read of the database. Never throws. */
export async function readHealth(): Promise<Health> {
  try {
    const [row] = await db.$queryRaw<{ migration: string; version: bigint }[]>`
      SELECT version, (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migration
      FROM data_version`
    if (!row) throw new Error('The data version is missing')
    const { migration, version: dataVersion } = row
    return {
      status: 'ok',
      version,
      database: env.DATABASE_KIND,
      migrations: migration,
      dataVersion: Number(dataVersion),
    }
  } catch (error) {
    log.error({ err: error }, 'health')
    return { status: 'unavailable', version }
  }
}
