'use server'

import { redirect } from 'next/navigation'
import { signInPath } from '@/lib/access/next-path'
import { findViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { dropCorrection } from '@/lib/submissions/correction-commands'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { reopenForCorrection, submitForm, withdrawSubmission } from '@/lib/submissions/workflow-commands'
import { entryPath } from './paths'

/** What a refused step shows: its code for the words, and the reason typed, kept. */
export type StepState = { code: string; reason: string }

/** Sends the form and goes on to its receipt; a second press leads to the same one. */
export async function sendForm(key: SubmissionKey, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) redirect(signInPath(`${entryPath(key)}/check`))
  const result = await submitForm(viewer, key, today())
  if (!result.ok) return { code: result.error.code, reason: '' }
  redirect(`${entryPath(key)}/receipt`)
}

export async function takeBack(key: SubmissionKey, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) redirect(signInPath(`${entryPath(key)}/receipt`))
  const result = await withdrawSubmission(viewer, key, today())
  if (!result.ok) return { code: result.error.code, reason: '' }
  redirect(entryPath(key))
}

export async function correct(key: SubmissionKey, _state: StepState, data: FormData): Promise<StepState> {
  const reason = String(data.get('reason') ?? '')
  const viewer = await findViewer()
  if (!viewer) return { code: 'signed-out', reason }
  const result = await reopenForCorrection(viewer, { ...key, reason }, today())
  if (!result.ok) return { code: result.error.code, reason }
  redirect(entryPath(key))
}

/** Back to the report as it was approved. */
export async function giveUp(key: SubmissionKey, _state: StepState, _data: FormData): Promise<StepState> {
  const viewer = await findViewer()
  if (!viewer) redirect(signInPath(`${entryPath(key)}/changes`))
  const result = await dropCorrection(viewer, key)
  if (!result.ok) return { code: result.error.code, reason: '' }
  redirect(`${entryPath(key)}/receipt`)
}
