import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import type { Viewer } from '@/lib/access/viewer'
import type { ActivityInput, ActivityProblem, ActivitySource } from '@/lib/activities/activity'
import { findDuplicates } from '@/lib/activities/queries'
import { readActivity } from '@/lib/activities/read-activity'
import { type ActivityFailure, recordActivity } from '@/lib/activities/record-commands'
import { checkActivity } from '@/lib/activities/rules'
import { findViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { activityWords } from './words'

type Read = {
  values: Record<string, string>
  input: ActivityInput
  errors: FormState['errors']
  reason: string
}

/** What was typed, kept as typed, and what of it can't be read. */
export async function readForm(data: FormData): Promise<Read> {
  const values: Record<string, string> = {}
  for (const [name, value] of data.entries())
    if (typeof value === 'string' && !name.startsWith('$')) values[name] = value
  const { input, problems } = readActivity(values, await getGround())
  return { values, input, errors: await toErrors(problems), reason: values.reason ?? '' }
}

/** The first problem of each field, in words. */
async function toErrors(problems: readonly ActivityProblem[]): Promise<FormState['errors']> {
  const words = await activityWords()
  return Object.fromEntries(problems.toReversed().map((problem) => [problem.field, words.problem(problem)]))
}

/** One look for everything: what the rules find, and what couldn't be read. */
export async function findErrors({ input, errors }: Read): Promise<FormState['errors']> {
  const problems = checkActivity(input, { ...(await getGround()), today: today() })
  return { ...(await toErrors(problems)), ...errors }
}

export async function signedOut(values: Record<string, string>): Promise<FormState> {
  const say = await getTranslations('activities')
  return { values, errors: {}, message: say('failures.signed-out') }
}

export async function toState(failure: ActivityFailure, { values, errors }: Read): Promise<FormState> {
  if (failure.code === 'invalid')
    return { values, errors: { ...(await toErrors(failure.problems)), ...errors } }
  const words = await activityWords()
  const message = words.failure(failure)
  if (failure.code === 'reason-required') return { values, errors: { reason: message } }
  return { values, errors, message }
}

/** Records what a form holds; `findSource`: where it was read from, as far as what was confirmed stands there. */
export async function recordFrom(
  data: FormData,
  findSource: (viewer: Viewer, input: ActivityInput) => Promise<ActivitySource | undefined> = async () =>
    undefined,
): Promise<FormState> {
  const form = await readForm(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(form.values)
  const { values, input, reason } = form
  const wrong = await findErrors(form)
  if (Object.keys(wrong).length > 0) return { values, errors: wrong }
  const same = await findDuplicates(viewer, input)
  if (same.length > 0 && values.confirmed !== 'yes') {
    const say = await getTranslations('activities')
    const titles = same.map(({ title }) => `“${title}”`).join(', ')
    return {
      values,
      errors: {},
      asked: ['confirmed'],
      tone: 'warning',
      message: say('duplicate-warning', { count: same.length, titles }),
    }
  }
  const source = await findSource(viewer, input)
  const result = await recordActivity(viewer, input, {
    today: today(),
    reason,
    ...(source ? { source } : {}),
  })
  if (!result.ok) return toState(result.error, form)
  redirect(`/activities/${result.value.id}?done=recorded`)
}
