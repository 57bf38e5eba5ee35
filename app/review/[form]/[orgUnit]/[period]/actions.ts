'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { StepState } from '@/app/entry/[form]/[orgUnit]/[period]/workflow-actions'
import { findViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { assignReviewer } from '@/lib/submissions/assign-commands'
import { grantException, lockSubmission, revokeException } from '@/lib/submissions/lock-commands'
import { approveSubmission, type DecisionInput, returnForCorrection } from '@/lib/submissions/review-commands'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { readReturn } from './read-return'
import { type CannedReason, cannedReasons, type ReturnState } from './return-state'

/** Approves what the reviewer looked at and goes back to the queue. */
export async function approve(input: DecisionInput, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason: '' }
  const result = await approveSubmission(viewer, input)
  if (!result.ok) return { code: result.error.code, reason: '' }
  redirect(`/review?done=${result.value.inForce ? 'approved' : 'passed'}`)
}

/** Sends it back with the reasons; when refused, everything chosen and typed comes back as it was. */
export async function sendBack(
  input: DecisionInput,
  _state: ReturnState,
  data: FormData,
): Promise<ReturnState> {
  const say = await getTranslations('review')
  const typed = readReturn(data)
  const viewer = await findViewer()
  if (!viewer) return { ...typed, code: 'signed-out' }
  const chosen = cannedReasons.filter((code: CannedReason) => typed.canned.includes(code))
  const reason = [...chosen.map((code) => say(`reasons.${code}`)), typed.reason.trim()]
  const cells = Object.fromEntries(
    Object.entries(typed.cells).map(([cell, text]) => [cell, text.trim() || say('return.cellDefault')]),
  )
  const result = await returnForCorrection(viewer, {
    ...input,
    cells,
    reason: reason.filter(Boolean).join('\n'),
  })
  if (!result.ok) return { ...typed, code: result.error.code }
  redirect('/review?done=returned')
}

/** Lays the form on somebody's desk, or back on everybody's. */
export async function assign(
  input: SubmissionKey & { expected: string | null; reviewerId?: string | null },
  _state: StepState,
  data: FormData,
): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason: '' }
  const { reviewerId = String(data.get('reviewer') ?? '') || null, ...key } = input
  const result = await assignReviewer(viewer, { ...key, reviewerId })
  if (!result.ok)
    return { code: result.error.code === 'changed-meanwhile' ? 'taken' : result.error.code, reason: '' }
  revalidatePath('/review', 'layout')
  return { code: '', reason: '' }
}

/** Locks what is approved. */
export async function lock(key: SubmissionKey, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason: '' }
  const result = await lockSubmission(viewer, key)
  if (!result.ok) return { code: result.error.code, reason: '' }
  revalidatePath('/review', 'layout')
  return { code: '', reason: '' }
}

export type GrantState = StepState & { until: string }

/** Gives leave to enter or correct what is closed, until a day. */
export async function grant(key: SubmissionKey, _state: GrantState, data: FormData): Promise<GrantState> {
  const typed = { reason: String(data.get('reason') ?? ''), until: String(data.get('until') ?? '') }
  const viewer = await findViewer()
  if (!viewer) return { ...typed, code: 'signed-out' }
  const result = await grantException(viewer, { ...key, ...typed }, today())
  if (!result.ok) return { ...typed, code: result.error.code }
  revalidatePath('/review', 'layout')
  return { code: '', reason: '', until: '' }
}

/** Ends a leave before its day. */
export async function revoke(id: number, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason: '' }
  const result = await revokeException(viewer, { id }, today())
  if (!result.ok) return { code: result.error.code, reason: '' }
  revalidatePath('/review', 'layout')
  return { code: '', reason: '' }
}
