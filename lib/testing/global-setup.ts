import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installDebianPackage } from '@/scripts/test/debian'
import { type PostgresServer, startPostgres } from './postgres-server'

/** Vitest's set-up of the project `db`: a work folder, and the PostgreSQL server when that engine is asked for. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-test-'))
  await chmod(folder, 0o755)
  process.env.TEST_WORK = folder
  const server = process.env.TEST_ENGINE === 'postgres' ? await findPostgres(folder) : undefined
  if (server) process.env.TEST_POSTGRES_URL = server.url('postgres')
  return async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function findPostgres(folder: string): Promise<PostgresServer> {
  try {
    return await startPostgres(folder)
  } catch (error) {
    if (!(await installDebianPackage('postgresql'))) throw error
    return startPostgres(folder)
  }
}
