import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { deadlinesOf } from './deadlines'
import { findForm } from './form-queries'
import { toSubmissionState } from './load-queries'
import { listRowChecks } from './review-check-queries'
import { isClean, type ReviewRow, type ReviewStatus, type RowChecks } from './review-filters'
import { refuseDecision } from './rules'

type Ground = { tree: OrgUnitTree; catalogue: Catalogue }

/** The rows of these submissions, in their order, as the viewer's desk shows them. Who may see them is decided before. */
export async function listReviewRows(
  viewer: Viewer,
  ground: Ground,
  ids: readonly string[],
  today: IsoDate,
): Promise<ReviewRow[]> {
  if (ids.length === 0) return []
  const [found, enteredBy] = await Promise.all([read(ids), readEnterers(ids)])
  const forms = new Map(
    await Promise.all(
      [...new Set(found.map(({ form }) => form.code))].map(
        async (code) => [code, await findForm(code)] as const,
      ),
    ),
  )
  const waiting = found.flatMap(({ id, status, form, orgUnitId, period, revision }) => {
    const definition = forms.get(form.code)
    return status === 'submitted' && definition ? [{ id, form: definition, orgUnitId, period, revision }] : []
  })
  const checks = await listRowChecks(waiting)
  const rows = new Map(
    found.map((submission) => [
      submission.id,
      toRow(viewer, ground, submission, {
        enteredByIds: enteredBy.get(submission.id) ?? [],
        checks: checks.get(submission.id) ?? null,
        today,
      }),
    ]),
  )
  return ids.flatMap((id) => rows.get(id) ?? [])
}

type Found = Awaited<ReturnType<typeof read>>[number]

function read(ids: readonly string[]) {
  return db.submission.findMany({
    where: { id: { in: [...ids] } },
    include: {
      form: true,
      orgUnit: { select: { fullName: true, level: true } },
      submittedBy: { select: { name: true } },
      reviewer: { select: { id: true, name: true } },
      approvals: { orderBy: { id: 'asc' } },
    },
  })
}

/** Who entered a figure of each that isn't decided yet. */
async function readEnterers(ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.dataValue.findMany({
    where: {
      submissionId: { in: [...ids] },
      stage: { in: ['draft', 'submitted'] },
      updatedById: { not: null },
    },
    select: { submissionId: true, updatedById: true },
    distinct: ['submissionId', 'updatedById'],
  })
  const found = new Map<string, string[]>()
  for (const { submissionId, updatedById } of rows) {
    if (submissionId && updatedById)
      found.set(submissionId, [...(found.get(submissionId) ?? []), updatedById])
  }
  return found
}

function toRow(
  viewer: Viewer,
  { catalogue }: Ground,
  submission: Found,
  { enteredByIds, checks, today }: { enteredByIds: string[]; checks: RowChecks | null; today: IsoDate },
): ReviewRow {
  const { form, orgUnit, reviewer, submittedAt } = submission
  const state = toSubmissionState(submission, { enteredByIds, locked: submission.status === 'locked' }, form)
  const terms = catalogue.forms.byId(form.id) ?? { ...form, deadlines: [] }
  const reviewBy = deadlinesOf(terms, orgUnit.level, submission.period, catalogue.holidays).review
  const waits = submission.status === 'submitted'
  const refusal = waits ? refuseDecision(state, viewer.userId) : null
  const mine = reviewer === null || reviewer.id === viewer.userId
  return {
    submissionId: submission.id,
    version: submission.version,
    formCode: form.code,
    formNameVi: form.nameVi,
    formNameEn: form.nameEn,
    calendar: form.calendar,
    orgUnitId: submission.orgUnitId,
    orgUnitName: orgUnit.fullName,
    period: submission.period,
    status: submission.status as ReviewStatus,
    submittedAt,
    submittedBy: submission.submittedBy?.name ?? '',
    reviewBy,
    late: waits && reviewBy < today,
    daysWaiting: waits && submittedAt ? daysBetween(dayInVietNam(submittedAt), today) : 0,
    revision: submission.revision,
    level: state.approvedByIds.length + 1,
    approvalLevels: form.approvalLevels,
    receiptNumber: submission.receiptNumber,
    reviewer: reviewer && { ...reviewer, me: reviewer.id === viewer.userId },
    checks,
    refusal,
    bulk: waits && refusal === null && mine && checks !== null && isClean(checks),
  }
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.max(
    0,
    Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000),
  )
}
