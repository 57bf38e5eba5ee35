import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { fail, type Result } from '@/lib/result'
import {
  addFile,
  downloadFile,
  type FileFailure,
  type FileOwner,
  type FileShelf,
  removeFile,
} from '@/lib/submissions/attached-files-commands'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { activityRights, programmeOf } from './access'
import { findStored } from './store-commands'

const shelf: FileShelf = {
  hold: (tx, id) => tx.$queryRaw`SELECT id FROM activity WHERE id = ${id}::uuid FOR UPDATE`,
  list: (tx, activityId) =>
    tx.activityEvidence.findMany({
      where: { activityId, removedAt: null },
      select: { id: true, name: true, sha256: true },
    }),
  add: (tx, { ownerId: activityId, ...row }) =>
    tx.activityEvidence.create({ data: { activityId, ...row }, select: { id: true } }),
  remove: async (tx, id) => {
    const where = { id, removedAt: null }
    return (await tx.activityEvidence.updateMany({ where, data: { removedAt: new Date() } })).count
  },
}

/** Puts a photo or minutes to an activity. The same file again is the same one, not a second. */
export async function addActivityFile(
  viewer: Viewer,
  { activityId, ...file }: { activityId: string; name: string; bytes: Uint8Array },
): Promise<Result<{ id: string }, FileFailure>> {
  const found = await findOwner(viewer, activityId)
  if (!found || found.removedAt !== null) return fail({ code: 'not-found' })
  return found.record ? addFile(viewer, shelf, found.owner, file) : fail({ code: 'forbidden' })
}

/** Takes a file back: it is listed no more; the store and the log keep it. */
export async function removeActivityFile(
  viewer: Viewer,
  { activityId, id }: { activityId: string; id: string },
): Promise<Result<void, FileFailure>> {
  const found = await findOwner(viewer, activityId)
  if (!found) return fail({ code: 'not-found' })
  return found.record ? removeFile(viewer, shelf, found.owner, id) : fail({ code: 'forbidden' })
}

/** The file itself, for somebody who may see the activity; each time is noted. */
export async function downloadActivityFile(
  viewer: Viewer,
  { activityId, id }: { activityId: string; id: string },
): Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, FileFailure>> {
  const found = await findOwner(viewer, activityId)
  return found ? downloadFile(viewer, shelf, found.owner, id) : fail({ code: 'not-found' })
}

async function findOwner(
  viewer: Viewer,
  activityId: string,
): Promise<{ owner: FileOwner; record: boolean; removedAt: string | null } | null> {
  const [{ catalogue, tree }, activity] = await Promise.all([getGround(), findStored(db, activityId)])
  if (!activity) return null
  const { id, orgUnitId, title, removedAt } = activity
  const rights = activityRights(viewer, tree, orgUnitId, programmeOf(catalogue, activity.typeId))
  const owner = { id, orgUnitId, details: { activity: id, title }, namesFiles: true }
  return rights.open ? { owner, record: rights.record, removedAt } : null
}
