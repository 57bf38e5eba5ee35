import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { SubmissionRef } from './save-request'
import type { SubmissionKey } from './submission'

/** Form, unit and period that a call names; null when there is no such thing. Decides nothing about who may. */
export async function findSubmissionKey(ref: SubmissionRef): Promise<SubmissionKey | null> {
  if ('formCode' in ref) {
    const unit = (await getOrgUnitTree()).resolve(ref.orgUnitId)
    return unit ? { ...ref, orgUnitId: unit.id } : null
  }
  const [catalogue, submission] = await Promise.all([
    getCatalogue(),
    db.submission.findUnique({
      where: { id: ref.submissionId },
      select: { formId: true, orgUnitId: true, period: true },
    }),
  ])
  const form = submission && catalogue.forms.byId(submission.formId)
  return form ? { formCode: form.code, orgUnitId: submission.orgUnitId, period: submission.period } : null
}
