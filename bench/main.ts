// The tables of DESIGN's budgets.
//   npm run bench                  engine on PostgreSQL and on the embedded database, then size of scripts
//   npm run bench -- engine        only the engine; BENCH_VALUES=20000,2000000 sets the sizes
//   npm run bench -- scripts       only the scripts; BASE=http://… measures a server that runs
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchEngine, seedNational } from './engine'

const wanted = process.argv.slice(2)
const sizes = (process.env.BENCH_VALUES ?? '20000,200000,2000000').split(',').map(Number)

async function onPostgres(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-bench-'))
  await chmod(folder, 0o755)
  const { startPostgres } = await import('@/lib/testing/postgres-server')
  const server = await startPostgres(folder)
  try {
    console.log('PostgreSQL')
    for (const values of sizes) {
      const url = await seedNational({ DATABASE_URL: server.url('postgres') }, values)
      await benchEngine(url, values)
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The embedded database, at the smallest size: it is for one office, not for the country. */
async function onEmbedded(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-bench-'))
  const dataDir = join(folder, 'data')
  const values = Math.min(...sizes)
  await seedNational({ DATABASE_URL: '', DATA_DIR: dataDir }, values)
  const { startEmbeddedDatabase } = await import('@/scripts/embedded-db/supervisor')
  const database = await startEmbeddedDatabase(`${dataDir}-bench`, (message) => {
    throw new Error(message)
  })
  try {
    console.log('\nEmbedded (PGlite)')
    await benchEngine(database.url, values)
  } finally {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

if (wanted.length === 0 || wanted.includes('engine')) {
  await onPostgres()
  await onEmbedded()
}
if (wanted.length === 0 || wanted.includes('scripts')) await import('./script-size')
