import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** One international text chunk (`iTXt`, PNG 1.2 §4.2.3.3): the keyword is Latin-1, the text any UTF-8. */
export type PngText = { keyword: string; text: string; language: string; compressed?: boolean }

type Chunk = { type: string; data: Uint8Array }

const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

/** The same picture with the texts standing before its image data. Throws on bytes that aren't a PNG. */
export function addPngText(png: Uint8Array, texts: readonly PngText[]): Uint8Array {
  const chunks = readPngChunks(png)
  const firstImage = chunks.findIndex(({ type }) => type === 'IDAT')
  const added = texts.map((text): Chunk => ({ type: 'iTXt', data: encodeText(text) }))
  return concat([
    signature,
    ...[...chunks.slice(0, firstImage), ...added, ...chunks.slice(firstImage)].map(encode),
  ])
}

/** Every text in a PNG, in order. */
export function readPngTexts(png: Uint8Array): PngText[] {
  return readPngChunks(png)
    .filter(({ type }) => type === 'iTXt')
    .map(({ data }) => decodeText(data))
}

/** Splits a PNG into its chunks and checks each checksum. */
export function readPngChunks(png: Uint8Array): Chunk[] {
  if (!signature.every((byte, index) => png[index] === byte)) throw new Error('Not a PNG')
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      throw new Error(`Chunk ${type} is damaged`)
    }
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function encode({ type, data }: Chunk): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(type), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}

/** keyword 0 · compressed? 0 · method 0 · language 0 · translated keyword 0 · text. */
function encodeText({ keyword, text, language, compressed = false }: PngText): Uint8Array {
  const utf8 = new TextEncoder()
  // PNG keywords are 1 to 79 printable Latin-1 characters; ours are ASCII.
  const name = keyword.replace(/[^\u0020-\u007e]/g, '?').slice(0, 79)
  const clean = text.normalize('NFC').replaceAll('\0', '')
  return concat([
    utf8.encode(name),
    Uint8Array.of(0, compressed ? 1 : 0, 0),
    utf8.encode(language),
    Uint8Array.of(0, 0),
    compressed ? deflateSync(clean) : utf8.encode(clean),
  ])
}

function decodeText(data: Uint8Array): PngText {
  const utf8 = new TextDecoder()
  const keywordEnd = data.indexOf(0)
  const languageEnd = data.indexOf(0, keywordEnd + 3)
  const translatedEnd = data.indexOf(0, languageEnd + 1)
  const compressed = data[keywordEnd + 1] === 1
  const text = data.subarray(translatedEnd + 1)
  return {
    keyword: utf8.decode(data.subarray(0, keywordEnd)),
    language: utf8.decode(data.subarray(keywordEnd + 3, languageEnd)),
    text: utf8.decode(compressed ? inflateSync(text) : text),
    ...(compressed && { compressed }),
  }
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
