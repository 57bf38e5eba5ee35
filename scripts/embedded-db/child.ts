// The process that holds the embedded database open. Its parent is `supervisor.ts`, which it never outlives.
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { FolderInUseError, takeLock } from './lock'
import { type SocketServer, servePglite, socketName } from './socket-server'

const [dataDir, socketFolder] = process.argv.slice(2)
if (!dataDir || !socketFolder || !process.send) throw new Error('Started by the supervisor only')

// Ctrl-C reaches every process of the terminal: the server stops first, then the parent tells us.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

let closing: Promise<void> | undefined
let server: SocketServer | undefined
let pglite: PGlite | undefined
let release: (() => Promise<void>) | undefined

async function close(): Promise<void> {
  await server?.close()
  await pglite?.close()
  await release?.()
}

function stop(): void {
  closing ??= close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}

process.on('disconnect', stop)
process.on('message', (message) => {
  if (message === 'stop') stop()
})

try {
  release = await takeLock(dataDir, process.ppid, socketFolder)
  // Every answer waits until the write has left this process.
  pglite = await PGlite.create(join(dataDir, 'db'), { relaxedDurability: false })
  server = await servePglite(pglite, join(socketFolder, socketName))
  process.send({ ready: true })
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  await release?.()
  process.send({ failed: message, inUse: error instanceof FolderInUseError }, () => process.exit(1))
}
