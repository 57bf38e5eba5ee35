import { fork } from 'node:child_process'
import { join } from 'node:path'
import { root, StepError } from '../lib/steps.mjs'
import { isLoopback } from './settings'

export type NextServer = {
  /** Settles when the server ended by itself. */
  ended: Promise<string>
  stop: () => Promise<void>
}

/** Next's own words at its start; ours are the ones that people wait for. */
const banner = /^\s*(▲|✓ (Starting|Ready)|- (Local|Network|Environments|Experiments)|$)/u

/** Starts `next start` (or `next dev`) and waits until /api/health answers 200. */
export async function startNext(options: {
  dev: boolean
  host: string
  port: number
  env: Record<string, string>
}): Promise<NextServer> {
  const { dev, host, port } = options
  const child = fork(
    join(root, 'node_modules/next/dist/bin/next'),
    [dev ? 'dev' : 'start', '-p', String(port), '-H', host],
    {
      cwd: root,
      execArgv: ['--import', join(root, 'scripts/server/end-with-parent.mjs')],
      env: {
        ...process.env,
        ...options.env,
        NODE_ENV: dev ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  child.stdout?.setEncoding('utf8')
  child.stdout?.on('data', (text: string) => {
    const lines = text.split('\n').filter((line) => !banner.test(line))
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
  })
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(`The web server ended (${signal ?? `exit code ${code}`}).`)),
  )
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(impatience)
  }
  const early = await Promise.race([ended, waitForHealth(host, port)])
  if (early !== null) {
    await stop()
    throw new StepError(early)
  }
  return { ended, stop }
}

/** Null once the server answers; after two minutes, what it last said. */
async function waitForHealth(host: string, port: number): Promise<string | null> {
  const address = isLoopback(host) ? host : host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/api/health`
  const deadline = Date.now() + 120_000
  let last = 'no answer'
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(30_000) })
      if (response.status === 200) return null
      last = `${response.status} ${await response.text()}`
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return `The web server did not become healthy within two minutes: ${last.slice(0, 500)}`
}
