import pg from 'pg'
import { applyMigrations } from '@/prisma/migrate/apply'
import { startEmbeddedDatabase } from '../embedded-db/supervisor'
import { runNode, StepError, step } from '../lib/steps.mjs'
import type { Settings } from './settings'

export type OpenDatabase = { url: string; kind: 'embedded' | 'postgresql'; stop: () => Promise<void> }

/** The database the settings ask for, answering. `onLost` hears when the embedded one is gone for good. */
export async function openDatabase(
  settings: Settings,
  onLost: (message: string) => void,
): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl === null) {
    const embedded = await step(`Opened the embedded database in ${dataDir}`, () =>
      startEmbeddedDatabase(dataDir, onLost),
    )
    return { url: embedded.url, kind: 'embedded', stop: embedded.stop }
  }
  await step('Reached PostgreSQL', () => reach(databaseUrl))
  return { url: databaseUrl, kind: 'postgresql', stop: async () => undefined }
}

/** Migrations, catalogue and, in an empty database with DEMO, the demonstration. */
export async function fillDatabase(url: string, settings: Settings): Promise<void> {
  await step('Brought the tables up to date', async () => {
    const applied = await applyMigrations(url)
    for (const name of applied) console.log(`    migration ${name}`)
  })
  await step(settings.demo ? 'Loaded the catalogue and the demonstration' : 'Loaded the catalogue', () =>
    runNode(['--import', 'tsx', 'prisma/seed/main.ts'], {
      env: {
        DATABASE_URL: url,
        DEMO: settings.demo ? '1' : '0',
        DEMO_SCENARIO: settings.scenario,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      },
    }),
  )
}

async function reach(url: string): Promise<void> {
  let reason = ''
  for (let attempt = 0; attempt < 20; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      reason = error instanceof Error ? error.message || error.name : String(error)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  throw new StepError(`The PostgreSQL of DATABASE_URL does not answer: ${reason}`)
}
