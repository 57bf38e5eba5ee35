import { readFile, stat } from 'node:fs/promises'
import { buildKnowledge, extract } from '@/lib/activities/extract/extract'
import { largestFile, readAnnouncementFile } from '@/lib/activities/extract/read-file'
import { summarise } from '@/lib/activities/extract/summary'
import { toJson } from '@/lib/activities/extract/to-json'
import { extractWords } from '@/lib/activities/extract/words'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { CommandError, required, type Verb } from './verb'

/** Reads an announcement and proposes records; stores nothing. Places are looked for among all units of the database. */
export const extractVerb: Verb = {
  name: 'extract',
  usage: 'extract FILE(.txt|.html|.docx) [--json]',
  words: ['file'],
  options: {},
  async prepare(values) {
    const file = required(values, 'file')
    const read = readAnnouncementFile(await readBytes(file))
    if (!read.ok)
      throw new CommandError(read.error.code, extractWords('vi')(`failures.${read.error.code}`), {
        field: 'file',
      })
    return async () => {
      const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
      const json = toJson(extract(read.value, buildKnowledge(tree, catalogue)))
      return { json, text: summarise(json) }
    }
  },
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > largestFile)
      throw new CommandError('too-large-file', extractWords('vi')('failures.too-large-file'), {
        field: 'file',
      })
    return await readFile(file)
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError('bad-option', `${file} can’t be read: ${(error as Error).message}`, {
      field: 'file',
    })
  }
}
