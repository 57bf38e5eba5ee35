import { resolve } from 'node:path'
import pg from 'pg'
import { fillNational } from '@/bench/national'
import { env } from '@/lib/env'
import { CommandError, required, type Verb } from './verb'

const databaseName = 'songhanh_bench'

export const benchSeed: Verb = {
  name: 'bench seed',
  usage: 'bench seed --values N [--json]',
  options: { values: { type: 'string' } },
  async prepare(values) {
    const wanted = Number(required(values, 'values'))
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 20_000_000) {
      throw new CommandError('bad-number', '--values is a whole number from 1 to 20,000,000.', {
        field: 'values',
        isUsage: true,
      })
    }
    await openOwnDatabase()
    return async () => {
      const client = new pg.Client({ connectionString: env.DATABASE_URL })
      await client.connect()
      try {
        const { rowCount } = await client.query('SELECT 1 FROM data_value LIMIT 1')
        if (rowCount) {
          throw new CommandError(
            'not-empty',
            'This database holds figures already: bench data needs its own.',
          )
        }
        const set = await fillNational(client, wanted, (words) => console.error(`  ${words}`))
        const json = { ...set, database: process.env.DATABASE_URL }
        const text = `${set.values} figures of ${set.communes} communes in ${set.submissions} reports: DATABASE_URL=${json.database}`
        return { json, text }
      } finally {
        await client.end()
      }
    }
  },
}

/** Never the database people work in: a new one beside it on the same server, or a folder of its own when embedded. */
async function openOwnDatabase(): Promise<void> {
  const address = process.env.DATABASE_URL?.trim()
  if (!address) {
    process.env.DATA_DIR = `${resolve(env.DATA_DIR)}-bench`
    return
  }
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(`DROP DATABASE IF EXISTS ${databaseName}`)
    await client.query(`CREATE DATABASE ${databaseName}`)
  } finally {
    await client.end()
  }
  const own = new URL(address)
  own.pathname = `/${databaseName}`
  process.env.DATABASE_URL = own.href
}
