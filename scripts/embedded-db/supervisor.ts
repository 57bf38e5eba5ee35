import { type ChildProcess, fork } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FolderInUseError } from './lock'
import { socketUrl } from './socket-server'

export type EmbeddedDatabase = {
  /** What DATABASE_URL is to be. */
  url: string
  /** The process that holds the files: for tests that end it. */
  pid: () => number | undefined
  /** Waits until everything is written and the files are closed. */
  stop: () => Promise<void>
}

type Report = { ready: true } | { failed: string; inUse: boolean }

/** A second crash sooner than this after the first isn't an accident. */
const crashLoopMilliseconds = 60_000

/**
 * Starts the embedded database of `dataDir` in a process of its own and waits until it answers.
 * A crash of that process is repaired by one restart on the same socket; `onLost` hears when that fails too.
 * Throws {@link FolderInUseError} when another server works in the folder.
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  onLost: (message: string) => void,
): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // A short path of our own: Unix socket names end at about 100 bytes. mkdtemp makes it mode 0700.
  const socketFolder = await mkdtemp(join(tmpdir(), 'songhanh-'))
  let stopping = false
  let lastCrash = Number.NEGATIVE_INFINITY
  let child: ChildProcess
  let restart: Promise<void> = Promise.resolve()

  const watch = (process: ChildProcess): ChildProcess => {
    process.once('exit', (code, signal) => {
      if (stopping) return
      const now = Date.now()
      const again = now - lastCrash < crashLoopMilliseconds
      lastCrash = now
      const message = `The embedded database ended unexpectedly (${signal ?? `exit code ${code}`})`
      if (again) return onLost(`${message}, again within a minute.`)
      restart = launch(folder, socketFolder).then(
        (next) => {
          child = watch(next)
        },
        (error) => {
          if (!stopping) onLost(`${message} and could not be restarted: ${error.message}`)
        },
      )
    })
    return process
  }

  try {
    child = watch(await launch(folder, socketFolder))
  } catch (error) {
    await rm(socketFolder, { recursive: true, force: true })
    throw error
  }
  return {
    url: socketUrl(socketFolder),
    pid: () => child.pid,
    async stop() {
      stopping = true
      await restart
      await end(child)
      await rm(socketFolder, { recursive: true, force: true })
    },
  }
}

function launch(folder: string, socketFolder: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [folder, socketFolder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The embedded database could not be opened in ${folder} (exit code ${code}).`))
    child.once('exit', onExit)
    child.once('message', (report: Report) => {
      child.off('exit', onExit)
      if ('ready' in report) return resolve(child)
      reject(report.inUse ? new FolderInUseError(report.failed) : new Error(report.failed))
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.send('stop')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(impatience)
}
