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
    if (await hasHistory(guard)) {
      await settleInterrupted(guard)
      await refuseDivergence(guard, migrations)
    }
    return await apply(url, folder, migrations)
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [lockKey])
    await guard.end()
  }
}

async function apply(url: string, folder: string, migrations: Migration[]): Promise<string[]> {
  const { engine, scriptError, close } = await createSchemaEngine(url)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: {
          path: 'migration_lock.toml',
          content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
        },
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
    const text = String(error)
    const name = migrations.find((migration) => text.includes(`"${migration.name}"`))?.name
    if (!name) throw error
    // The script went as one statement list, so the server undid all of it: the next start may simply try again.
    await engine.markMigrationRolledBack({ migrationName: name })
    const reason = scriptError() ?? error
    throw new MigrationError(
      `Migration ${name} failed and was undone: ${reason instanceof Error ? reason.message : reason}`,
      {
        cause: reason,
      },
    )
  } finally {
    await close()
  }
}

async function hasHistory(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("SELECT to_regclass('public._prisma_migrations') AS found")
  return rows[0]?.found !== null
}

/** A crash between a script and its record: the count of steps went with the script (see engine.ts) and tells. */
async function settleInterrupted(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE public._prisma_migrations
     SET finished_at = CASE WHEN applied_steps_count > 0 THEN now() END,
         rolled_back_at = CASE WHEN applied_steps_count = 0 THEN now() END
     WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  )
}

/** What the database remembers must be what the folder says. */
async function refuseDivergence(client: pg.Client, migrations: Migration[]): Promise<void> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM public._prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  for (const { name, checksum } of rows) {
    const here = migrations.find((migration) => migration.name === name)
    if (!here) {
      throw new MigrationError(
        `The database has migration ${name}, which this version of the program doesn't know. Start the newer version.`,
      )
    }
    if (here.sha256 !== checksum) {
      throw new MigrationError(
        `Migration ${name} was edited after it had been applied. Restore its file and write a new migration instead.`,
      )
    }
  }
}
