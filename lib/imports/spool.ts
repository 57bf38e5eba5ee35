import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SourceError } from './source'

/**
 * Puts what comes in over the network into a file of our own before anything is done with it, so that a slow sender
 * holds no transaction open, and gives it to `work`. Above `limit` bytes: {@link SourceError} `too-large`.
 */
export async function withSpooled<Answer>(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  work: (source: AsyncIterable<Uint8Array>) => Promise<Answer>,
): Promise<Answer> {
  const path = join(tmpdir(), `songhanh-import-${randomUUID()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      let bytes = 0
      for await (const piece of body) {
        bytes += piece.length
        if (bytes > limit) throw new SourceError('too-large')
        await file.write(piece)
      }
    } finally {
      await file.close()
    }
    return await work(createReadStream(path))
  } finally {
    await rm(path, { force: true })
  }
}
