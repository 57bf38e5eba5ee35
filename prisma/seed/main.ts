import type { Actor } from '@/lib/audit/record'
import { loadCatalogue } from '@/lib/catalogue/load-commands'
import { readCatalogueData } from '@/lib/catalogue/read-data'
import { DataFileError } from '@/lib/data-file'
import { db, disconnect } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { loadDemonstration } from './demonstration'
import { getScenario } from './scenarios'

const actor: Actor = { system: 'start' }

/** Loads the catalogue from the data files, and a demonstration where DEMO is on and nothing was reported yet. */
async function seed(): Promise<void> {
  const data = readCatalogueData()
  const { changed } = await loadCatalogue(actor, data)
  const rows = Object.values(changed).reduce((sum, count) => sum + count, 0)
  log.info({ changed }, rows > 0 ? 'catalogue loaded' : 'catalogue is up to date')
  const loaded = env.DEMO ? await loadDemonstration(actor, data, getScenario(env.DEMO_SCENARIO)) : null
  if (loaded) log.info(loaded, 'demonstration loaded')
  // The embedded database counts nothing by itself, and without counts its plans are guesses.
  if (rows > 0 || loaded) await db.$executeRaw`ANALYZE`
}

seed()
  .catch((error: unknown) => {
    if (error instanceof DataFileError) process.stderr.write(`${error.message}\n`)
    else log.error({ err: error }, 'loading failed')
    process.exitCode = 1
  })
  .finally(disconnect)
