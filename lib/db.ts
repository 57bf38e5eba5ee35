import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { log } from '@/lib/log'

/** What a command's functions take when they run inside one transaction. */
export type Tx = Prisma.TransactionClient

/** Lets `next dev` reload this file without opening a new pool each time. */
const kept = globalThis as typeof globalThis & { songHanhDb?: { url: string; client: PrismaClient } }

function createClient(url: string): PrismaClient {
  const adapter = new PrismaPg(
    // No statement names: the embedded server gives all clients one session, where names collide.
    { connectionString: url, max: env.DATABASE_POOL, allowExitOnIdle: true, connectionTimeoutMillis: 10_000 },
    {
      onPoolError: (error) => log.error({ err: error }, 'database pool'),
      onConnectionError: (error) => log.error({ err: error }, 'database connection'),
    },
  )
  // The embedded server runs transactions one after the other, so a short queue is normal.
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } })
}

function client(): PrismaClient {
  const url = env.DATABASE_URL
  if (kept.songHanhDb?.url !== url) {
    void kept.songHanhDb?.client.$disconnect()
    kept.songHanhDb = { url, client: createClient(url) }
  }
  return kept.songHanhDb.client
}

/**
 * The database. Connects on first use, to DATABASE_URL.
 * Inside `db.$transaction(async (tx) => …)` use only `tx`: the embedded server answers nobody else meanwhile.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    const owner = client()
    const value: unknown = Reflect.get(owner, property, owner)
    return typeof value === 'function' ? value.bind(owner) : value
  },
})

/** Closes the pool, if one was opened: for scripts and tests. */
export async function disconnect(): Promise<void> {
  const open = kept.songHanhDb
  kept.songHanhDb = undefined
  await open?.client.$disconnect()
}
