'use server'

import { redirect } from 'next/navigation'
import type { StepState } from '@/app/entry/[form]/[orgUnit]/[period]/workflow-actions'
import { findViewer } from '@/lib/auth'
import { approveSubmission, type DecisionInput, returnForCorrection } from '@/lib/submissions/review-commands'

/** Approves what the reviewer looked at and goes back to the queue. */
export async function approve(input: DecisionInput, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason: '' }
  const result = await approveSubmission(viewer, input)
  if (!result.ok) return { code: result.error.code, reason: '' }
  redirect('/review?done=approved')
}

/** Sends it back with the reason; a reason too short comes back as typed. */
export async function sendBack(input: DecisionInput, _state: StepState, data: FormData): Promise<StepState> {
  const reason = String(data.get('reason') ?? '')
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason }
  const result = await returnForCorrection(viewer, { ...input, reason })
  if (!result.ok) return { code: result.error.code, reason }
  redirect('/review?done=returned')
}
