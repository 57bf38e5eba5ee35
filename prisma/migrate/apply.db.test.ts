import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'
import { applyMigrations } from './apply'
import { migrationsFolder, readMigrations } from './folder'

useTestDatabase({ seed: 'none' })

let client: pg.Client
let folder: string

beforeEach(async () => {
  client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  folder = await mkdtemp(join(tmpdir(), 'songhanh-migrations-'))
  await cp(migrationsFolder, folder, { recursive: true })
})

afterEach(async () => {
  await client.end()
  await rm(folder, { recursive: true })
})

async function addMigration(name: string, sql: string) {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

// The embedded server gives all its clients one session, so this lock can't part them; the data folder's lock does.
if (process.env.TEST_ENGINE === 'postgres') {
  test('two starts at once apply each migration once', async () => {
    await addMigration('29990101000000_table', 'CREATE TABLE only_once (id int)')
    const starts = [1, 2].map(() => applyMigrations(env.DATABASE_URL, folder))
    expect((await Promise.all(starts)).flat()).toEqual(['29990101000000_table'])
    await client.query('DROP TABLE only_once')
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_table'")
  })
}

describe('migrations', () => {
  test('a second run applies nothing', async () => {
    expect(await applyMigrations(env.DATABASE_URL)).toEqual([])
  })

  test('a migration edited after it was applied is refused by name', async () => {
    const [first] = await readMigrations(folder)
    await addMigration(first?.name ?? '', `${first?.sql}\n-- edited`)
    await expect(applyMigrations(env.DATABASE_URL, folder)).rejects.toThrow(/_first was edited/)
  })

  test('a database from a newer version is refused by name', async () => {
    await rm(join(folder, '20261122000001_guards'), { recursive: true })
    await expect(applyMigrations(env.DATABASE_URL, folder)).rejects.toThrow(
      /20261122000001_guards.*doesn't know/,
    )
  })

  test('a migration that fails is named, leaves nothing half done, and is tried again once it is mended', async () => {
    await addMigration('29990101000001_broken', 'CREATE TABLE half_done (id int); SELECT no_such_column')
    await expect(applyMigrations(env.DATABASE_URL, folder)).rejects.toThrow(
      /29990101000001_broken failed and was undone: column "no_such_column" does not exist/,
    )
    const { rows } = await client.query("SELECT to_regclass('half_done') AS found")
    expect(rows).toEqual([{ found: null }])
    await addMigration('29990101000001_broken', 'CREATE TABLE half_done (id int)')
    expect(await applyMigrations(env.DATABASE_URL, folder)).toEqual(['29990101000001_broken'])
  })

  test.each([
    ['after its script is taken as applied', 1, []],
    ['before its script is applied again', 0, ['29990101000002_cut']],
  ])('a migration cut off by a crash %s', async (_when, steps, applied) => {
    await addMigration('29990101000002_cut', 'CREATE TABLE IF NOT EXISTS cut_off (id int)')
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '2999%'")
    await applyMigrations(env.DATABASE_URL, folder)
    await client.query(
      "UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = $1 WHERE migration_name = '29990101000002_cut'",
      [steps],
    )
    expect(await applyMigrations(env.DATABASE_URL, folder)).toEqual(applied)
  })
})
