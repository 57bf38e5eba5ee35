'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { findViewer } from '@/lib/auth'
import {
  addToBoard,
  type BoardFailure,
  changeBoard,
  changeItem,
  createBoard,
  type ItemChange,
  removeBoard,
} from '@/lib/dashboards/board-commands'

function read(data: FormData) {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.normalize('NFC').trim() : ''
  }
  const words = { title: text('title'), note: text('note') || null, shared: text('shared') === 'yes' }
  const values = { title: words.title, note: words.note ?? '', shared: words.shared ? ['yes'] : [] }
  return { text, words, values }
}

async function toState(failure: BoardFailure, values: FormState['values']): Promise<FormState> {
  const say = await getTranslations('boards')
  if (failure.code !== 'invalid') return { values, errors: {}, message: say(`failures.${failure.code}`) }
  const errors = Object.fromEntries(
    failure.problems.map(({ field, code }) => [field, say(`problems.${code}`)]),
  )
  return { values, errors }
}

async function signedOut(values: FormState['values']): Promise<FormState> {
  const say = await getTranslations('boards')
  return { values, errors: {}, message: say('failures.signed-out') }
}

export async function createBoardAction(_before: FormState, data: FormData): Promise<FormState> {
  const { text, words, values } = read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(values)
  const made = await createBoard(viewer, words, text('chart') || null)
  if (!made.ok) return toState(made.error, values)
  redirect(`/boards/${made.value.id}`)
}

export async function changeBoardAction(
  id: string,
  baseVersion: number,
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const { words, values } = read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(values)
  const changed = await changeBoard(viewer, { id, baseVersion, words })
  if (!changed.ok) return toState(changed.error, values)
  redirect(`/boards/${id}`)
}

/** `step`: what to do with one chart; `note` comes from the form's own field. */
export async function changeItemAction(
  target: { id: string; item: string },
  step: 'up' | 'down' | 'remove' | 'note',
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  const { words, values } = read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut(values)
  const { id, item } = target
  const change: ItemChange =
    step === 'remove'
      ? { item, remove: true }
      : step === 'note'
        ? { item, note: words.note }
        : { item, move: step }
  const changed = await changeItem(viewer, { id, ...change })
  if (!changed.ok) return toState(changed.error, values)
  revalidatePath(`/boards/${id}/edit`)
  return { values: {}, errors: {} }
}

export async function removeBoardAction(
  id: string,
  baseVersion: number,
  _before: FormState,
  _data: FormData,
): Promise<FormState> {
  const viewer = await findViewer()
  if (!viewer) return signedOut({})
  const removed = await removeBoard(viewer, { id, baseVersion })
  if (!removed.ok) return toState(removed.error, {})
  redirect('/boards')
}

/** Puts the chart of the page on the board chosen; without one, leads to beginning a new one with it. */
export async function addChartAction(chart: string, _before: FormState, data: FormData): Promise<FormState> {
  const { text } = read(data)
  const viewer = await findViewer()
  if (!viewer) return signedOut({})
  const board = text('board')
  if (board === '') redirect(`/boards/new?chart=${encodeURIComponent(chart)}`)
  const added = await addToBoard(viewer, board, chart)
  if (!added.ok) return toState(added.error, { board })
  redirect(`/boards/${board}#end`)
}
