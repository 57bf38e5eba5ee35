import { afterAll, beforeAll } from 'vitest'
import { disconnect } from '@/lib/db'
import { createTestDatabase, type Seed, type TestDatabase } from './templates'

/**
 * Gives this test file a fresh, migrated database and points `@/lib/db` at it; call it once at the top of the file.
 * The engine is TEST_ENGINE: `pglite` (default) or `postgres`.
 */
export function useTestDatabase({ seed }: { seed: Seed }): void {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase(seed)
    process.env.DATABASE_URL = database.url
  }, 300_000)
  afterAll(async () => {
    await disconnect()
    await database?.drop()
  }, 60_000)
}
