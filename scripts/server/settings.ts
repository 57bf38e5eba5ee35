import { resolve } from 'node:path'
import { env } from '@/lib/env'

export type Settings = {
  host: string
  port: number
  dataDir: string
  /** A PostgreSQL that somebody else runs; null: the embedded database of `dataDir`. */
  databaseUrl: string | null
  demo: boolean
  scenario: string
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

/**
 * What the environment asks for. DEMO unset means: only with the embedded database and only on loopback, so that
 * a server other people can reach never has accounts whose password is printed in the manual.
 */
export function readSettings(): Settings {
  const databaseUrl = process.env.DATABASE_URL?.trim() || null
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl,
    demo: process.env.DEMO?.trim() ? env.DEMO : databaseUrl === null && isLoopback(env.HOST),
    scenario: env.DEMO_SCENARIO,
  }
}
