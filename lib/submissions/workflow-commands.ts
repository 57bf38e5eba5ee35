import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { refuseEntry, type SubmissionRights, submissionRights } from './access'
import { checkForm } from './checks/check-form'
import { listFormChecks } from './checks/check-queries'
import { type CheckProblem, keepsFromSending } from './checks/problem'
import { getGround } from './derived/activity-figures-queries'
import { listDerivedFigures } from './derived/derived-queries'
import type { FormDefinition } from './form'
import { findForm } from './form-queries'
import { holdSubmission, listCells } from './load-queries'
import { hasException } from './lock-queries'
import { contentHash, newReceiptNumber } from './receipt'
import { refuseReopen, refuseSave, refuseWithdraw, type WorkflowRefusal } from './rules'
import { isBlank, type SubmissionKey, type SubmissionState } from './submission'
import { approveValues, dropBlanks, moveValues, reopenValues } from './value-stage-commands'

export type WorkflowFailure =
  | {
      code:
        | WorkflowRefusal
        | 'not-found'
        | 'forbidden'
        | 'not-assigned'
        | 'not-yet-open'
        | 'closed'
        | 'changed-meanwhile'
        | 'reason-required'
        | 'too-long'
        | 'unknown-cell'
    }
  | { code: 'invalid'; problems: CheckProblem[] }

export type Receipt = { number: string; at: string; contentHash: string }

/** A reason says something: at least so many characters. */
export const shortestReason = 10
export const longestReason = 2000

/** The reason as it is kept, or why it can't be. */
export function toReason(typed: string): Result<string, { code: 'reason-required' | 'too-long' }> {
  const reason = typed.trim().normalize('NFC')
  if (reason.length < shortestReason) return fail({ code: 'reason-required' })
  return reason.length > longestReason ? fail({ code: 'too-long' }) : ok(reason)
}

type Step = { form: FormDefinition; state: SubmissionState; key: SubmissionKey }

/**
 * Loads the form and the locked submission, checks the right, and runs the step in one transaction.
 * A viewer who may not even open it gets `not-found`; one who may, but not do this, `forbidden`.
 */
export async function inWorkflow<Value>(
  viewer: Viewer,
  key: SubmissionKey,
  right: keyof SubmissionRights,
  step: (tx: Tx, found: Step) => Promise<Result<Value, WorkflowFailure>>,
): Promise<Result<Value, WorkflowFailure>> {
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(key.formCode)])
  if (!form || !tree.get(key.orgUnitId)) return fail({ code: 'not-found' })
  const rights = submissionRights(viewer, tree, form, key.orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights[right]) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    const state = await holdSubmission(tx, form, key)
    if (!state) return fail({ code: 'not-found' })
    return step(tx, { form, state, key })
  })
}

/**
 * Sends a draft or a corrected return. Refused with the list of problems while there is an error, or a warning that
 * has no comment.
 * A second press of the button finds it sent and answers with the same receipt.
 */
export async function submitForm(
  viewer: Viewer,
  key: SubmissionKey,
  today: IsoDate,
): Promise<Result<Receipt, WorkflowFailure>> {
  const [checks, ground] = await Promise.all([listFormChecks(key), getGround()])
  return inWorkflow(viewer, key, 'enter', async (tx, { form, state }) => {
    if (state.status === 'submitted' && state.submittedById === viewer.userId)
      return ok(await receiptOf(tx, state.id))
    const excepted = await hasException(tx, form, key, today)
    const refusal =
      refuseSave(state) ??
      refuseEntry(form, key.orgUnitId, key.period, today, { locked: state.locked, excepted })
    if (refusal) return fail({ code: refusal })
    const cells = await listCells(tx, state.id, 'draft')
    // Read again now that the form is held: an activity may have been recorded or a team opened meanwhile.
    const derived = await listDerivedFigures(tx, ground, form, key)
    const problems = checkForm({ form, cells, ...checks, derived }).filter(keepsFromSending)
    if (problems.length > 0) return fail({ code: 'invalid', problems })

    const at = new Date()
    const before = await tx.submission.findUniqueOrThrow({ where: { id: state.id } })
    const receipt = {
      number: before.receiptNumber ?? newReceiptNumber(key.period),
      at: at.toISOString(),
      contentHash: contentHash(cells),
    }
    await setState(tx, state, {
      status: 'submitted',
      submittedAt: at,
      firstSubmittedAt: before.firstSubmittedAt ?? at,
      submittedById: viewer.userId,
      receiptNumber: receipt.number,
      contentHash: receipt.contentHash,
    })
    await dropBlanks(tx, state.id)
    await moveValues(tx, viewer, state.id, { from: 'draft', to: 'submitted', event: 'submitted' })
    if (form.approvalLevels === 0) await approveNow(tx, viewer, form, state, key)
    await bumpDataVersion(tx)
    const figures = cells.filter((cell) => !isBlank(cell)).length
    await audit(
      tx,
      viewer,
      'submission.submit',
      { form, state, key },
      { ...receipt, figures, revision: state.revision },
    )
    return ok(receipt)
  })
}

