'use server'

import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { requireViewer } from '@/lib/auth'
import { formatNumber } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { findChosenUnit } from '@/lib/org-units/unit-choice'
import { today } from '@/lib/periods/deadline'
import {
  type CompositionFailure,
  type CompositionInput,
  type Counts,
  countNames,
} from '@/lib/registers/bodies'
import { changeComposition, recordComposition, removeComposition } from '@/lib/registers/bodies-commands'
import { parseEntry } from '@/lib/values/number-entry'
import { field, typedValues } from '../registers/read-fields'
import { formWords } from '../registers/words'

const fields = [
  'body',
  'orgUnitId',
  'name',
  'term',
  'kind',
  'asOf',
  'source',
  'note',
  'reason',
  ...countNames,
]

async function toState(failure: CompositionFailure, values: FormState['values']): Promise<FormState> {
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const number = (value: number | undefined) => formatNumber(value ?? 0, 0, locale)
  const text = t(`problems.${failure.code}`, {
    limit: number(failure.limit),
    found: number(failure.found),
    part: t(`fields.${isCount(failure.field) ? failure.field : 'women'}`),
    whole: t(`fields.${failure.of ?? 'seats'}`),
    ...(await formWords(failure.key)),
  })
  return failure.field ? { values, errors: { [failure.field]: text } } : { values, errors: {}, message: text }
}

function isCount(name: string | undefined): name is (typeof countNames)[number] {
  return countNames.some((one) => one === name)
}

/** The form as a command takes it, or what couldn't be read. */
async function readInput(
  data: FormData,
): Promise<{ ok: true; input: CompositionInput } | { ok: false; wrong: string[] }> {
  const wrong: string[] = []
  const counts = Object.fromEntries(
    countNames.map((name) => {
      const read = parseEntry(field(data, name))
      if (!read.ok) wrong.push(name)
      return [name, read.ok && read.value ? read.value.toNumber() : null]
    }),
  ) as Counts
  if (wrong.length > 0) return { ok: false, wrong }
  const unit = findChosenUnit(await getOrgUnitTree(), field(data, 'orgUnitId'))
  const text = (name: string) => field(data, name)
  return {
    ok: true,
    input: {
      ...counts,
      body: text('body'),
      orgUnitId: unit?.id ?? '',
      name: text('name'),
      term: text('term').trim(),
      kind: text('kind'),
      asOf: text('asOf'),
      source: text('source'),
      note: text('note'),
      reason: text('reason'),
    },
  }
}

async function notNumbers(wrong: readonly string[], values: FormState['values']): Promise<FormState> {
  const t = await getTranslations('representation')
  return { values, errors: Object.fromEntries(wrong.map((name) => [name, t('problems.not-a-number')])) }
}

export async function recordAction(_before: FormState, data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = typedValues(data, fields)
  const read = await readInput(data)
  if (!read.ok) return notNumbers(read.wrong, values)
  const result = await recordComposition(viewer, read.input, today())
  if (!result.ok) return toState(result.error, values)
  redirect(backTo(read.input, 'recorded'))
}

export async function changeAction(
  id: string,
  version: number,
  of: Pick<CompositionInput, 'body' | 'orgUnitId' | 'name' | 'term' | 'kind' | 'asOf'>,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const values = typedValues(data, fields)
  const read = await readInput(data)
  if (!read.ok) return notNumbers(read.wrong, values)
  const result = await changeComposition(viewer, { ...read.input, ...of, id, version }, today())
  if (!result.ok) return toState(result.error, values)
  redirect(backTo(of, 'changed'))
}

export async function removeAction(
  id: string,
  version: number,
  of: Pick<CompositionInput, 'body' | 'orgUnitId' | 'term' | 'kind'>,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const viewer = await requireViewer()
  const result = await removeComposition(viewer, { id, version, reason: field(data, 'reason') }, today())
  if (!result.ok) return toState(result.error, typedValues(data, ['reason']))
  redirect(backTo(of, 'removed'))
}

function backTo(
  { body, orgUnitId, term, kind }: Pick<CompositionInput, 'body' | 'orgUnitId' | 'term' | 'kind'>,
  done: string,
): string {
  return `/representation?${new URLSearchParams({ orgUnit: orgUnitId, body, kind, term, done })}`
}
