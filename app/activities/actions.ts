'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/ui/form-state'
import { signInPath } from '@/lib/access/next-path'
import { changeActivity, removeActivity, restoreActivity } from '@/lib/activities/record-commands'
import { findViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { findErrors, readForm, recordFrom, signedOut, toState } from './form-answers'
import { activityWords } from './words'

export async function recordAction(_before: FormState, data: FormData): Promise<FormState> {
  return recordFrom(data)
}

export async function changeAction(
  id: string,
  baseVersion: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const form = await readForm(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(form.values)
  const { values, input, reason } = form
  const wrong = await findErrors(form)
  if (Object.keys(wrong).length > 0) return { values, errors: wrong }
  const result = await changeActivity(viewer, { id, baseVersion, input }, { today: today(), reason })
  if (!result.ok) return toState(result.error, form)
  redirect(`/activities/${id}?done=changed`)
}

/** Takes back or puts back, with the reason typed kept where it is refused. */
export async function setRemovedAction(
  { id, baseVersion, removed }: { id: string; baseVersion: number; removed: boolean },
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const reason = String(data.get('reason') ?? '')
  const viewer = await findViewer()
  if (!viewer) redirect(signInPath(`/activities/${id}`))
  const command = removed ? removeActivity : restoreActivity
  const result = await command(viewer, { id, baseVersion }, { today: today(), reason })
  if (result.ok) redirect(`/activities/${id}?done=${removed ? 'removed' : 'restored'}`)
  if (result.error.code === 'invalid') return { values: { reason }, errors: {} }
  const message = (await activityWords()).failure(result.error)
  if (result.error.code === 'reason-required') return { values: { reason }, errors: { reason: message } }
  return { values: { reason }, errors: {}, message }
}
