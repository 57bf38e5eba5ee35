import { createHash } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { mostEvidenceBytes, toEvidenceName } from '@/lib/submissions/evidence'
import { sniffEvidence } from '@/lib/submissions/evidence-type'
import { activityRights, programmeOf } from './access'
import type { Activity } from './activity'
import { findStored } from './store-commands'

export const mostFiles = 20

export type FileFailure = {
  code: 'not-found' | 'forbidden' | 'empty' | 'too-large' | 'too-many' | 'type-not-allowed' | 'macros'
}

/** Puts a photo or minutes to an activity. The same file again is the same one, not a second. */
export async function addActivityFile(
  viewer: Viewer,
  { activityId, name, bytes }: { activityId: string; name: string; bytes: Uint8Array },
): Promise<Result<{ id: string }, FileFailure>> {
  const found = await findWithRights(viewer, activityId)
  if (!found || found.activity.removedAt !== null) return fail({ code: 'not-found' })
  if (!found.record) return fail({ code: 'forbidden' })
  if (bytes.byteLength === 0) return fail({ code: 'empty' })
  if (bytes.byteLength > mostEvidenceBytes) return fail({ code: 'too-large' })
  const sniffed = sniffEvidence(bytes)
  if (!sniffed.ok) return fail({ code: sniffed.code })
  const { mediaType, extensions } = sniffed.type
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const safeName = toEvidenceName(name, extensions)
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM activity WHERE id = ${activityId}::uuid FOR UPDATE`
    const where = { activityId, removedAt: null }
    const same = await tx.activityEvidence.findFirst({ where: { ...where, sha256 }, select: { id: true } })
    if (same) return ok(same)
    if ((await tx.activityEvidence.count({ where })) >= mostFiles) return fail({ code: 'too-many' })
    const file = { sha256, bytes: Uint8Array.from(bytes), size: bytes.byteLength, mediaType }
    await tx.storedFile.createMany({ data: [file], skipDuplicates: true })
    const data = { activityId, sha256, name: safeName, addedById: viewer.userId }
    const { id } = await tx.activityEvidence.create({ data, select: { id: true } })
    await note(tx, viewer, 'add', found.activity, { id, name: safeName, sha256 })
    return ok({ id })
  })
}

/** Takes a file back: it is listed no more; the store and the log keep it. */
export async function removeActivityFile(
  viewer: Viewer,
  { activityId, id }: { activityId: string; id: string },
): Promise<Result<void, FileFailure>> {
  const found = await findFile(viewer, activityId, id)
  if (!found) return fail({ code: 'not-found' })
  if (!found.record) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    const { count } = await tx.activityEvidence.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: new Date() },
    })
    if (count === 0) return fail({ code: 'not-found' })
    await note(tx, viewer, 'remove', found.activity, found.file)
    return ok(undefined)
  })
}

/** The file itself, for somebody who may see the activity; each time is noted. */
export async function downloadActivityFile(
  viewer: Viewer,
  { activityId, id }: { activityId: string; id: string },
): Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, FileFailure>> {
  const found = await findFile(viewer, activityId, id)
  if (!found) return fail({ code: 'not-found' })
  const { file, activity } = found
  return db.$transaction(async (tx) => {
    const { bytes, mediaType } = await tx.storedFile.findUniqueOrThrow({ where: { sha256: file.sha256 } })
    await note(tx, viewer, 'download', activity, file)
    return ok({ name: file.name, mediaType, bytes })
  })
}

async function findWithRights(viewer: Viewer, activityId: string) {
  const [{ catalogue, tree }, activity] = await Promise.all([getGround(), findStored(db, activityId)])
  if (!activity) return null
  const programme = programmeOf(catalogue, activity.typeId)
  const rights = activityRights(viewer, tree, activity.orgUnitId, programme)
  return rights.open ? { activity, record: rights.record } : null
}

async function findFile(viewer: Viewer, activityId: string, id: string) {
  const found = await findWithRights(viewer, activityId)
  if (!found || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const file = await db.activityEvidence.findFirst({ where: { id, activityId, removedAt: null } })
  return file && { ...found, file }
}

async function note(
  tx: Tx,
  viewer: Viewer,
  act: 'add' | 'remove' | 'download',
  { id, orgUnitId, title }: Activity,
  file: { id: string; name: string; sha256: string },
): Promise<void> {
  const details = { activity: id, title, name: file.name, sha256: file.sha256 }
  const subject = { subjectType: 'evidence', subject: file.id }
  await recordAudit(tx, viewer, { action: `evidence.${act}`, ...subject, orgUnitId, details })
}
