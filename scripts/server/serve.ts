import { demoAccounts, demoPassword } from '@/lib/access/demo-accounts'
import { seconds, step } from '../lib/steps.mjs'
import { buildPages, buildWorkers } from './build'
import { fillDatabase, type OpenDatabase, openDatabase } from './database'
import { type NextServer, startNext } from './next-server'
import { claimPort } from './port'
import { readSessionSecret } from './session-secret'
import { isLoopback, readSettings, type Settings } from './settings'

/** From settings to a server that answers; returns when it was told to stop, and ends the process. */
export async function serve({ dev }: { dev: boolean }): Promise<void> {
  const started = performance.now()
  const settings = readSettings()
  const port = await claimPort(settings.host, settings.port)
  let database: OpenDatabase | undefined
  let next: NextServer | undefined
  let ended: Promise<string>

  let stopping = false
  const stop = async (exitCode: number, message?: string) => {
    if (stopping) return
    stopping = true
    if (message) console.error(message)
    await next?.stop()
    await database?.stop()
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  stopWithNpm(() => void stop(0))

  try {
    database = await openDatabase(settings, (message) => void stop(1, message))
    const { url, kind } = database
    const prepared = await Promise.allSettled([
      fillDatabase(url, settings),
      buildWorkers().then(() => (dev ? undefined : buildPages())),
    ])
    for (const outcome of prepared) if (outcome.status === 'rejected') throw outcome.reason
    const secret = await readSessionSecret(url)
    next = await step('Started the web server', () =>
      startNext({ dev, host: settings.host, port, env: serverEnv(settings, port, url, kind, secret) }),
    )
    ended = next.ended
  } catch (error) {
    await database?.stop()
    throw error
  }
  announce(settings, port, seconds(started))
  await stop(1, await ended)
}

/** Killing npm outright tells us nothing: the number of our parent does. */
function stopWithNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 1_000).unref()
}

function publicUrl({ host }: Settings, port: number): string {
  return `http://${isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
}

function serverEnv(
  settings: Settings,
  port: number,
  url: string,
  kind: OpenDatabase['kind'],
  secret: string,
): Record<string, string> {
  return {
    DATABASE_URL: url,
    DATABASE_KIND: kind,
    DATA_DIR: settings.dataDir,
    DEMO: settings.demo ? '1' : '0',
    DEMO_SCENARIO: settings.scenario,
    HOST: settings.host,
    PORT: String(port),
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? publicUrl(settings, port),
  }
}

function announce(settings: Settings, port: number, took: string): void {
  if (settings.demo) {
    const accounts = demoAccounts.filter((account) => account.main)
    const width = Math.max(...accounts.map((account) => account.email.length))
    console.log(
      `\nTài khoản minh hoạ, mật khẩu ${demoPassword} · Demonstration accounts, password ${demoPassword}`,
    )
    for (const { email, purposeVi } of accounts) console.log(`  ${email.padEnd(width)}  ${purposeVi}`)
  }
  console.log(`\nReady ${publicUrl(settings, port)} (${took})`)
}
