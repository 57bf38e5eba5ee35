import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { servePglite, socketName, socketUrl } from '../../scripts/embedded-db/socket-server'

/** Runs `work` with the address of an empty database in memory. */
export async function withScratchDatabase<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-'))
  const pglite = await PGlite.create('memory://')
  const server = await servePglite(pglite, join(folder, socketName))
  try {
    return await work(socketUrl(folder))
  } finally {
    await server.close()
    await pglite.close()
    await rm(folder, { recursive: true, force: true })
  }
}
