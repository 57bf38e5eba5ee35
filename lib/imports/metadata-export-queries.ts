import { db } from '@/lib/db'
import type { Language } from '@/lib/format'
import { type MetadataDocument, toDocument } from './metadata-document'
import { readStoredMetadata } from './metadata-stored-queries'

/**
 * Everything that says what figures mean, as DHIS2's metadata JSON, names in the language with the other as
 * translation. Imported again it changes nothing.
 */
export async function exportMetadata(language: Language = 'vi'): Promise<MetadataDocument> {
  return toDocument(await db.$transaction((tx) => readStoredMetadata(tx)), language)
}
