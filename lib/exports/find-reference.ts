import { listZip, ZipError } from '@/lib/zip'

/** As `createReference` makes them; the letters of Crockford's base 32. */
const pattern = /SHD-\d{8}-[0-9A-HJKMNP-TV-Z]{6}/

const limits = { mostBytes: 200 * 1024 * 1024, mostEntries: 2000 }
/** Where a workbook or an archive of ours says its reference. */
const telling = ['docProps/core.xml', 'meta.xml', 'metadata.json', 'hashes.txt']

/**
 * The reference that a file bears: in its own bytes (CSV, JSON, SVG, PNG, PDF), inside a workbook or an archive, or else
 * in its name. Null when there is none.
 */
export function findReference(bytes: Uint8Array, fileName: string): string | null {
  return findInBytes(bytes) ?? findInZip(bytes) ?? pattern.exec(fileName)?.[0] ?? null
}

function findInBytes(bytes: Uint8Array): string | null {
  // Latin-1 keeps every byte, and a reference has only letters of ASCII.
  return pattern.exec(Buffer.from(bytes).toString('latin1'))?.[0] ?? null
}

function findInZip(bytes: Uint8Array): string | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  try {
    const entries = listZip(bytes, limits).filter(({ name }) => telling.includes(name))
    for (const entry of entries) {
      const found = findInBytes(entry.bytes())
      if (found) return found
    }
    return null
  } catch (error) {
    if (error instanceof ZipError) return null
    throw error
  }
}
