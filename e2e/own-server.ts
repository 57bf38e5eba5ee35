import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A production server of a journey's own, with a database of its own, that can be struck down like a lost power line. */
export type OwnServer = {
  base: string
  start: () => Promise<void>
  /** Ends the server, its web process and its database at once, without a word to any of them. */
  kill: () => Promise<void>
  /** Ends it properly and clears its folder away. */
  remove: () => Promise<void>
}

export async function createOwnServer(port: number, scenario = 'before-entry'): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-own-'))
  let process_: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    const running = process_
    if (!running?.pid || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    // A group of its own: the web server and the database are in it.
    process.kill(-running.pid, signal)
    await ended
    process_ = undefined
  }
  return {
    base: `http://localhost:${port}`,
    start: () =>
      new Promise<void>((resolve, reject) => {
        const env = {
          ...process.env,
          PORT: String(port),
          DATA_DIR: folder,
          DEMO: '1',
          DEMO_SCENARIO: scenario,
        }
        process_ = spawn(process.execPath, ['scripts/start.mjs'], {
          env,
          detached: true,
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        let said = ''
        process_.stdout?.on('data', (text) => {
          said += String(text)
          if (said.includes('Ready ')) resolve()
        })
        process_.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)))
      }),
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 })
    },
  }
}
