import { createHash } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { fail, ok, type Result } from '@/lib/result'
import { mostEvidenceBytes, toEvidenceName } from './evidence'
import { sniffEvidence } from './evidence-type'

export const mostFiles = 20

export type FileFailure = {
  code: 'not-found' | 'forbidden' | 'empty' | 'too-large' | 'too-many' | 'type-not-allowed' | 'macros'
}

type Attached = { id: string; name: string; sha256: string }

/** A record that files may hang on: an activity, an entry of a register. */
export type FileOwner = {
  id: string
  orgUnitId: string
  /** What the log says of the record. */
  details: Record<string, unknown>
  /** False where a file's name may name persons or places that the log's readers must not know. */
  namesFiles: boolean
}

/** Where the files of one sort of record are listed. */
export type FileShelf = {
  /** Holds the record, so that two files aren't both the last one allowed. */
  hold: (tx: Tx, ownerId: string) => Promise<unknown>
  list: (tx: Tx, ownerId: string) => Promise<Attached[]>
  add: (
    tx: Tx,
    row: { ownerId: string; sha256: string; name: string; addedById: string },
  ) => Promise<{ id: string }>
  /** How many were taken back: none when it was already. */
  remove: (tx: Tx, id: string) => Promise<number>
}

/** Puts a file to a record the viewer may write. The same file again is the same one, not a second. */
export async function addFile(
  viewer: Viewer,
  shelf: FileShelf,
  owner: FileOwner,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<Result<{ id: string }, FileFailure>> {
  if (bytes.byteLength === 0) return fail({ code: 'empty' })
  if (bytes.byteLength > mostEvidenceBytes) return fail({ code: 'too-large' })
  const sniffed = sniffEvidence(bytes)
  if (!sniffed.ok) return fail({ code: sniffed.code })
  const { mediaType, extensions } = sniffed.type
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const safeName = toEvidenceName(name, extensions)
  return db.$transaction(async (tx) => {
    await shelf.hold(tx, owner.id)
    const there = await shelf.list(tx, owner.id)
    const same = there.find((file) => file.sha256 === sha256)
    if (same) return ok({ id: same.id })
    if (there.length >= mostFiles) return fail({ code: 'too-many' })
    const file = { sha256, bytes: Uint8Array.from(bytes), size: bytes.byteLength, mediaType }
    await tx.storedFile.createMany({ data: [file], skipDuplicates: true })
    const row = { ownerId: owner.id, sha256, name: safeName, addedById: viewer.userId }
    const { id } = await shelf.add(tx, row)
    await note(tx, viewer, 'add', owner, { id, name: safeName, sha256 })
    return ok({ id })
  })
}

/** Takes a file back: it is listed no more; the store and the log keep it. */
export async function removeFile(
  viewer: Viewer,
  shelf: FileShelf,
  owner: FileOwner,
  id: string,
): Promise<Result<void, FileFailure>> {
  return db.$transaction(async (tx) => {
    await shelf.hold(tx, owner.id)
    const file = (await shelf.list(tx, owner.id)).find((one) => one.id === id)
    if (!file || (await shelf.remove(tx, id)) === 0) return fail({ code: 'not-found' })
    await note(tx, viewer, 'remove', owner, file)
    return ok(undefined)
  })
}

/** The file itself; each time is noted. */
export async function downloadFile(
  viewer: Viewer,
  shelf: FileShelf,
  owner: FileOwner,
  id: string,
): Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, FileFailure>> {
  return db.$transaction(async (tx) => {
    const file = (await shelf.list(tx, owner.id)).find((one) => one.id === id)
    if (!file) return fail({ code: 'not-found' })
    const { bytes, mediaType } = await tx.storedFile.findUniqueOrThrow({ where: { sha256: file.sha256 } })
    await note(tx, viewer, 'download', owner, file)
    return ok({ name: file.name, mediaType, bytes })
  })
}

async function note(
  tx: Tx,
  viewer: Viewer,
  act: 'add' | 'remove' | 'download',
  { orgUnitId, details, namesFiles }: FileOwner,
  { id, name, sha256 }: Attached,
): Promise<void> {
  const of = { ...details, ...(namesFiles ? { name } : {}), sha256 }
  const subject = { subjectType: 'evidence', subject: id }
  await recordAudit(tx, viewer, { action: `evidence.${act}`, ...subject, orgUnitId, details: of })
}
