// The process that holds the embedded database open. Its parent is `supervisor.ts`, which it never outlives.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { FolderInUseError, takeLock } from './lock'
import { type SocketServer, servePglite, socketName } from './socket-server'

const [dataDir, socketFolder] = process.argv.slice(2)
if (!dataDir || !socketFolder || !process.send) throw new Error('Started by the supervisor only')

// Ctrl-C reaches every process of the terminal: the server stops first, then the parent tells us.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

let stopping = false
let server: SocketServer | undefined
let pglite: PGlite | undefined
let release: (() => Promise<void>) | undefined

/**
 * Opens the database, making it at the first start. A mark stands beside it while it is being made: with the mark still
 * there it never served anybody, was cut off, and is begun again.
 */
async function open(folder: string): Promise<PGlite> {
  const files = join(folder, 'db')
  const mark = join(folder, 'db.beginning')
  if (existsSync(mark)) rmSync(files, { recursive: true, force: true })
  if (!existsSync(files)) writeFileSync(mark, '')
  // Every answer waits until the write has left this process.
  const opened = await PGlite.create(files, { relaxedDurability: false })
  rmSync(mark, { force: true })
  return opened
}

async function close(): Promise<void> {
  await server?.close()
  await pglite?.close()
  await release?.()
}

function stop(): void {
  if (stopping) return
  stopping = true
  close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}

process.on('disconnect', () => {
  // Nobody is left to clear away the socket's folder.
  rmSync(socketFolder, { recursive: true, force: true })
  stop()
})
process.on('message', (message) => {
  if (message === 'stop') stop()
})

try {
  release = await takeLock(dataDir, process.ppid, socketFolder)
  pglite = await open(dataDir)
  // Ending here makes the parent start us again, from what was written.
  server = await servePglite(pglite, join(socketFolder, socketName), (error) => {
    console.error(error)
    process.exit(1)
  })
  process.send({ ready: true })
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  await release?.()
  process.send({ failed: message, inUse: error instanceof FolderInUseError }, () => process.exit(1))
}
