import { canReview } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { loadViewer } from '@/lib/access/viewer-queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { fail, ok, type Result } from '@/lib/result'
import { findReviewer } from './assign-queries'
import { findForm } from './form-queries'
import { refuseDecision } from './rules'
import type { SubmissionKey } from './submission'
import { audit, inWorkflow, type WorkflowFailure } from './workflow-commands'

export type AssignFailure = WorkflowFailure | { code: 'not-a-reviewer' }

/**
 * Lays a sent form on a reviewer's desk, or back on everybody's (null). `expected` is whose it was on the page: of two
 * who take it at once, the second is told. It says who looks at it, not who may: any reviewer of the area still can.
 */
export async function assignReviewer(
  viewer: Viewer,
  { reviewerId, expected, ...key }: SubmissionKey & { reviewerId: string | null; expected: string | null },
): Promise<Result<void, AssignFailure>> {
  const colleague = reviewerId === null ? null : await loadViewer(reviewerId)
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(key.formCode)])
  const isReviewer = colleague && form && canReview(colleague, tree, key.orgUnitId, form.programmeCode)
  const done = await inWorkflow<'assigned' | 'not-a-reviewer'>(viewer, key, 'review', async (tx, found) => {
    const { state } = found
    if (state.status !== 'submitted') return fail({ code: 'not-submitted' })
    if (reviewerId !== null && !isReviewer) return ok('not-a-reviewer')
    const refusal = colleague && refuseDecision(state, colleague.userId)
    if (refusal) return fail({ code: refusal })
    const before = await findReviewer(tx, state.id)
    if ((before?.id ?? null) !== expected) return fail({ code: 'changed-meanwhile' })
    if (expected === reviewerId) return ok('assigned')
    await tx.submission.update({ where: { id: state.id }, data: { reviewerId } })
    const details = { before: before?.name ?? null, after: colleague?.name ?? null, reviewerId }
    await audit(tx, viewer, 'submission.assign', found, details)
    return ok('assigned')
  })
  if (!done.ok) return done
  return done.value === 'assigned' ? ok(undefined) : fail({ code: done.value })
}
