'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { type CommitmentInput, commitmentStatuses } from '@/lib/activities/commitment'
import {
  type CommitmentFailure,
  changeCommitment,
  recordCommitment,
} from '@/lib/activities/commitment-commands'
import { toDayText, toStorable } from '@/lib/activities/read-activity'
import { findViewer } from '@/lib/auth'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { findChosenUnit } from '@/lib/org-units/unit-choice'
import { today } from '@/lib/periods/deadline'

async function read(data: FormData): Promise<{ values: Record<string, string>; input: CommitmentInput }> {
  const values: Record<string, string> = {}
  for (const [name, value] of data.entries())
    if (typeof value === 'string' && !name.startsWith('$')) values[name] = value
  const text = (name: string) => toStorable(values[name] ?? '') || null
  const day = (name: string) => {
    const typed = text(name)
    return typed === null ? null : toDayText(typed)
  }
  const unit = text('orgUnitId')
  const input: CommitmentInput = {
    activityId: text('activityId') ?? '',
    what: text('what') ?? '',
    ...{ who: text('who'), note: text('note'), chart: text('chart'), indicator: text('indicator') },
    orgUnitId: unit === null ? null : (findChosenUnit(await getOrgUnitTree(), unit)?.id ?? unit),
    dueOn: day('dueOn'),
    endedOn: day('endedOn'),
    status: commitmentStatuses.find((one) => one === values.status) ?? 'open',
  }
  return { values, input }
}

async function toState(failure: CommitmentFailure, values: Record<string, string>): Promise<FormState> {
  const say = await getTranslations('commitments')
  if (failure.code !== 'invalid') return { values, errors: {}, message: say(`failures.${failure.code}`) }
  const errors = Object.fromEntries(
    failure.problems.toReversed().map(({ field, code }) => [field, say(`problems.${code}`)]),
  )
  return { values, errors }
}

export async function recordCommitmentAction(_before: FormState, data: FormData): Promise<FormState> {
  const { values, input } = await read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(values)
  const result = await recordCommitment(viewer, input, today())
  if (!result.ok) return toState(result.error, values)
  redirect('/commitments?done=recorded')
}

export async function changeCommitmentAction(
  id: string,
  baseVersion: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const { values, input } = await read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(values)
  const result = await changeCommitment(viewer, { id, baseVersion, input }, today())
  if (!result.ok) return toState(result.error, values)
  redirect('/commitments?done=changed')
}

async function signedOut(values: Record<string, string>): Promise<FormState> {
  const say = await getTranslations('activities')
  return { values, errors: {}, message: say('failures.signed-out') }
}
