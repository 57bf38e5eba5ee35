import { createHash } from 'node:crypto'
import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { getExtraction } from './announcement-queries'
import { checkText, type ReadFileFailure, readAnnouncementFile } from './extract/read-file'
import { cleanText } from './extract/text'

export type KeepFailure = { code: ReadFileFailure['code'] | 'forbidden' | 'both' }
export type Kept = { id: string; wasKnown: boolean }

const longestTitle = 200

/** What somebody brings to be read: pasted, or a file with its name. */
export type Brought = { text: string; file: { name: string; bytes: Uint8Array } | null }

/**
 * Keeps a text as evidence before anything is made of it, so that nothing of it is lost whatever follows. The same text
 * again is the one that is there, however it was composed, spaced or packed.
 */
export async function keepAnnouncement(
  viewer: Viewer,
  { text: pasted, file }: Brought,
): Promise<Result<Kept, KeepFailure>> {
  if (!hasRole(viewer, 'officer')) return fail({ code: 'forbidden' })
  if (file && pasted.trim() !== '') return fail({ code: 'both' })
  const read = file ? readAnnouncementFile(file.bytes) : checkText(pasted)
  if (!read.ok) return read
  // The store holds no halves of letters.
  const text = read.value.replace(/\p{Surrogate}/gu, '')
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const id = (await findOfCatalogue(text)) ?? sha256.slice(0, 32)
  const { publishedOn } = getExtraction(await getGround(), text)
  return db.$transaction(async (tx) => {
    const { count } = await tx.announcement.createMany({
      data: [
        {
          ...{ id, title: titleOf(text), text, sha256, publishedOn: publishedOn?.value ?? null },
          ...{ addedAt: new Date(), addedById: viewer.userId },
        },
      ],
      skipDuplicates: true,
    })
    await note(tx, viewer, {
      id,
      sha256,
      length: text.length,
      fileName: file?.name.slice(0, longestTitle) ?? null,
    })
    return ok({ id, wasKnown: count === 0 })
  })
}

/** Who brought it, once for each; what is new is noted in the log. */
async function note(
  tx: Tx,
  viewer: Viewer,
  { id, sha256, length, fileName }: { id: string; sha256: string; length: number; fileName: string | null },
): Promise<void> {
  const { count } = await tx.announcementKeeper.createMany({
    data: [{ announcementId: id, userId: viewer.userId, fileName }],
    skipDuplicates: true,
  })
  if (count === 0) return
  await recordAudit(tx, viewer, {
    ...{ action: 'announcement.keep', subjectType: 'announcement', subject: id },
    details: { sha256, length, fileName },
  })
}

/** The catalogue's own texts are kept as they were published; compared as they are read. */
async function findOfCatalogue(text: string): Promise<string | null> {
  const rows = await db.announcement.findMany({
    where: { addedAt: null },
    select: { id: true, text: true },
  })
  return rows.find((row) => cleanText(row.text) === text)?.id ?? null
}

/** What a list can call it: its first line. */
function titleOf(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1)}…`
}
