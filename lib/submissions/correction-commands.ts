import type { Viewer } from '@/lib/access/viewer'
import { fail, ok, type Result } from '@/lib/result'
import { listCells } from './load-queries'
import { contentHash } from './receipt'
import { refuseDrop } from './rules'
import type { SubmissionKey } from './submission'
import { dropDraft } from './value-stage-commands'
import { audit, inWorkflow, setState, type WorkflowFailure } from './workflow-commands'

/**
 * Gives up a correction that isn't sent, or came back: the report is again what it was before it was opened, approved or
 * locked. It changes no figure in force, so it needs no leave.
 */
export async function dropCorrection(
  viewer: Viewer,
  key: SubmissionKey,
): Promise<Result<void, WorkflowFailure>> {
  return inWorkflow(viewer, key, 'enter', async (tx, { form, state }) => {
    const refusal = refuseDrop(state)
    if (refusal) return fail({ code: refusal })
    const inForce = contentHash(await listCells(tx, state.id, 'approved'))
    await setState(tx, state, { status: state.locked ? 'locked' : 'approved', contentHash: inForce })
    await dropDraft(tx, viewer, form, state.id, key)
    await audit(tx, viewer, 'submission.drop', { form, state, key }, { revision: state.revision })
    return ok(undefined)
  })
}
