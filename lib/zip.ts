import { inflateRawSync } from 'node:zlib'

/** A file inside a zip, as the zip's directory names it. */
export type ZipEntry = { name: string; size: number; bytes: () => Uint8Array }

export type ZipProblem = 'not-a-zip' | 'encrypted-zip' | 'too-large-unpacked'

export class ZipError extends Error {
  constructor(readonly code: ZipProblem) {
    super(code)
    this.name = 'ZipError'
  }
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** The longest remark that may stand behind the directory's end. */
const longestRemark = 0xffff

/**
 * Lists a zip by its directory, before anything is unpacked: sizes are added up first, so that a small file that
 * unpacks to a large one is refused unread. What lies about its size is stopped at the size it named.
 */
export function listZip(
  zip: Uint8Array,
  { mostBytes, mostEntries }: { mostBytes: number; mostEntries: number },
): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > mostEntries) throw new ZipError('too-large-unpacked')
  const entries: ZipEntry[] = []
  let at = start
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== entryMark) throw new ZipError('not-a-zip')
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength)).replace(/^\//, '')
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (flags & 1) throw new ZipError('encrypted-zip')
    total += size
    if (total > mostBytes) throw new ZipError('too-large-unpacked')
    if (name.endsWith('/')) continue
    entries.push({ name, size, bytes: () => unpack(zip, view, { local, packed, size, method }) })
  }
  return entries
}

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - longestRemark)
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) === endMark) return at
  }
  throw new ZipError('not-a-zip')
}

function unpack(
  zip: Uint8Array,
  view: DataView,
  { local, packed, size, method }: { local: number; packed: number; size: number; method: number },
): Uint8Array {
  if (local + 30 > zip.length || view.getUint32(local, true) !== localMark) throw new ZipError('not-a-zip')
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const data = zip.subarray(from, from + packed)
  if (data.length !== packed) throw new ZipError('not-a-zip')
  if (method === 0) return data
  if (method !== 8) throw new ZipError('not-a-zip')
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ZipError(tooLong ? 'too-large-unpacked' : 'not-a-zip')
  }
}
