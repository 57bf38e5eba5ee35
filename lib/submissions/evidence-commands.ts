import { createHash } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db, type Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { type EvidenceFailure, mostEvidenceBytes, mostFilesPerCell, toEvidenceName } from './evidence'
import { findEvidence, findEvidenceForm } from './evidence-queries'
import { sniffEvidence } from './evidence-type'
import { type FormDefinition, itemsOf } from './form'
import { holdSubmission } from './load-queries'
import { hasException } from './lock-queries'
import { refuseSave } from './rules'
import { findEntryRefusal } from './save-refusal-queries'
import { type CellKey, parseCellKey, type SubmissionKey, toCellKey } from './submission'

export type EvidenceInput = { key: SubmissionKey; cell: CellKey; name: string; bytes: Uint8Array }

/** Puts a file to a figure of a draft. The same file at the same figure again is the same one, not a second. */
export async function addEvidence(
  viewer: Viewer,
  { key, cell, name, bytes }: EvidenceInput,
  today: IsoDate,
): Promise<Result<{ id: string; name: string; mediaType: string }, EvidenceFailure>> {
  const [found, catalogue] = await Promise.all([findEvidenceForm(viewer, key), getCatalogue()])
  const place = parseCellKey(cell)
  const item = found && place && itemsOf(found.form).find(({ code }) => code === place.dataElement)
  const breakdown = item?.columns.includes(place?.breakdown ?? '-')
    ? catalogue.breakdowns.byKey(place?.breakdown ?? '-')
    : undefined
  if (!found || !item || !breakdown) return fail({ code: 'not-found' })
  const { form, rights } = found
  if (!rights.enter) return fail({ code: 'forbidden' })
  const refusal = await findEntryRefusal(form, key, today)
  if (refusal) return fail({ code: refusal })
  if (bytes.byteLength === 0) return fail({ code: 'empty' })
  if (bytes.byteLength > mostEvidenceBytes) return fail({ code: 'too-large' })
  const sniffed = sniffEvidence(bytes)
  if (!sniffed.ok) return fail({ code: sniffed.code })

  const { mediaType, extensions } = sniffed.type
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const safeName = toEvidenceName(name, extensions)
  const at = { orgUnitId: key.orgUnitId, calendar: form.calendar, period: key.period }
  const where = { ...at, dataElementId: item.dataElementId, breakdownId: breakdown.id, removedAt: null }
  return db.$transaction(async (tx) => {
    const kept = await refuseFiles(tx, form, key, today)
    if (kept) return fail({ code: kept })
    const same = await tx.evidence.findFirst({ where: { ...where, sha256 } })
    if (same) return ok({ id: same.id, name: same.name, mediaType })
    if ((await tx.evidence.count({ where })) >= mostFilesPerCell) return fail({ code: 'too-many' })
    const file = { sha256, bytes: Uint8Array.from(bytes), size: bytes.byteLength, mediaType }
    await tx.storedFile.createMany({ data: [file], skipDuplicates: true })
    const { id } = await tx.evidence.create({
      data: { ...where, sha256, name: safeName, addedById: viewer.userId },
    })
    await recordAudit(tx, viewer, {
      action: 'evidence.add',
      subjectType: 'evidence',
      subject: id,
      orgUnitId: key.orgUnitId,
      details: { ...detailsOf(form, key), cell, name: safeName, sha256, bytes: bytes.byteLength },
    })
    return ok({ id, name: safeName, mediaType })
  })
}

/** Takes a file back from a figure of a draft: it is listed no more; the store and the log keep it. */
export async function removeEvidence(
  viewer: Viewer,
  { id }: { id: string },
  today: IsoDate,
): Promise<Result<void, EvidenceFailure>> {
  const found = await findEvidence(viewer, id)
  if (!found) return fail({ code: 'not-found' })
  const { evidence, form, rights } = found
  if (!rights.enter) return fail({ code: 'forbidden' })
  const refusal = await findEntryRefusal(form, evidence, today)
  if (refusal) return fail({ code: refusal })
  return db.$transaction(async (tx) => {
    const kept = await refuseFiles(tx, form, evidence, today)
    if (kept) return fail({ code: kept })
    const { count } = await tx.evidence.updateMany({
      where: { id: evidence.id, removedAt: null },
      data: { removedAt: new Date() },
    })
    if (count === 0) return fail({ code: 'not-found' })
    await recordEvidence(tx, viewer, 'evidence.remove', form, evidence)
    return ok(undefined)
  })
}

/** The file itself, for somebody who may see it; each time is noted. */
export async function downloadEvidence(
  viewer: Viewer,
  { id }: { id: string },
): Promise<Result<{ name: string; mediaType: string; bytes: Uint8Array }, { code: 'not-found' }>> {
  const found = await findEvidence(viewer, id)
  if (!found) return fail({ code: 'not-found' })
  const { evidence, form } = found
  return db.$transaction(async (tx) => {
    const { bytes, mediaType } = await tx.storedFile.findUniqueOrThrow({ where: { sha256: evidence.sha256 } })
    await recordEvidence(tx, viewer, 'evidence.download', form, evidence)
    return ok({ name: evidence.name, mediaType, bytes })
  })
}

type Found = NonNullable<Awaited<ReturnType<typeof findEvidence>>>['evidence']

/** Its files stand as its figures do. Where nothing was entered yet there is nothing to lock. */
async function refuseFiles(
  tx: Tx,
  form: FormDefinition,
  place: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  today: IsoDate,
): Promise<'locked' | 'closed' | null> {
  const state = await holdSubmission(tx, form, { ...place, formCode: form.code })
  if (state === null) return null
  if (refuseSave(state)) return 'locked'
  return state.locked && !(await hasException(tx, form, place, today)) ? 'closed' : null
}

function detailsOf(form: FormDefinition, { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>) {
  return { form: form.code, orgUnit: orgUnitId, period }
}

async function recordEvidence(tx: Tx, viewer: Viewer, action: string, form: FormDefinition, evidence: Found) {
  const cell = toCellKey(evidence.dataElement, evidence.breakdown)
  await recordAudit(tx, viewer, {
    action,
    subjectType: 'evidence',
    subject: evidence.id,
    orgUnitId: evidence.orgUnitId,
    details: { ...detailsOf(form, evidence), cell, name: evidence.name, sha256: evidence.sha256 },
  })
}
