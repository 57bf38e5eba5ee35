// The tables of DESIGN's budgets.
//   npm run bench                  engine on PostgreSQL and on the embedded database, saving under load, size of scripts
//   npm run bench -- engine        only the engine; BENCH_VALUES=20000,2000000 sets the sizes
//   npm run bench -- entry         only officers saving (eleven minutes; LOAD_SECONDS, LOAD_SURGE_SECONDS, LOAD_RATE)
//   npm run bench -- pages         only pages as a phone gets them, requests a second, Lighthouse
//   npm run bench -- files         only files: PNG, a workbook of 10,000 rows
//   npm run bench -- scripts       only the scripts; BASE=http://… measures a server that runs
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchEngine, seedNational } from './engine'

const [what, ...details] = process.argv.slice(2)
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
      measure(url, values, 'postgresql')
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
    measure(database.url, values, 'embedded')
  } finally {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a process of its own: what one database answered must not be remembered for the next. */
function measure(url: string, values: number, kind: string): void {
  const words = ['--import', 'tsx', 'bench/main.ts', 'measure', url, String(values), kind]
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

if (what === 'measure') {
  const [url = '', values, kind] = details
  await benchEngine(url, Number(values), { canCopy: kind === 'postgresql' })
} else {
  if (what === undefined || what === 'engine') {
    await onPostgres()
    await onEmbedded()
  }
  if (what === undefined || what === 'entry') {
    const { benchEntry } = await import('./entry-load')
    if (!(await benchEntry())) process.exitCode = 1
  }
  if (what === undefined || what === 'pages') {
    const { benchPages } = await import('./pages')
    if (!(await benchPages())) process.exitCode = 1
  }
  if (what === undefined || what === 'files') {
    const { benchFiles } = await import('./files')
    if (!(await benchFiles())) process.exitCode = 1
  }
  if (what === undefined || what === 'scripts') await import('./script-size')
}