/** Takes a sent form back into the draft before anyone decided on it; not once it couldn't be sent again. */
export async function withdrawSubmission(
  viewer: Viewer,
  key: SubmissionKey,
  today: IsoDate,
): Promise<Result<void, WorkflowFailure>> {
  return inWorkflow(viewer, key, 'enter', async (tx, { form, state }) => {
    const excepted = await hasException(tx, form, key, today)
    const refusal =
      refuseWithdraw(state, viewer.userId) ??
      refuseEntry(form, key.orgUnitId, key.period, today, { locked: state.locked, excepted })
    if (refusal) return fail({ code: refusal })
    await setState(tx, state, { status: 'draft' })
    await moveValues(tx, viewer, state.id, { from: 'submitted', to: 'draft', event: 'withdrawn' })
    await bumpDataVersion(tx)
    await audit(tx, viewer, 'submission.withdraw', { form, state, key }, { revision: state.revision })
    return ok(undefined)
  })
}

/**
 * Opens an approved report for correction; a locked one, or one of a closed period, only while an exception holds. The
 * approved figures stay in force until the correction is approved.
 */
export async function reopenForCorrection(
  viewer: Viewer,
  { reason, ...key }: SubmissionKey & { reason: string },
  today: IsoDate,
): Promise<Result<void, WorkflowFailure>> {
  const why = toReason(reason)
  if (!why.ok) return why
  return inWorkflow(viewer, key, 'enter', (tx, step) => reopenHeld(tx, viewer, step, why.value, today))
}

/** As {@link reopenForCorrection}, of a report held already by somebody who may enter there. */
export async function reopenHeld(
  tx: Tx,
  viewer: Viewer,
  { form, state, key }: Step,
  reason: string,
  today: IsoDate,
): Promise<Result<void, { code: WorkflowRefusal | 'not-assigned' | 'not-yet-open' | 'closed' }>> {
  const excepted = await hasException(tx, form, key, today)
  const refusal =
    refuseReopen(state, excepted) ??
    refuseEntry(form, key.orgUnitId, key.period, today, { locked: state.locked, excepted })
  if (refusal) return fail({ code: refusal })
  const revision = state.revision + 1
  await setState(tx, state, { status: 'draft', revision, correctionReason: reason })
  await reopenValues(tx, viewer, form, state.id, key, reason)
  await audit(tx, viewer, 'submission.reopen', { form, state, key }, { reason, revision })
  return ok(undefined)
}

/**
 * The approved layer takes the sent figures; used by the last approval and by forms without levels. What was locked before
 * it was corrected is locked again.
 */
export async function approveNow(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  state: SubmissionState,
  key: SubmissionKey,
): Promise<void> {
  await tx.submission.update({
    where: { id: state.id },
    data: { status: state.locked ? 'locked' : 'approved', version: { increment: 1 } },
  })
  await approveValues(tx, viewer, form, state.id, key)
}

type StateChange = Parameters<Tx['submission']['updateMany']>[0]['data']

/** The state stands in the `where`: whoever comes second changes nothing, and the transaction is undone. */
export async function setState(tx: Tx, state: SubmissionState, data: StateChange): Promise<void> {
  const { count } = await tx.submission.updateMany({
    where: { id: state.id, status: state.status, version: state.version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new Error('The submission changed although its row was locked')
}

export async function audit(
  tx: Tx,
  viewer: Viewer,
  action: string,
  { form, state, key }: Step,
  details: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, viewer, {
    action,
    subjectType: 'submission',
    subject: state.id,
    orgUnitId: key.orgUnitId,
    details: { form: form.code, orgUnit: key.orgUnitId, period: key.period, from: state.status, ...details },
  })
}

async function receiptOf(tx: Tx, submissionId: string): Promise<Receipt> {
  const sent = await tx.submission.findUniqueOrThrow({ where: { id: submissionId } })
  return {
    number: sent.receiptNumber ?? '',
    at: sent.submittedAt?.toISOString() ?? '',
    contentHash: sent.contentHash ?? '',
  }
}
