import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** What we call of HarfBuzz's subsetter; pointers are numbers. */
type Subsetter = {
  memory: WebAssembly.Memory
  _initialize(): void
  malloc(size: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_set_flags(input: number, flags: number): void
  hb_subset_or_fail(face: number, input: number): number
}

const writable = 2
const noHinting = 1
let loaded: Subsetter | undefined

function load(): Subsetter {
  if (loaded) return loaded
  const wasm = new WebAssembly.Module(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')))
  loaded = new WebAssembly.Instance(wasm).exports as unknown as Subsetter
  loaded._initialize()
  return loaded
}

/** A TTF with only the letters of `text`: about 20 KB for the words of a chart. */
export function subsetFont(ttf: Uint8Array, text: string): Uint8Array {
  const hb = load()
  const data = hb.malloc(ttf.length)
  new Uint8Array(hb.memory.buffer).set(ttf, data)
  const blob = hb.hb_blob_create(data, ttf.length, writable, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  const input = hb.hb_subset_input_create_or_fail()
  try {
    const letters = hb.hb_subset_input_unicode_set(input)
    for (const letter of new Set(text)) hb.hb_set_add(letters, letter.codePointAt(0) ?? 0)
    hb.hb_subset_input_set_flags(input, noHinting)
    const subset = hb.hb_subset_or_fail(face, input)
    if (subset === 0) throw new Error('The font could not be cut down')
    const result = hb.hb_face_reference_blob(subset)
    const at = hb.hb_blob_get_data(result, 0)
    const bytes = new Uint8Array(hb.memory.buffer).slice(at, at + hb.hb_blob_get_length(result))
    hb.hb_blob_destroy(result)
    hb.hb_face_destroy(subset)
    return bytes
  } finally {
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    hb.hb_blob_destroy(blob)
    hb.free(data)
  }
}

const sfntHeader = 12
const sfntEntry = 16
const woffHeader = 44
const woffEntry = 20

/** The same font as WOFF 1.0 (W3C, 2012): each table deflated, which every browser reads. */
export function toWoff(ttf: Uint8Array): Uint8Array {
  const from = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength)
  const count = from.getUint16(4)
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = sfntHeader + index * sfntEntry
    const [tag, checksum] = [from.getUint32(entry), from.getUint32(entry + 4)]
    const [offset, length] = [from.getUint32(entry + 8), from.getUint32(entry + 12)]
    const raw = ttf.subarray(offset, offset + length)
    const packed = deflateSync(raw)
    return { tag, checksum, length, data: packed.length < length ? packed : raw }
  })
  const start = woffHeader + count * woffEntry
  const size = tables.reduce((sum, { data }) => sum + align(data.length), start)
  const woff = new Uint8Array(size)
  const to = new DataView(woff.buffer)
  const unpacked = tables.reduce((sum, { length }) => sum + align(length), sfntHeader + count * sfntEntry)
  to.setUint32(0, 0x774f4646)
  to.setUint32(4, from.getUint32(0))
  to.setUint32(8, size)
  to.setUint16(12, count)
  to.setUint32(16, unpacked)
  to.setUint16(20, 1)
  let at = start
  tables.forEach(({ tag, checksum, length, data }, index) => {
    const entry = woffHeader + index * woffEntry
    const fields = [tag, at, data.length, length, checksum]
    fields.forEach((field, position) => {
      to.setUint32(entry + 4 * position, field)
    })
    woff.set(data, at)
    at += align(data.length)
  })
  return woff
}

function align(length: number): number {
  return (length + 3) & ~3
}
