'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { requireViewer } from '@/lib/auth'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { findChosenUnit } from '@/lib/org-units/unit-choice'
import { today } from '@/lib/periods/deadline'
import { editEntry } from '@/lib/registers/edit-commands'
import type { EntryFailure } from '@/lib/registers/entry'
import { openEntry, setMembers } from '@/lib/registers/entry-commands'
import { addRegisterEvent, removeRegisterEvent } from '@/lib/registers/event-commands'
import { registerEventNames } from '@/lib/registers/life'
import { field, memberFields, readMembers, typedValues } from './read-fields'
import { problemText } from './words'

async function toState(failure: EntryFailure, values: FormState['values']): Promise<FormState> {
  const text = await problemText(failure)
  return failure.field ? { values, errors: { [failure.field]: text } } : { values, errors: {}, message: text }
}

async function notNumbers(fields: readonly string[], values: FormState['values']): Promise<FormState> {
  const text = await problemText({ code: 'not-a-number' })
  return { values, errors: Object.fromEntries(fields.map((name) => [name, text])) }
}

export async function openEntryAction(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values: FormState['values'] = {
    ...typedValues(data, [
      ...['kind', 'orgUnitId', 'name', 'place', 'note', 'openedOn', 'reason'],
      ...memberFields,
    ]),
    sameName: data.getAll('sameName').map(String),
  }
  const read = readMembers(data)
  if (!read.ok) return notNumbers(read.fields, values)
  const unit = findChosenUnit(await getOrgUnitTree(), field(data, 'orgUnitId'))
  const result = await openEntry(
    viewer,
    {
      kind: field(data, 'kind'),
      orgUnitId: unit?.id ?? '',
      name: field(data, 'name'),
      place: field(data, 'place'),
      note: field(data, 'note'),
      openedOn: field(data, 'openedOn'),
      members: read.members,
      sameNameMeant: data.get('sameName') === 'yes',
      reason: field(data, 'reason'),
    },
    today(),
  )
  if (!result.ok) return toState(result.error, values)
  redirect(`/registers/${result.value.id}?done=opened`)
}

export async function addEventAction(
  entryId: string,
  version: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const values = typedValues(data, ['event', 'on', 'orgUnitId', 'name', 'reason'])
  const event = registerEventNames.find((name) => name !== 'opened' && name === values.event)
  if (!event || event === 'opened') {
    const t = await getTranslations('registers')
    return { values, errors: { event: t('choose-event') } }
  }
  const unit = findChosenUnit(await getOrgUnitTree(), field(data, 'orgUnitId'))
  const result = await addRegisterEvent(
    viewer,
    {
      entryId,
      version,
      event,
      on: field(data, 'on'),
      orgUnitId: unit?.id ?? '',
      name: field(data, 'name'),
      reason: field(data, 'reason'),
    },
    today(),
  )
  if (!result.ok) return toState(result.error, values)
  // It may have gone to somebody else's unit.
  redirect(event === 'moved' ? `/registers?done=moved` : `/registers/${entryId}?done=event`)
}

export async function undoEventAction(
  entryId: string,
  version: number,
  eventId: string,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const values = typedValues(data, ['reason'])
  const input = { entryId, version, eventId, reason: field(data, 'reason') }
  const result = await removeRegisterEvent(viewer, input, today())
  if (!result.ok) return toState(result.error, values)
  redirect(`/registers/${entryId}?done=undone`)
}

export async function setMembersAction(
  entryId: string,
  version: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const values = typedValues(data, ['on', 'reason', ...memberFields])
  const read = readMembers(data)
  if (!read.ok) return notNumbers(read.fields, values)
  const input = {
    ...{ entryId, version, on: field(data, 'on') },
    ...{ members: read.members, reason: field(data, 'reason') },
  }
  const result = await setMembers(viewer, input, today())
  if (!result.ok) return toState(result.error, values)
  redirect(`/registers/${entryId}?done=members`)
}

export async function editEntryAction(
  entryId: string,
  version: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const values: FormState['values'] = {
    ...typedValues(data, ['name', 'place', 'note', 'reason']),
    sameName: data.getAll('sameName').map(String),
  }
  const text = (name: string) => field(data, name)
  const result = await editEntry(
    viewer,
    {
      ...{ entryId, version, name: text('name'), place: text('place'), note: text('note') },
      ...{ reason: text('reason'), sameNameMeant: data.get('sameName') === 'yes' },
    },
    today(),
  )
  if (!result.ok) return toState(result.error, values)
  redirect(`/registers/${entryId}?done=edited`)
}
