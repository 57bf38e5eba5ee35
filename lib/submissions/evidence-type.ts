import { strFromU8, unzipSync } from 'fflate'

export type EvidenceType = { mediaType: string; extensions: readonly string[] }

export type SniffedType =
  | { ok: true; type: EvidenceType }
  | { ok: false; code: 'type-not-allowed' | 'macros' }

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'

const types = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  webp: { mediaType: 'image/webp', extensions: ['webp'] },
  text: { mediaType: 'text/plain', extensions: ['txt', 'csv'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  odt: { mediaType: `${open}.text`, extensions: ['odt'] },
  ods: { mediaType: `${open}.spreadsheet`, extensions: ['ods'] },
} as const satisfies Record<string, EvidenceType>

const allowed = (type: EvidenceType): SniffedType => ({ ok: true, type })
const refused: SniffedType = { ok: false, code: 'type-not-allowed' }

/** What a file is by its content; its name and what the browser says of it decide nothing. */
export function sniffEvidence(bytes: Uint8Array): SniffedType {
  const starts = (...start: number[]) => start.every((byte, index) => bytes[index] === byte)
  if (startsWithText(bytes, '%PDF-')) return allowed(types.pdf)
  if (starts(0xff, 0xd8, 0xff)) return allowed(types.jpeg)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return allowed(types.png)
  if (startsWithText(bytes, 'RIFF') && startsWithText(bytes.subarray(8), 'WEBP')) return allowed(types.webp)
  if (starts(0x50, 0x4b, 0x03, 0x04)) return sniffZip(bytes)
  return isPlainText(bytes) ? allowed(types.text) : refused
}

function startsWithText(bytes: Uint8Array, text: string): boolean {
  return strFromU8(bytes.subarray(0, text.length), true) === text
}

const longestHead = 1024 * 1024
const programs = /\.(exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|jar|lnk|msi|sh|php|html?|svg)$/i
const macroParts =
  /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^xl\/macrosheets\/|(^|\/)activeX\/|^(Basic|Scripts)\//i

/** Office documents are archives: told apart by what is in them. Only two small parts are unpacked, never more than 1 MB. */
function sniffZip(bytes: Uint8Array): SniffedType {
  const names: string[] = []
  let heads: Record<string, Uint8Array>
  try {
    heads = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        return (name === '[Content_Types].xml' || name === 'mimetype') && originalSize <= longestHead
      },
    })
  } catch {
    // Cut off, encrypted, or no archive after all.
    return refused
  }
  const contentTypes = strFromU8(heads['[Content_Types].xml'] ?? new Uint8Array())
  if (names.some((name) => macroParts.test(name)) || /macroEnabled/i.test(contentTypes))
    return { ok: false, code: 'macros' }
  if (names.some((name) => programs.test(name))) return refused
  const mimetype = strFromU8(heads.mimetype ?? new Uint8Array())
  const found = Object.values(types).find(
    ({ mediaType }) =>
      mediaType === mimetype ||
      (mediaType.startsWith(office) && contentTypes.includes(`ContentType="${mediaType}.main+xml"`)),
  )
  return found ? allowed(found) : refused
}

/** UTF-8 without control signs, and nothing a browser could take for a page or a picture that runs. */
function isPlainText(bytes: Uint8Array): boolean {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(text)) return false
  return (
    !/^\s*(<|#!)/.test(text) && !/<\s*(!doctype|html|head|body|script|svg|iframe|object|embed)\b/i.test(text)
  )
}
