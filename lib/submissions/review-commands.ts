import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { fail, ok, type Result } from '@/lib/result'
import { toCellReasons } from './return-reasons'
import { isLastApproval, refuseDecision } from './rules'
import type { CellKey, SubmissionKey } from './submission'
import { moveValues } from './value-stage-commands'
import { approveNow, audit, inWorkflow, setState, toReason, type WorkflowFailure } from './workflow-commands'

/** `version` is the one the reviewer looked at: a form sent anew meanwhile is not decided on unread. */
export type DecisionInput = SubmissionKey & { version: number }

/** `cells`: what is asked at single cells, beside the reason for the whole form. */
export type ReturnInput = DecisionInput & { reason: string; cells?: Readonly<Record<CellKey, string>> }

/** Sends a form back to its unit with the reasons; its figures become a draft again and count nowhere. */
export async function returnForCorrection(
  viewer: Viewer,
  { reason, cells = {}, version, ...key }: ReturnInput,
): Promise<Result<void, WorkflowFailure>> {
  const why = toReason(reason)
  if (!why.ok) return why
  return inWorkflow(viewer, key, 'review', async (tx, { form, state }) => {
    const refusal = refuseDecision(state, viewer.userId)
    if (refusal) return fail({ code: refusal })
    if (state.version !== version) return fail({ code: 'changed-meanwhile' })
    const asked = toCellReasons(form, cells)
    if (!asked.ok) return asked
    const level = state.approvedByIds.length + 1
    await setState(tx, state, { status: 'returned' })
    await tx.approval.create({
      data: {
        submissionId: state.id,
        revision: state.revision,
        level,
        decision: 'returned',
        reason: why.value,
        cells: asked.value,
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
      { reason: why.value, cells: asked.value, level, revision: state.revision },
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
