import { canReview, hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { deadlinesOf } from './deadlines'

/** One form waiting for, or decided by, the reviewer. */
export type ReviewRow = {
  formCode: string
  formNameVi: string
  formNameEn: string
  orgUnitId: string
  orgUnitName: string
  period: string
  status: 'submitted' | 'returned' | 'approved'
  submittedAt: Date | null
  submittedBy: string
  reviewBy: IsoDate
  revision: number
  receiptNumber: string | null
}

/**
 * Forms of the units the viewer reviews, the longest waiting first. `limit` rows of the status asked, and how many
 * there are in all.
 */
export async function listReviews(
  viewer: Viewer,
  status: ReviewRow['status'],
  limit = 200,
): Promise<{ rows: ReviewRow[]; total: number }> {
  if (!hasRole(viewer, 'reviewer')) return { rows: [], total: 0 }
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  // The rights are decided in memory, so only what they need is read of all; the rest of the rows shown.
  const found = await db.submission.findMany({
    where: { status },
    orderBy: { submittedAt: status === 'submitted' ? 'asc' : 'desc' },
    select: { id: true, orgUnitId: true, formId: true },
  })
  const mine = found.filter(({ orgUnitId, formId }) => {
    const form = catalogue.forms.byId(formId)
    return form !== undefined && canReview(viewer, tree, orgUnitId, form.programmeCode)
  })
  const shown = await db.submission.findMany({
    where: { id: { in: mine.slice(0, limit).map(({ id }) => id) } },
    orderBy: { submittedAt: status === 'submitted' ? 'asc' : 'desc' },
    include: {
      form: true,
      orgUnit: { select: { fullName: true } },
      submittedBy: { select: { name: true } },
    },
  })
  const reviewBy = ({ formId, orgUnitId, calendar, period, form }: (typeof shown)[number]) => {
    const terms = catalogue.forms.byId(formId) ?? { ...form, calendar, deadlines: [] }
    return deadlinesOf(terms, tree.get(orgUnitId)?.level, period, catalogue.holidays).review
  }
  const rows = shown.map((submission) => ({
    formCode: submission.form.code,
    formNameVi: submission.form.nameVi,
    formNameEn: submission.form.nameEn,
    orgUnitId: submission.orgUnitId,
    orgUnitName: submission.orgUnit.fullName,
    period: submission.period,
    status,
    submittedAt: submission.submittedAt,
    submittedBy: submission.submittedBy?.name ?? '',
    reviewBy: reviewBy(submission),
    revision: submission.revision,
    receiptNumber: submission.receiptNumber,
  }))
  return { rows, total: mine.length }
}
