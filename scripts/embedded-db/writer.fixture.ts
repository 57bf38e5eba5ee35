// For embedded-db.db.test.ts: a server that writes without pause and says which rows the database acknowledged.
import pg from 'pg'
import { startEmbeddedDatabase } from './supervisor'

const { url, pid } = await startEmbeddedDatabase(process.argv[2] ?? '', (message) => {
  throw new Error(message)
})
const pool = new pg.Pool({ connectionString: url, max: 3 })
await pool.query('CREATE TABLE IF NOT EXISTS written (id int PRIMARY KEY, text text)')
console.log(`child ${pid()}`)
let next = 0
await Promise.all(
  [1, 2, 3].map(async () => {
    for (;;) {
      const id = ++next
      await pool.query('INSERT INTO written VALUES ($1, $2)', [id, 'x'.repeat(500)])
      process.stdout.write(`${id}\n`)
    }
  }),
)
