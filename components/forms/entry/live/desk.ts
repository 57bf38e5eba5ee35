import { openOutbox } from '@/components/offline/outbox'
import type { CellKey } from '@/lib/submissions/submission'
import { openChanges } from './cell-changes'
import { openNotes } from './cell-notes'
import type { Desk, DeskOptions, DeskState } from './desk-types'
import { watchKeys } from './keyboard'
import { openChecks } from './live-checks'
import { pasteBlock } from './paste'
import { openPresses } from './press'
import { toSheet } from './sheet'
import { createUndo } from './undo'
import { watchTyping } from './watch-typing'

export type { Desk, DeskFacts } from './desk-types'

/**
 * Works on the page's own cells: reads what is typed, puts each change into the outbox, and shows how each cell stands.
 * Everything typed is at any time on the page, in the outbox or in `kept-typing`.
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { form, store, storageKey, submission, userId, sections, errors, facts, checkHref } = options
  const { words } = facts
  const outbox = await openOutbox({ key: submission, userId, pageAt: facts.pageAt })
  const listeners = new Set<() => void>()
  let state: DeskState = {
    // As if it held no cells: the first hearing takes them all.
    outbox: { ...outbox.getState(), cells: {} },
    opened: null,
    answer: null,
    attempt: 0,
    paste: null,
    said: '',
  }
  const getState = () => state
  function tell(change: Partial<DeskState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const sheet = toSheet(options)
  const notes = openNotes({ sheet, store, facts, outbox, heard: () => state.outbox })
  const checks = openChecks({
    sections,
    facts,
    errors,
    at: sheet.at,
    note: (cell, found) => notes.note(cell, { checks: found }),
  })
  const changes = openChanges({
    sheet,
    notes,
    outbox,
    storageKey,
    problemWord: words.announceProblem,
    tell,
    checkSoon: checks.soon,
  })
  const { press, heardSaved } = openPresses({ outbox, changes, problems, words, checkHref, getState, tell })

  function hear(): void {
    const before = state.outbox
    const now = outbox.getState()
    const known = (Object.keys(now.cells) as CellKey[]).filter(sheet.has)
    const changed = known.filter((cell) => now.cells[cell] !== before.cells[cell])
    const concernsAll = now.stopped !== before.stopped || now.online !== before.online
    state = { ...state, outbox: now }
    for (const cell of changed) {
      const queued = now.cells[cell]
      if (queued) changes.adopt(cell, queued)
    }
    for (const cell of concernsAll ? known : changed) notes.publish(cell)
    if (changed.length > 0) checks.soon()
    const saved = changed.filter((cell) => now.cells[cell]?.state === 'saved')
    const done = now.waiting === 0 && saved.length > 0
    const wasUnsaved = (cell: CellKey) => (before.cells[cell]?.state ?? 'saved') !== 'saved'
    heardSaved(saved.filter(wasUnsaved), done)
    tell({ said: done ? words.announceSaved : now.waiting > 0 ? '' : state.said })
  }

  /** Cells that can't go as they are, in the order of the form. */
  function problems(): { cell: CellKey; text: string }[] {
    return [...sheet.grid.places.keys()].flatMap((cell) => {
      const queued = state.outbox.cells[cell]?.state
      const stands = notes.of(cell).problem || queued === 'invalid' || queued === 'conflict'
      return stands ? [{ cell, text: `${sheet.nameOf(cell)}: ${store.get(cell)?.error ?? ''}` }] : []
    })
  }

  const onReturn = () => {
    if (document.visibilityState === 'visible' && state.outbox.stopped) outbox.retry()
  }
  const { grid, nameOf, itemOf, field, at } = sheet
  const desk: Desk = {
    options,
    grid,
    undo: createUndo(),
    getState,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    nameOf,
    itemOf,
    field,
    at,
    notesOf: notes.of,
    problems,
    change: changes.change,
    commit: changes.commit,
    press,
    paste: (cell, text) => pasteBlock(desk, cell, text),
    tell,
    openCell: (cell) => tell({ opened: cell }),
    closeCell: () => {
      const cell = state.opened
      tell({ opened: null })
      if (cell) field(cell)?.focus()
    },
    setEvidence: (counts) => {
      for (const [cell, evidence] of counts) if (sheet.has(cell)) notes.note(cell, { evidence })
    },
    retry: outbox.retry,
    close: () => {
      for (const stop of stops) stop()
      // What was typed last still goes: without a page of its own it would wait for the next one.
      const sent = changes.putAway().then(outbox.flush)
      checks.close()
      void sent.finally(outbox.close)
    },
  }
  window.addEventListener('focus', onReturn)
  document.addEventListener('visibilitychange', onReturn)
  const stops = [
    () => window.removeEventListener('focus', onReturn),
    () => document.removeEventListener('visibilitychange', onReturn),
    outbox.subscribe(hear),
    watchTyping({ form, storageKey, sheet, changes }),
    watchKeys(desk),
  ]
  // First what waited in the outbox, then what was typed and never got there; the field itself is the newest of all.
  hear()
  changes.restore()
  await changes.putAway()
  checks.soon()
  return desk
}
