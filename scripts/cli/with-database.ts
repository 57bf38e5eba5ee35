import { resolve } from 'node:path'
import pg from 'pg'
import { env } from '@/lib/env'
import { applyMigrations } from '@/prisma/migrate/apply'
import { findHolder } from '../embedded-db/lock'
import { socketUrl } from '../embedded-db/socket-server'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../embedded-db/supervisor'
import { runNode } from '../lib/steps.mjs'

/**
 * Runs `work` with DATABASE_URL set: as given, else the running server's embedded database, else that database opened
 * for the time of the command. An empty database first gets its tables and the catalogue, never a demonstration.
 */
export async function withDatabase<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const dataDir = resolve(env.DATA_DIR)
  let opened: EmbeddedDatabase | undefined
  if (!process.env.DATABASE_URL?.trim()) {
    const holder = await findHolder(dataDir)
    if (holder) {
      process.env.DATABASE_URL = socketUrl(holder.socketFolder)
    } else {
      opened = await startEmbeddedDatabase(dataDir, (message) => {
        console.error(message)
        process.exit(1)
      })
      process.env.DATABASE_URL = opened.url
    }
  }
  const { disconnect } = await import('@/lib/db')
  try {
    await fillEmpty(env.DATABASE_URL)
    return await work()
  } finally {
    await disconnect()
    await opened?.stop()
  }
}

async function fillEmpty(url: string): Promise<void> {
  if (await hasCatalogue(url)) return
  await applyMigrations(url)
  await runNode(['--import', 'tsx', 'prisma/seed/main.ts'], {
    env: { DATABASE_URL: url, DEMO: '0', LOG_LEVEL: 'warn' },
  })
}

async function hasCatalogue(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query("SELECT to_regclass('public.org_unit') AS found")
    if (tables[0]?.found === null) return false
    return (await client.query('SELECT 1 FROM org_unit LIMIT 1')).rowCount === 1
  } finally {
    await client.end()
  }
}
