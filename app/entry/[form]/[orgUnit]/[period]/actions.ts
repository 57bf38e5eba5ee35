'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { EntryState } from '@/components/forms/entry/entry-state'
import { findViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { emptyBase, readTyped } from '@/lib/submissions/entry-text'
import { findForm } from '@/lib/submissions/form-queries'
import { type CellAnswer, saveCells } from '@/lib/submissions/save-commands'
import type { CellKey, SubmissionKey } from '@/lib/submissions/submission'
import { entryPath } from './paths'
import { readFields } from './read-fields'
import { toWords } from './words'

/**
 * Keeps what was typed, cell by cell, and answers with the same page: saved cells with their new version, the others
 * as typed with what is wrong. With `intent=check` and nothing wrong it goes on to the check page.
 */
export async function saveEntry(key: SubmissionKey, state: EntryState, data: FormData): Promise<EntryState> {
  const words = await getTranslations('entry')
  const { typed, base, mutationId } = readFields(data, state)
  const next = { ...state, typed, base, errors: {}, echoes: {}, mutationId: randomUUID() }
  const viewer = await findViewer()
  if (!viewer) return { ...next, outcome: 'signed-out', message: words('signedOut') }
  const form = await findForm(key.formCode)
  if (!form) return { ...next, outcome: 'refused', message: words('failures.not-found') }

  const { cells, problems } = readTyped(form, typed, base)
  const say = await toWords(form)
  const errors: Record<CellKey, string> = Object.fromEntries(
    Object.entries(problems).map(([cell, problem]) => [
      cell,
      say.problem(problem, typed[cell as CellKey]?.text ?? ''),
    ]),
  )
  let saved = 0
  const kept = { ...base }
  if (cells.length > 0) {
    const result = await saveCells(viewer, { ...key, mutationId, cells }, today())
    if (!result.ok) return { ...next, outcome: 'refused', message: words(`failures.${result.error.code}`) }
    for (const answer of result.value.cells) {
      const now = typed[answer.cell] ?? emptyBase
      if (answer.state === 'saved') {
        kept[answer.cell] = { ...emptyBase, ...base[answer.cell], ...now, version: answer.version }
        saved += 1
      } else {
        errors[answer.cell] = say.answer(answer)
        if (answer.state === 'conflict') kept[answer.cell] = conflictBase(answer, say.number)
      }
    }
    for (const { cell, value, missing, version } of result.value.derived) {
      const text = value === null ? '' : say.number(value)
      kept[cell] = { ...(base[cell] ?? emptyBase), text, missing: missing ?? '', version }
    }
  }
  const wrong = Object.keys(errors).length
  const at = words('savedAt', { time: formatDateTime(new Date()) })
  if (wrong > 0) {
    const message = words('someWrong', { saved, wrong })
    return {
      ...next,
      outcome: 'problems',
      message,
      errors,
      base: kept,
      savedAt: saved > 0 ? at : state.savedAt,
    }
  }
  if (data.get('intent') === 'check') redirect(`${entryPath(key)}/check`)
  return {
    ...next,
    outcome: 'saved',
    message: saved > 0 ? words('saved', { count: saved }) : words('nothingNew'),
    base: kept,
    echoes: say.echoes(typed),
    savedAt: at,
  }
}

/** After a conflict the next press of the button writes over the other's figure knowingly. */
function conflictBase(answer: CellAnswer & { state: 'conflict' }, number: (exact: string) => string) {
  return {
    text: answer.value === null ? '' : number(answer.value),
    missing: answer.missing ?? '',
    comment: '',
    followUp: false,
    version: answer.version,
  }
}
