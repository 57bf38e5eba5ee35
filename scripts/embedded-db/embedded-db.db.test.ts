import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { findHolder } from './lock'
import { processIdentity } from './process-identity'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './supervisor'

const failTest = (message: string) => {
  throw new Error(message)
}

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('one running embedded database', () => {
  let folder: string
  let database: EmbeddedDatabase

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'songhanh-data-'))
    database = await startEmbeddedDatabase(folder, failTest)
  }, 240_000)
  afterAll(async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('clients that ask at the same moment each get their own answer', async () => {
    const clients = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => {
        const client = new pg.Client({ connectionString: database.url })
        await client.connect()
        return client
      }),
    )
    const mistaken = await Promise.all(
      clients.map(async (client, who) => {
        let count = 0
        for (let round = 0; round < 20; round++) {
          // Long enough to arrive in several pieces, between which another client could speak.
          const columns = Array.from(
            { length: who + 1 },
            (_none, column) => `$${column + 1}::text AS c${column}`,
          )
          const values = columns.map((_text, column) => `${who} ${round} ${column} `.repeat(20_000))
          const { rows } = await client.query(`SELECT ${columns}`, values)
          if (Object.values(rows[0]).join() !== values.join()) count++
        }
        return count
      }),
    )
    expect(mistaken).toEqual([0, 0, 0, 0, 0])
    await Promise.all(clients.map((client) => client.end()))
  })

  test('a transaction is alone, and a client that drops in the middle of one is rolled back', async () => {
    await ask(database.url, 'CREATE TABLE counted (n int)')
    const first = new pg.Client({ connectionString: database.url })
    first.on('error', () => undefined)
    await first.connect()
    await first.query('BEGIN')
    await first.query('INSERT INTO counted VALUES (1)')
    const seen = ask(database.url, 'SELECT count(*)::int AS n FROM counted')
    const early = await Promise.race([
      seen,
      new Promise((resolve) => setTimeout(resolve, 300, 'still waiting')),
    ])
    expect(early).toBe('still waiting')
    // The connection goes without a word, as when a process dies.
    ;(first as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    expect(await seen).toEqual([{ n: 0 }])
  })

  test('an error inside a transaction is the client’s own', async () => {
    const first = new pg.Client({ connectionString: database.url })
    await first.connect()
    await first.query('BEGIN')
    await expect(first.query('SELECT $1::int', ['x'])).rejects.toThrow(/invalid input syntax/)
    await first.query('ROLLBACK')
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await first.end()
  })

  test('a second start in the same folder says which folder and which process, in both languages', async () => {
    await expect(startEmbeddedDatabase(folder, failTest)).rejects.toThrow(
      new RegExp(
        `Thư mục dữ liệu ${folder} .*tiến trình ${process.pid}[\\s\\S]*data folder ${folder} .*process ${process.pid}`,
      ),
    )
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('only its owner may enter the folder of the socket', async () => {
    const holder = await findHolder(folder)
    const { mode } = await stat(holder?.socketFolder ?? '')
    expect((mode & 0o777).toString(8)).toBe('700')
    expect(Buffer.byteLength(`${holder?.socketFolder}/.s.PGSQL.5432`)).toBeLessThan(100)
  })
})

test('when the database process is killed it is started again with everything acknowledged', async () => {
  const folder = await temporaryFolder()
  const database = await startEmbeddedDatabase(folder, failTest)
  onTestFinished(() => database.stop())
  await ask(database.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (222)')
  process.kill(database.pid() ?? 0, 'SIGKILL')
  await expect
    .poll(() => ask(database.url, 'SELECT n FROM kept').catch(String), { timeout: 120_000 })
    .toEqual([{ n: 222 }])
}, 240_000)

test('a lock that a dead process left is taken over, even when its number is in use again', async () => {
  const folder = await temporaryFolder()
  const dead = {
    pid: 1,
    identity: 'another boot:1',
    ownerPid: 1,
    ownerIdentity: 'another boot:1',
    socketFolder: join(folder, 'x'),
  }
  await writeFile(join(folder, 'embedded.lock'), JSON.stringify(dead))
  const database = await startEmbeddedDatabase(folder, failTest)
  expect((await findHolder(folder))?.ownerPid).toBe(process.pid)
  await database.stop()
  expect(await findHolder(folder)).toBeNull()
}, 240_000)

test('a first start that was cut off is simply begun again', async () => {
  const folder = await temporaryFolder()
  // What a kill in the middle of making the first database leaves.
  await mkdir(join(folder, 'db', 'base'), { recursive: true })
  await writeFile(join(folder, 'db', 'PG_VERSION'), '18\n')
  await writeFile(join(folder, 'db.beginning'), '')
  const database = await startEmbeddedDatabase(folder, failTest)
  expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.stop()
  expect((await readdir(folder)).sort()).toEqual(['db'])
}, 240_000)

test('stopping while a crash is being repaired leaves nothing running', async () => {
  const folder = await temporaryFolder()
  const database = await startEmbeddedDatabase(folder, failTest)
  const first = database.pid() ?? 0
  process.kill(first, 'SIGKILL')
  await expect.poll(() => processIdentity(first)).toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 100))
  await database.stop()
  expect(await findHolder(folder)).toBeNull()
}, 240_000)

describe('kill -9 in the middle of writing', () => {
  const startWriter = (folder: string) => {
    const writer = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'writer.fixture.ts'), folder],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    return { writer, lines: createInterface({ input: writer.stdout }) }
  }
  const killAll = (writer: ChildProcess) => process.kill(-(writer.pid ?? 0), 'SIGKILL')

  async function writeUntilKilled(
    folder: string,
    rows: number,
    kill: (writer: ChildProcess) => void,
  ): Promise<number[]> {
    const { writer, lines } = startWriter(folder)
    const acknowledged: number[] = []
    for await (const line of lines) {
      if (/^\d+$/.test(line)) acknowledged.push(Number(line))
      if (acknowledged.length === rows) kill(writer)
    }
    return acknowledged
  }

  test.each([
    ['of everything', killAll],
    ['of the server only, its database still closing', (writer: ChildProcess) => writer.kill('SIGKILL')],
  ])(
    '%s: the next start has every acknowledged row',
    async (_what, kill) => {
      const folder = await temporaryFolder()
      for (const rows of [50, 400]) {
        const acknowledged = await writeUntilKilled(folder, rows, kill)
        const database = await startEmbeddedDatabase(folder, failTest)
        const found = await ask(database.url, 'SELECT id FROM written')
        const missing = acknowledged.filter((id) => !found.some((row) => row.id === id))
        await ask(database.url, 'DROP TABLE written')
        await database.stop()
        expect(acknowledged.length).toBeGreaterThanOrEqual(rows)
        expect(missing).toEqual([])
      }
    },
    240_000,
  )
})
