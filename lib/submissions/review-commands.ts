import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { fail, ok, type Result } from '@/lib/result'
import { isLastApproval, refuseDecision } from './rules'
import type { SubmissionKey } from './submission'
import { moveValues } from './value-stage-commands'
import {
  approveNow,
  audit,
  inWorkflow,
  setState,
  shortestReason,
  type WorkflowFailure,
} from './workflow-commands'

/** `version` is the one the reviewer looked at: a form sent anew meanwhile is not decided on unread. */
export type DecisionInput = SubmissionKey & { version: number }

/** Sends a form back to its unit with the reason; its figures become a draft again and count nowhere. */
export async function returnForCorrection(
  viewer: Viewer,
  { reason, version, ...key }: DecisionInput & { reason: string },
): Promise<Result<void, WorkflowFailure>> {
  const why = reason.trim().normalize('NFC')
  if (why.length < shortestReason) return fail({ code: 'reason-required' })
  return inWorkflow(viewer, key, 'review', async (tx, { form, state }) => {
    const refusal = refuseDecision(state, viewer.userId)
    if (refusal) return fail({ code: refusal })
    if (state.version !== version) return fail({ code: 'changed-meanwhile' })
    const level = state.approvedByIds.length + 1
    await setState(tx, state, { status: 'returned' })
    await tx.approval.create({
      data: {
        submissionId: state.id,
        revision: state.revision,
        level,
        decision: 'returned',
        reason: why,
        decidedById: viewer.userId,
      },
    })
    await moveValues(tx, viewer, state.id, { from: 'submitted', to: 'draft', event: 'returned' })
    await bumpDataVersion(tx)
    await audit(
      tx,
      viewer,
      'submission.return',
      { form, state, key },
      { reason: why, level, revision: state.revision },
    )
    return ok(undefined)
  })
}

/** Approves at the next level; the last level puts the figures in force. Nobody approves their own. */
export async function approveSubmission(
  viewer: Viewer,
  { version, ...key }: DecisionInput,
): Promise<Result<{ inForce: boolean }, WorkflowFailure>> {
  return inWorkflow(viewer, key, 'review', async (tx, { form, state }) => {
    const refusal = refuseDecision(state, viewer.userId)
    if (refusal) return fail({ code: refusal })
    if (state.version !== version) return fail({ code: 'changed-meanwhile' })
    const level = state.approvedByIds.length + 1
    const inForce = isLastApproval(state)
    await tx.approval.create({
      data: {
        submissionId: state.id,
        revision: state.revision,
        level,
        decision: 'approved',
        decidedById: viewer.userId,
      },
    })
    if (inForce) await approveNow(tx, viewer, form, state, key)
    else await setState(tx, state, { status: 'submitted' })
    await bumpDataVersion(tx)
    await audit(
      tx,
      viewer,
      'submission.approve',
      { form, state, key },
      { level, inForce, revision: state.revision },
    )
    return ok({ inForce })
  })
}
