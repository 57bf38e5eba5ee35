import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { RawDataValue } from './data-value'

/** What a file comes as: bytes off a disk or the network, or text of a test. */
export type Source = AsyncIterable<Uint8Array | string>

export type SourceProblem =
  | 'empty-file'
  | 'not-utf8'
  | 'not-gzip'
  | 'unknown-content'
  | 'not-json'
  | 'not-csv'
  | 'too-large'
  | 'header-after-values'
  | 'unsupported-id-scheme'

/** The file as a whole can't be read; nothing of it was taken. `detail` names the place, for people. */
export class SourceError extends Error {
  readonly code: SourceProblem
  readonly detail: string

  constructor(code: SourceProblem, detail = '') {
    super(`${code}: ${detail}`)
    this.name = 'SourceError'
    this.code = code
    this.detail = detail
  }
}

/** A file's text in pieces, unpacked where it is gzip, and the SHA-256 of its bytes as they came once all is read. */
export type OpenedSource = {
  text: AsyncGenerator<string>
  sha256: () => string
  /** Values that somebody read already; then the text isn't. */
  values?: AsyncIterable<RawDataValue[]>
}

/** Unpacked files above this aren't read: a small gzip can hold anything. */
const longestText = 4 * 1024 ** 3

/** Reads UTF-8, with or without byte-order mark, plain or gzip (told by its first two bytes). */
export function openSource(source: Source, limit = longestText): OpenedSource {
  const hash = createHash('sha256')
  let digest: string | undefined
  return {
    text: decode(unpack(hashed(source, hash)), limit),
    sha256: () => {
      digest ??= hash.digest('hex')
      return digest
    },
  }
}

async function* hashed(source: Source, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece
    hash.update(bytes)
    if (bytes.length > 0) yield bytes
  }
}

async function* unpack(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await source.next()
  if (first.done) return
  const [one, two] = first.value
  if (one !== 0x1f || two !== 0x8b) {
    yield first.value
    yield* source
    return
  }
  async function* packed() {
    yield first.value as Uint8Array
    yield* source
  }
  const gunzip = createGunzip()
  // The failure reaches whoever reads `gunzip`; nothing is left to say here.
  pipeline(Readable.from(packed()), gunzip, () => undefined)
  try {
    for await (const piece of gunzip) yield piece as Uint8Array
  } catch (error) {
    if (error instanceof SourceError) throw error
    throw new SourceError('not-gzip', error instanceof Error ? error.message : '')
  }
}

async function* decode(source: AsyncGenerator<Uint8Array>, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  try {
    for await (const piece of source) {
      bytes += piece.length
      if (bytes > limit) throw new SourceError('too-large')
      const text = decoder.decode(piece, { stream: true })
      if (text !== '') yield text
    }
    const last = decoder.decode()
    if (last !== '') yield last
  } catch (error) {
    if (error instanceof TypeError) throw new SourceError('not-utf8')
    throw error
  }
}
