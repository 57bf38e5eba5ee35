import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Migration = { name: string; sql: string; sha256: string }

/** prisma/migrations of this checkout. */
export const migrationsFolder = join(import.meta.dirname, '..', 'migrations')

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The schema as the newest migration that keeps one left it, or null before the first. */
export async function readLastSchema(folder = migrationsFolder): Promise<string | null> {
  for (const { name } of (await readMigrations(folder)).reverse()) {
    const file = join(folder, name, 'schema.prisma')
    if (existsSync(file)) return readFile(file, 'utf8')
  }
  return null
}
