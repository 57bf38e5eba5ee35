import { type CellChange, listChanges } from './changes'
import type { FormDefinition } from './form'
import { listAsOfLast, listInForce, wasReturned } from './history-queries'
import type { Cell, SubmissionKey, SubmissionState } from './submission'

export type Changes = { changes: CellChange[] | null; changesSinceReturn: CellChange[] | null }

/**
 * What differs between the cells shown and what was approved before them: while a correction is under way what is in
 * force, afterwards what the correction replaced. And, of a form sent again, what differs from what was returned.
 */
export async function findChanges(
  form: FormDefinition,
  key: SubmissionKey,
  state: SubmissionState | null,
  cells: readonly Cell[],
  enters: boolean,
): Promise<Changes> {
  const sent = state !== null && state.status !== 'draft' && state.status !== 'returned'
  if (!state || !(enters || sent)) return { changes: null, changesSinceReturn: null }
  const settled = state.status === 'approved' || state.status === 'locked'
  const before =
    state.revision === 1
      ? []
      : settled
        ? await listAsOfLast(state.id, 'reopened')
        : await listInForce(form, key)
  const returned =
    state.status === 'submitted' && (await wasReturned(state.id, state.revision))
      ? await listAsOfLast(state.id, 'returned')
      : []
  return {
    changes: before.length > 0 ? listChanges(form, before, cells) : null,
    changesSinceReturn: returned.length > 0 ? listChanges(form, returned, cells) : null,
  }
}
