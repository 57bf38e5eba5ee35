import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { applyMigrations } from '@/prisma/migrate/apply'
import { servePglite, socketName, socketUrl } from '@/scripts/embedded-db/socket-server'

/** What a test database holds: only the tables, the catalogue too, or the default demonstration as well. */
export type Seed = 'none' | 'catalogue' | 'demo'

export type TestDatabase = { url: string; drop: () => Promise<void> }

const root = join(import.meta.dirname, '..', '..')

/** A fresh database with that content on the engine of this run (TEST_ENGINE), copied from a template made once. */
export async function createTestDatabase(seed: Seed): Promise<TestDatabase> {
  return process.env.TEST_ENGINE === 'postgres' ? clonePostgres(seed) : clonePglite(seed)
}

async function fill(url: string, seed: Seed): Promise<void> {
  await applyMigrations(url)
  if (seed === 'none') return
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'prisma/seed/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: url,
      DEMO: seed === 'demo' ? '1' : '0',
      DEMO_SCENARIO: 'default',
      LOG_LEVEL: 'warn',
    },
    maxBuffer: 16 * 1024 * 1024,
  })
}

// ---- PGlite in this process

async function openPglite(loadDataDir?: Blob): Promise<TestDatabase & { pglite: PGlite }> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-'))
  const pglite = await PGlite.create('memory://', { loadDataDir })
  const server = await servePglite(pglite, join(folder, socketName))
  const drop = async () => {
    await server.close()
    await pglite.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: socketUrl(folder), drop, pglite }
}

async function clonePglite(seed: Seed): Promise<TestDatabase> {
  const file = join(workFolder(), `${seed}.tar`)
  await once(seed, file, async () => {
    const template = await openPglite()
    await fill(template.url, seed)
    const dump = await template.pglite.dumpDataDir('none')
    await writeFile(`${file}.part`, Buffer.from(await dump.arrayBuffer()))
    await rename(`${file}.part`, file)
    await template.drop()
  })
  return openPglite(new Blob([await readFile(file)]))
}

// ---- PostgreSQL: `create database … template`

async function clonePostgres(seed: Seed): Promise<TestDatabase> {
  const template = `template_${seed}`
  const mark = join(workFolder(), `${template}.ready`)
  await once(template, mark, async () => {
    await admin(`CREATE DATABASE ${template}`)
    await fill(databaseUrl(template), seed)
    await writeFile(mark, '')
  })
  const name = `test_${process.pid}_${Date.now()}_${Math.random().toString(36).slice(2, 8)}`
  await once(`${template}.copy`, null, () => admin(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return { url: databaseUrl(name), drop: () => admin(`DROP DATABASE ${name} WITH (FORCE)`) }
}

function databaseUrl(database: string): string {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('TEST_POSTGRES_URL is set by lib/testing/global-setup.ts')
  return url.replace('/postgres?', `/${database}?`)
}

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl('postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

// ---- several test processes share the templates

function workFolder(): string {
  const folder = process.env.TEST_WORK
  if (!folder) throw new Error('TEST_WORK is set by lib/testing/global-setup.ts')
  return folder
}

/** Runs `make` in one process at a time, and not at all once `file` exists. */
async function once(name: string, file: string | null, make: () => Promise<void>): Promise<void> {
  const gate = join(workFolder(), `${name}.gate`)
  for (;;) {
    if (file && existsSync(file)) return
    const entered = await mkdir(gate).then(
      () => true,
      () => false,
    )
    if (!entered) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    try {
      if (!file || !existsSync(file)) await make()
      return
    } finally {
      await rmdir(gate)
    }
  }
}
