import type { SubmissionState } from './submission'

/** Why a step is refused; the words are in the messages under `submissions.failures`. */
export type WorkflowRefusal =
  | 'locked'
  | 'closed'
  | 'not-submitted'
  | 'own-submission'
  | 'already-decided'
  | 'not-approved'
  | 'no-correction'

/** A draft or a returned form takes figures and can be sent; a sent or approved one can't. */
export function refuseSave(state: Pick<SubmissionState, 'status'>): WorkflowRefusal | null {
  return state.status === 'draft' || state.status === 'returned' ? null : 'locked'
}

/**
 * Four eyes: nobody decides on what they sent or entered, and nobody decides at two levels.
 * Returning and approving follow the same rule.
 */
export function refuseDecision(state: SubmissionState, userId: string): WorkflowRefusal | null {
  if (state.status !== 'submitted') return 'not-submitted'
  if (state.submittedById === userId || state.enteredByIds.includes(userId)) return 'own-submission'
  if (state.approvedByIds.includes(userId)) return 'already-decided'
  return null
}

/** Until the first decision the sender may take a form back. */
export function refuseWithdraw(state: SubmissionState, userId: string): WorkflowRefusal | null {
  if (state.status !== 'submitted') return 'not-submitted'
  return state.approvedByIds.length > 0 || state.submittedById !== userId ? 'already-decided' : null
}

/**
 * Only what is approved can be corrected; the approved figures stand until the correction is approved. A locked report
 * needs somebody's leave first. That the period itself has closed is `refuseEntry`'s to say.
 */
export function refuseReopen(state: SubmissionState, excepted: boolean): WorkflowRefusal | null {
  if (state.status === 'locked') return excepted ? null : 'closed'
  return state.status === 'approved' ? null : 'not-approved'
}

/** A correction that isn't sent can be given up, also after its leave has ended: what is approved stands as it is. */
export function refuseDrop(state: SubmissionState): WorkflowRefusal | null {
  return state.revision > 1 && refuseSave(state) === null ? null : 'no-correction'
}

/** Only what is approved is locked, once. */
export function refuseLock(state: SubmissionState): WorkflowRefusal | null {
  if (state.status === 'locked') return 'already-decided'
  return state.status === 'approved' ? null : 'not-approved'
}

/** True when this approval is the last one the form asks for. */
export function isLastApproval(state: SubmissionState): boolean {
  return state.approvedByIds.length + 1 >= state.approvalLevels
}
