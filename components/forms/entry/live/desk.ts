import { type Outbox, type OutboxState, openOutbox } from '@/components/offline/outbox'
import { cellText } from '@/lib/submissions/entry-text'
import { computeTotal, totalParts } from '@/lib/submissions/save-totals'
import { type CellKey, parseCellKey, toCellKey } from '@/lib/submissions/submission'
import { type EntryItem, isComputed } from '../entry-state'
import { type KeptText, keepText, readKept } from '../kept-typing'
import { toCellView } from './cell-view'
import type { Desk, DeskOptions, DeskState, Notes } from './desk-types'
import { type Entered, emptyEntered, enter, fromChange, isSame, toChange } from './entered'
import { fill } from './fill'
import { toGrid } from './grid'
import { watchKeys } from './keyboard'
import { openChecks } from './live-checks'
import { wantsEcho } from './read-text'
import { createUndo } from './undo'
import { watchClipboard } from './watch-clipboard'

export type { Desk, DeskFacts } from './desk-types'

/** A pause in typing after which a cell is put away even though nobody left it. */
const pauseMs = 1200
/** Who pressed a button waits for a full server this often, this long each time. */
const busyTimes = 4
const busyMs = 2500

/**
 * Works on the page's own cells: reads what is typed, puts each change into the outbox, and shows how each cell stands.
 * Everything typed is at any time on the page, in the outbox or in `kept-typing`.
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { form, store, storageKey, submission, userId, sections, base, facts } = options
  const { words } = facts
  const items = new Map(sections.flatMap((section) => section.items.map((item) => [item.code, item])))
  const columns = new Map(
    sections.flatMap((section) => section.columns.map(({ key, label }) => [key, label])),
  )
  const grid = toGrid(sections)
  const entered = new Map<CellKey, Entered>(Object.entries(base) as [CellKey, Entered][])
  const notes = new Map<CellKey, Notes>()
  const putting = new Map<CellKey, number>()
  const puts = new Set<Promise<void>>()
  const listeners = new Set<() => void>()
  const outbox: Outbox = await openOutbox({ key: submission, userId, pageAt: facts.pageAt })
  let seen: OutboxState['cells'] = {}
  let savedSince = new Set<CellKey>()
  /** The last press said that something couldn't be sent. */
  let unsent = false
  let pause: ReturnType<typeof setTimeout> | undefined
  let state: DeskState = {
    outbox: outbox.getState(),
    opened: null,
    answer: null,
    attempt: 0,
    paste: null,
    said: '',
  }
  const undo = createUndo()

  const inputOf = (cell: CellKey) => form.elements.namedItem(`cell:${cell}`) as HTMLInputElement | null
  const field = (cell: CellKey) =>
    inputOf(cell) ?? form.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(cell)}"]`)
  const itemOf = (cell: CellKey) => items.get(parseCellKey(cell)?.dataElement ?? '') as EntryItem
  const at = (cell: CellKey) => entered.get(cell) ?? emptyEntered
  const filesOf = (cell: CellKey) => itemOf(cell).cells.find((info) => info?.cell === cell)?.files ?? 0
  const nameOf = (cell: CellKey) =>
    `${columns.get(parseCellKey(cell)?.breakdown ?? '') ?? ''}, ${itemOf(cell).name}`

  function tell(change: Partial<DeskState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function note(cell: CellKey, change: Partial<Notes>): void {
    const before = notes.get(cell) ?? { problem: null, checks: [], evidence: filesOf(cell) }
    notes.set(cell, { ...before, ...change })
    publish(cell)
  }

  function publish(cell: CellKey): void {
    const { reading } = toChange(itemOf(cell), cell, at(cell))
    const text = at(cell).text
    store.set(
      cell,
      toCellView({
        cell,
        entered: at(cell),
        echo: reading.ok && wantsEcho(text, reading.echo) ? reading.echo : '',
        queued: seen[cell],
        notes: notes.get(cell) ?? { problem: null, checks: [], evidence: filesOf(cell) },
        stopped: state.outbox.stopped,
        online: state.outbox.online,
        facts,
        number: (exact) => cellText({ value: exact }, itemOf(cell).decimals),
        resolve: (choice) => void resolve(cell, choice),
      }),
    )
  }

  /** Takes a change of a cell: shows it, keeps it, queues it. */
  async function change(cell: CellKey, wanted: Partial<Omit<Entered, 'version'>>): Promise<void> {
    const item = itemOf(cell)
    const before = at(cell)
    const computed = isComputed(item, cell)
    const { comment = before.comment, followUp = before.followUp } = wanted
    const after = computed ? { ...before, comment, followUp } : enter(before, wanted)
    if (isSame(before, after)) {
      if (!notes.get(cell)?.problem) keepText(storageKey, cell, null)
      return
    }
    entered.set(cell, after)
    if (state.answer) tell({ answer: null })
    const input = field(cell)
    if (input && input.value !== after.text) input.value = after.text
    const { reading, change: queued } = toChange(item, cell, after)
    note(cell, { problem: reading.ok ? null : reading.problem })
    checks.soon()
    if (!computed) {
      showTotal(item)
      keepText(storageKey, cell, { text: after.text, version: before.version })
    }
    if (!queued) {
      tell({ said: `${nameOf(cell)}: ${words.announceProblem}` })
      return
    }
    putting.set(cell, (putting.get(cell) ?? 0) + 1)
    const put = outbox.put(computed ? { ...queued, value: null, missing: null } : queued)
    puts.add(put)
    try {
      await put
      if (!computed && at(cell).text === after.text) keepText(storageKey, cell, null)
    } finally {
      puts.delete(put)
      putting.set(cell, (putting.get(cell) ?? 1) - 1)
      hear()
    }
  }

  function showTotal(item: EntryItem): void {
    if (item.totalFrom === null) return
    const parts = totalParts({
      totalFrom: item.totalFrom,
      columns: item.cells.flatMap((info) => parseCellKey(info?.cell ?? '')?.breakdown ?? []),
    })
    const figures = parts.map((column) => {
      const cell = toCellKey(item.code, column)
      const { reading } = toChange(item, cell, at(cell))
      return { value: reading.ok ? reading.value : null, missing: at(cell).missing || null }
    })
    const total = computeTotal(figures)
    showComputed(toCellKey(item.code, ''), total.value, total.missing)
  }

  function showComputed(cell: CellKey, value: string | null, missing: string | null): void {
    const input = field(cell)
    if (!input) return
    const text = cellText({ value }, itemOf(cell).decimals)
    input.value = text
    entered.set(cell, { ...at(cell), text, missing: missing ?? '' })
    publish(cell)
  }

  /** What the outbox says of each cell: also what another tab typed, and what waited from another day. */
  function hear(): void {
    const now = outbox.getState()
    const changed = (Object.keys(now.cells) as CellKey[]).filter(
      (cell) => items.has(parseCellKey(cell)?.dataElement ?? '') && now.cells[cell] !== seen[cell],
    )
    const standing = now.stopped !== state.outbox.stopped || now.online !== state.outbox.online
    const before = seen
    seen = now.cells
    state = { ...state, outbox: now }
    for (const cell of changed) {
      adopt(cell)
      if (now.cells[cell]?.state === 'saved' && before[cell] && before[cell]?.state !== 'saved')
        savedSince.add(cell)
    }
    for (const cell of standing ? (Object.keys(now.cells) as CellKey[]) : changed) {
      if (items.has(parseCellKey(cell)?.dataElement ?? '')) publish(cell)
    }
    if (changed.length > 0) checks.soon()
    const done = now.waiting === 0 && changed.some((cell) => now.cells[cell]?.state === 'saved')
    if (done && unsent) {
      const text = fill(words.allSaved, { count: savedSince.size })
      unsent = false
      savedSince = new Set()
      tell({ answer: { tone: 'success', text } })
    }
    tell({ said: done ? words.announceSaved : now.waiting > 0 ? '' : state.said })
  }

  function adopt(cell: CellKey): void {
    const queued = seen[cell]
    if (!queued || (putting.get(cell) ?? 0) > 0) return
    const { change: typed, conflict, derived, version } = queued
    const item = itemOf(cell)
    if (isComputed(item, cell)) {
      const { comment, followUp } = typed ? fromChange(typed, version) : at(cell)
      entered.set(cell, { ...at(cell), comment, followUp, version })
      if (derived !== undefined) showTotal(item)
      return
    }
    const theirs = queued.state === 'saved' && conflict && !typed ? conflict : null
    const wanted = typed
      ? fromChange(typed, queued.version)
      : theirs && {
          ...at(cell),
          text: cellText(theirs, item.decimals),
          missing: theirs.missing ?? '',
          version: theirs.version,
        }
    if (!wanted) return
    const stands = at(cell)
    const input = field(cell)
    const editing = input === document.activeElement && input?.value !== stands.text
    if (editing || notes.get(cell)?.problem) return
    entered.set(cell, wanted)
    if (input && input.value !== wanted.text) input.value = wanted.text
    showTotal(item)
  }

  async function resolve(cell: CellKey, choice: 'mine' | 'theirs'): Promise<void> {
    await outbox.resolve(cell, choice)
    hear()
    field(cell)?.focus()
  }

  /** Puts away what stands in a cell's field. */
  const commit = (cell: CellKey) => change(cell, { text: field(cell)?.value ?? '' })

  function commitAll(): Promise<unknown> {
    clearTimeout(pause)
    const cells = [...grid.places.keys()].filter((cell) => (field(cell)?.value ?? '') !== at(cell).text)
    return Promise.all(cells.map(commit))
  }

  async function press(intent: 'save' | 'check'): Promise<void> {
    tell({ answer: null })
    await commitAll()
    // Also what was taken up from an earlier visit, or put away a moment ago by leaving its cell.
    await Promise.allSettled(puts)
    await outbox.flush()
    for (let times = 0; times < busyTimes && outbox.getState().stopped === 'busy'; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, busyMs))
      await outbox.flush()
    }
    hear()
    const wrong = problems()
    const count = savedSince.size
    unsent = wrong.length === 0 && state.outbox.waiting > 0
    if (!unsent) savedSince = new Set()
    if (wrong.length > 0) {
      const text = fill(words.someWrong, { saved: count, wrong: wrong.length })
      tell({ answer: { tone: 'warning', text }, attempt: state.attempt + 1 })
    } else if (state.outbox.waiting > 0) {
      const text = intent === 'check' ? words.notSentCheck : words.notSent
      tell({ answer: { tone: 'warning', text: fill(text, { count: state.outbox.waiting }) } })
    } else if (intent === 'check') {
      window.location.assign(options.checkHref)
    } else {
      const text = count > 0 ? fill(words.allSaved, { count }) : words.nothingNew
      tell({ answer: { tone: 'success', text } })
    }
  }

  /** Cells that can't go as they are, in the order of the form. */
  function problems(): { cell: CellKey; text: string }[] {
    return [...grid.places.keys()].flatMap((cell) => {
      const queued = seen[cell]?.state
      const text = store.get(cell)?.error ?? ''
      const stands = notes.get(cell)?.problem || queued === 'invalid' || queued === 'conflict'
      return stands ? [{ cell, text: `${nameOf(cell)}: ${text}` }] : []
    })
  }

  function onInput({ target }: Event): void {
    const cell = (target as HTMLElement).dataset.cell as CellKey | undefined
    clearTimeout(pause)
    if (!cell) return
    keepText(storageKey, cell, { text: (target as HTMLInputElement).value, version: at(cell).version })
    pause = setTimeout(() => void commit(cell), pauseMs)
  }
  function onFocusOut({ target }: Event): void {
    const cell = (target as HTMLElement).dataset.cell as CellKey | undefined
    if (cell) void commit(cell)
  }
  const onHide = () => void commitAll()
  const onReturn = () => {
    if (document.visibilityState === 'visible' && state.outbox.stopped) outbox.retry()
  }

  const { errors } = options
  const checks = openChecks({
    sections,
    facts,
    errors,
    at,
    note: (cell, found) => note(cell, { checks: found }),
  })
  const desk: Desk = {
    options,
    grid,
    getState: () => state,
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
    notesOf: (cell) => notes.get(cell),
    problems,
    change,
    commit,
    press,
    undo,
    tell,
    openCell: (cell) => tell({ opened: cell }),
    closeCell: () => {
      const cell = state.opened
      tell({ opened: null })
      if (cell) field(cell)?.focus()
    },
    setEvidence: (counts) => {
      for (const [cell, evidence] of counts) if (grid.places.has(cell)) note(cell, { evidence })
    },
    retry: () => outbox.retry(),
    close: () => {
      for (const stop of stops) stop()
      clearTimeout(pause)
      checks.close()
      outbox.close()
    },
  }
  form.addEventListener('input', onInput)
  form.addEventListener('focusout', onFocusOut)
  window.addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('focus', onReturn)
  document.addEventListener('visibilitychange', onReturn)
  const stops = [
    () => form.removeEventListener('input', onInput),
    () => form.removeEventListener('focusout', onFocusOut),
    () => window.removeEventListener('pagehide', onHide),
    () => document.removeEventListener('visibilitychange', onHide),
    () => window.removeEventListener('focus', onReturn),
    () => document.removeEventListener('visibilitychange', onReturn),
    outbox.subscribe(hear),
    watchKeys(desk),
    watchClipboard(desk),
  ]
  // First what waited in the outbox, then what was typed and never got there; the field itself is the newest of all.
  hear()
  for (const [cell, { text, version }] of Object.entries(readKept(storageKey)) as [CellKey, KeptText][]) {
    const input = grid.places.has(cell) ? field(cell) : null
    if (!input || text === at(cell).text) keepText(storageKey, cell, null)
    else {
      if (input.value === input.defaultValue || input.value === at(cell).text) input.value = text
      entered.set(cell, { ...at(cell), version: Math.min(version, at(cell).version) })
    }
  }
  await commitAll()
  checks.soon()
  return desk
}
