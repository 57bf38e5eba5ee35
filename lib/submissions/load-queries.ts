import type { db, Tx } from '@/lib/db'
import type { Approval, Stage, Submission } from '@/lib/generated/prisma/client'
import type { FormDefinition } from './form'
import { wasLocked } from './lock-queries'
import type { Cell, SubmissionKey, SubmissionState } from './submission'

/**
 * The submission with its row locked until the transaction ends, so that two hands on one form follow
 * each other; null when nothing was entered yet.
 */
export async function holdSubmission(
  tx: Tx,
  form: FormDefinition,
  key: SubmissionKey,
): Promise<SubmissionState | null> {
  await tx.$queryRaw`
    SELECT id FROM submission
    WHERE form_id = ${form.id} AND org_unit_id = ${key.orgUnitId} AND period = ${key.period} FOR UPDATE`
  return findSubmissionState(tx, form, key)
}

/** The submission as the workflow rules see it; null when nothing was entered yet. */
export async function findSubmissionState(
  tx: Tx | typeof db,
  form: FormDefinition,
  { orgUnitId, period }: SubmissionKey,
): Promise<SubmissionState | null> {
  const submission = await tx.submission.findUnique({
    where: { formId_orgUnitId_period: { formId: form.id, orgUnitId, period } },
    include: { approvals: { orderBy: { id: 'asc' } } },
  })
  if (!submission) return null
  const entered = await tx.dataValue.findMany({
    where: { submissionId: submission.id, stage: { in: ['draft', 'submitted'] }, updatedById: { not: null } },
    select: { updatedById: true },
    distinct: ['updatedById'],
  })
  const enteredByIds = entered.flatMap(({ updatedById }) => (updatedById ? [updatedById] : []))
  const locked =
    submission.status === 'locked' || (submission.revision > 1 && (await wasLocked(tx, submission.id)))
  return toSubmissionState(submission, { enteredByIds, locked }, form)
}

type StoredSubmission = Pick<Submission, 'id' | 'status' | 'version' | 'revision' | 'submittedById'> & {
  approvals: readonly Pick<Approval, 'revision' | 'decision' | 'decidedById'>[]
}

/** What the workflow rules see of a stored submission; its approvals oldest first. */
export function toSubmissionState(
  submission: StoredSubmission,
  { enteredByIds, locked }: Pick<SubmissionState, 'enteredByIds' | 'locked'>,
  { approvalLevels }: Pick<FormDefinition, 'approvalLevels'>,
): SubmissionState {
  const { id, status, version, revision, submittedById } = submission
  const decisions = submission.approvals.filter((approval) => approval.revision === revision)
  const lastReturn = decisions.findLastIndex(({ decision }) => decision === 'returned')
  const approvedByIds = decisions
    .slice(lastReturn + 1)
    .flatMap(({ decidedById }) => (decidedById ? [decidedById] : []))
  return { id, status, version, revision, locked, submittedById, enteredByIds, approvalLevels, approvedByIds }
}

/** The cells of a submission in one stage, blank ones included, in no order. */
export async function listCells(tx: Tx | typeof db, submissionId: string, stage: Stage): Promise<Cell[]> {
  const rows = await tx.dataValue.findMany({
    where: { submissionId, stage },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  return rows.map((row) => ({
    dataElement: row.dataElement.code,
    breakdown: row.breakdown.key,
    value: row.value?.toFixed() ?? null,
    missing: row.missing,
    comment: row.comment,
    followUp: row.followUp,
    version: row.version,
  }))
}
