import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { createSchemaEngine } from './engine'
import { type Migration, migrationsFolder, readMigrations } from './folder'

/** A migration that can't be applied, said in words for the person at the terminal. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** Any number, the same in every copy of this program: whoever holds it migrates. */
const lockKey = 7_390_523_811

/**
 * Applies the migrations that the database at `url` doesn't have yet.
 * Returns their names, oldest first; throws {@link MigrationError} naming the migration that failed, was edited after
 * it was applied, or is unknown here. Two servers that start at once take turns.
 */
export async function applyMigrations(url: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [lockKey])
    await refuseDivergence(guard, migrations)
    return await apply(url, folder, migrations)
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [lockKey])
    await guard.end()
  }
}

async function apply(url: string, folder: string, migrations: Migration[]): Promise<string[]> {
  const engine = await createSchemaEngine(url)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: await readFile(join(folder, 'migration_lock.toml'), 'utf8') },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } catch (error) {
    throw new MigrationError(error instanceof Error ? error.message : String(error), { cause: error })
  } finally {
    engine.free()
  }
}

type Recorded = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null }

/** What the database remembers must be what the folder says. */
async function refuseDivergence(client: pg.Client, migrations: Migration[]): Promise<void> {
  const { rows: tables } = await client.query("SELECT to_regclass('public._prisma_migrations') AS found")
  if (tables[0]?.found === null) return
  const { rows } = await client.query<Recorded>(
    'SELECT migration_name, checksum, finished_at, logs FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  )
  for (const recorded of rows) {
    const name = recorded.migration_name
    if (recorded.finished_at === null) {
      throw new MigrationError(
        `Migration ${name} failed earlier in this database and must be repaired by hand: ${recorded.logs ?? 'no message was kept'}`,
      )
    }
    const here = migrations.find((migration) => migration.name === name)
    if (!here) {
      throw new MigrationError(
        `The database has migration ${name}, which this version of the program doesn't know. Start the newer version.`,
      )
    }
    if (here.sha256 !== recorded.checksum) {
      throw new MigrationError(
        `Migration ${name} was edited after it had been applied. Restore its file and write a new migration instead.`,
      )
    }
  }
}
