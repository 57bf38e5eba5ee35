import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { parsePeriod } from '@/lib/periods/period'
import { type SubmissionRights, submissionRights } from './access'
import type { EvidenceItem } from './evidence'
import { type FormDefinition, itemsOf } from './form'
import { findForm } from './form-queries'
import { type SubmissionKey, toCellKey } from './submission'

/** The files of a form, unit and period, oldest first; null where the form isn't the viewer's to see. */
export async function listEvidence(viewer: Viewer, key: SubmissionKey): Promise<EvidenceItem[] | null> {
  const found = await findEvidenceForm(viewer, key)
  if (!found) return null
  const { form, rights } = found
  const sentBy = rights.enter ? null : await sentUntil(form, key)
  if (sentBy === 'never') return []
  const rows = await db.evidence.findMany({
    where: {
      orgUnitId: key.orgUnitId,
      calendar: form.calendar,
      period: key.period,
      dataElementId: { in: itemsOf(form).map(({ dataElementId }) => dataElementId) },
      removedAt: null,
      ...(sentBy ? { addedAt: { lte: sentBy } } : {}),
    },
    include: {
      file: { select: { size: true, mediaType: true } },
      addedBy: { select: { name: true } },
      dataElement: { select: { code: true } },
      breakdown: { select: { key: true } },
    },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, sha256, addedAt, addedBy, file, dataElement, breakdown }) => ({
    id,
    cell: toCellKey(dataElement.code, breakdown.key),
    name,
    size: file.size,
    mediaType: file.mediaType,
    sha256,
    addedAt,
    addedBy: addedBy?.name ?? '',
  }))
}

/** The form with the viewer's rights in it; null where it isn't theirs to see or is none. */
export async function findEvidenceForm(
  viewer: Viewer,
  { formCode, orgUnitId, period }: SubmissionKey,
): Promise<{ form: FormDefinition; rights: SubmissionRights } | null> {
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(formCode)])
  if (!form || !tree.get(orgUnitId) || parsePeriod(period)?.type !== form.frequency) return null
  const rights = submissionRights(viewer, tree, form, orgUnitId)
  return rights.open ? { form, rights } : null
}

/**
 * A draft is for those who enter; so are the files they put to it before sending. Files are added only to drafts: what was
 * there when the form was last sent is what others see.
 */
export async function sentUntil(
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<Date | 'never'> {
  const submission = await db.submission.findUnique({
    where: { formId_orgUnitId_period: { formId: form.id, orgUnitId, period } },
    select: { submittedAt: true },
  })
  return submission?.submittedAt ?? 'never'
}

export type FoundEvidence = {
  id: string
  sha256: string
  name: string
  orgUnitId: string
  period: string
  addedAt: Date
  dataElement: string
  breakdown: string
}

/** A file that the viewer may see, with the form that lets them; null for all others, also those taken back. */
export async function findEvidence(
  viewer: Viewer,
  id: string,
): Promise<{ evidence: FoundEvidence; form: FormDefinition; rights: SubmissionRights } | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const row = await db.evidence.findFirst({
    where: { id, removedAt: null },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  if (!row) return null
  const evidence = { ...row, dataElement: row.dataElement.code, breakdown: row.breakdown.key }
  for (const { code, calendar } of (await getCatalogue()).formsWith(row.dataElementId)) {
    if (calendar !== row.calendar) continue
    const found = await findEvidenceForm(viewer, { ...evidence, formCode: code })
    if (!found) continue
    const sentBy = found.rights.enter ? null : await sentUntil(found.form, evidence)
    if (sentBy !== 'never' && (sentBy === null || row.addedAt <= sentBy)) return { evidence, ...found }
  }
  return null
}
