import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { fail, type Result } from '@/lib/result'
import {
  addFile,
  downloadFile,
  type FileFailure,
  type FileOwner,
  type FileShelf,
  removeFile,
} from '@/lib/submissions/attached-files-commands'
import { holderOn } from '@/lib/submissions/derived/register-places'
import { registerRights } from './access'
import { lastBase, named } from './entry-commands'
import { findStoredEntry } from './load-queries'

const shelf: FileShelf = {
  hold: (tx, id) => tx.$queryRaw`SELECT id FROM register_entry WHERE id = ${id}::uuid FOR UPDATE`,
  list: (tx, entryId) =>
    tx.registerEvidence.findMany({
      where: { entryId, removedAt: null },
      select: { id: true, name: true, sha256: true },
    }),
  add: (tx, { ownerId: entryId, ...row }) =>
    tx.registerEvidence.create({ data: { entryId, ...row }, select: { id: true } }),
  remove: async (tx, id) => {
    const where = { id, removedAt: null }
    return (await tx.registerEvidence.updateMany({ where, data: { removedAt: new Date() } })).count
  },
}

/** Puts a decision or photo to an entry. */
export async function addEntryFile(
  viewer: Viewer,
  { entryId, ...file }: { entryId: string; name: string; bytes: Uint8Array },
  today: IsoDate,
): Promise<Result<{ id: string }, FileFailure>> {
  const found = await findOwner(viewer, entryId, today)
  if (!found) return fail({ code: 'not-found' })
  return found.enter ? addFile(viewer, shelf, found.owner, file) : fail({ code: 'forbidden' })
}

/** Takes a file back: it is listed no more; the store and the log keep it. */
export async function removeEntryFile(
  viewer: Viewer,
  { entryId, id }: { entryId: string; id: string },
  today: IsoDate,
): Promise<Result<void, FileFailure>> {
  const found = await findOwner(viewer, entryId, today)
  if (!found) return fail({ code: 'not-found' })
  return found.enter ? removeFile(viewer, shelf, found.owner, id) : fail({ code: 'forbidden' })
}

/** The file itself, for somebody who may look inside the entry; each time is noted. */
export async function downloadEntryFile(
  viewer: Viewer,
  { entryId, id }: { entryId: string; id: string },
  today: IsoDate,
): Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, FileFailure>> {
  const found = await findOwner(viewer, entryId, today)
  return found ? downloadFile(viewer, shelf, found.owner, id) : fail({ code: 'not-found' })
}

/** The entry for those who may look inside it; of everybody else it is as if it weren't there. */
async function findOwner(
  viewer: Viewer,
  entryId: string,
  today: IsoDate,
): Promise<{ owner: FileOwner; enter: boolean } | null> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const entry = await findStoredEntry(db, catalogue, entryId)
  if (!entry) return null
  const { id, kind, name } = entry
  const { orgUnitId } = holderOn(tree, lastBase(entry), today)
  const { inside, enter } = registerRights(viewer, tree, kind, orgUnitId, today)
  const details = { entry: id, ...named(kind, name) }
  return inside ? { owner: { id, orgUnitId, details, namesFiles: !kind.sensitive }, enter } : null
}
