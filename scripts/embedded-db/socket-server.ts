import { chmod, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from '@electric-sql/pglite-socket'
import { Turns } from './turns'

/** Enough for a server's pool, a command line beside it and a curious psql. */
const maxConnections = 100

export type SocketServer = { close: () => Promise<void> }

/** Serves a PGlite on a Unix socket, in the PostgreSQL protocol, until `close`. Throws when the path can't be used. */
export async function servePglite(
  pglite: PGlite,
  path: string,
  onBroken?: (error: Error) => void,
): Promise<SocketServer> {
  await pglite.waitReady
  const turns = new Turns(pglite, onBroken)
  const handlers = new Set<PGLiteSocketHandler>()

  const connect = (socket: Socket) => {
    const handler = new PGLiteSocketHandler({
      queryQueue: turns as unknown as PGLiteSocketHandlerOptions['queryQueue'],
      closeOnDetach: true,
    })
    handlers.add(handler)
    handler.addEventListener('error', () => handlers.delete(handler))
    handler.addEventListener('close', () => handlers.delete(handler))
    void handler.attach(socket)
  }

  const server = createServer(connect)
  server.maxConnections = maxConnections
  await rm(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  await chmod(path, 0o600)

  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await Promise.all([...handlers].map((handler) => handler.detach(true)))
      await closed
      await rm(path, { force: true })
    },
  }
}

/** What PostgreSQL clients look for inside the folder that they are given as host. */
export const socketName = '.s.PGSQL.5432'

/** The address of a server whose socket lies in `folder`. */
export function socketUrl(folder: string, database = 'postgres'): string {
  return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`
}
