import type { Outbox, OutboxCell } from '@/components/offline/outbox'
import { cellText } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'
import { type EntryItem, isComputed } from '../entry-state'
import { type KeptText, keepText, readKept } from '../kept-typing'
import type { CellNotes } from './cell-notes'
import type { Desk, DeskState } from './desk-types'
import { enter, fromChange, isSame, toChange } from './entered'
import type { Sheet } from './sheet'

type Options = {
  sheet: Sheet
  notes: CellNotes
  outbox: Outbox
  storageKey: string
  /** Told to screen readers with the cell's name. */
  problemWord: string
  tell: (change: Partial<DeskState>) => void
  /** A figure changed: the checks look again. */
  checkSoon: () => void
}

export type CellChanges = {
  change: Desk['change']
  /** Takes what stands in a cell's field. */
  commit: Desk['commit']
  /** Takes what stands in every field; resolves when the outbox has it all. */
  putAway: () => Promise<void>
  /** True while something typed isn't in the outbox. */
  isPending: () => boolean
  /** Takes what the outbox says of a cell: also what another tab typed, and what waited from another day. */
  adopt: (cell: CellKey, queued: OutboxCell) => void
  /** Puts typed text of an earlier visit back into its cells. */
  restore: () => void
}

/** The way of each change: from the field to the outbox, kept in the browser until it is there; and back. */
export function openChanges(options: Options): CellChanges {
  const { sheet, notes, outbox, storageKey, tell, checkSoon } = options
  const puts = new Map<Promise<void>, CellKey>()
  const isPutting = (cell: CellKey) => [...puts.values()].includes(cell)
  const typing = () => [...sheet.grid.places.keys()].filter(sheet.isTyping)

  async function change(cell: CellKey, wanted: Parameters<Desk['change']>[1]): Promise<void> {
    const item = sheet.itemOf(cell)
    const before = sheet.at(cell)
    const computed = isComputed(item, cell)
    const { comment = before.comment, followUp = before.followUp } = wanted
    const after = computed ? { ...before, comment, followUp } : enter(before, wanted)
    sheet.set(cell, after)
    sheet.show(cell)
    if (isSame(before, after)) {
      if (!notes.of(cell).problem && !isPutting(cell)) keepText(storageKey, cell, null)
      return
    }
    // What the last press came to is no longer how it stands.
    tell({ answer: null })
    const { reading, change: queued } = toChange(item, cell, after)
    notes.note(cell, { problem: reading.ok ? null : reading.problem })
    checkSoon()
    if (!computed) {
      showTotal(item)
      keepText(storageKey, cell, { text: after.text, version: before.version })
    }
    if (!queued) {
      tell({ said: `${sheet.nameOf(cell)}: ${options.problemWord}` })
      return
    }
    const put = outbox.put(computed ? { ...queued, value: null, missing: null } : queued)
    puts.set(put, cell)
    try {
      await put
      const isNewest = sheet.at(cell).text === after.text && !sheet.isTyping(cell)
      if (!computed && isNewest) keepText(storageKey, cell, null)
    } finally {
      puts.delete(put)
    }
  }

  const commit = (cell: CellKey) => change(cell, { text: sheet.field(cell)?.value ?? '' })

  async function putAway(): Promise<void> {
    for (const cell of typing()) void commit(cell)
    // Also what was put away a moment ago, by leaving its cell.
    await Promise.allSettled(puts.keys())
  }

  function showTotal(item: EntryItem): void {
    const total = sheet.sumUp(item)
    if (total) notes.publish(total)
  }

  function adopt(cell: CellKey, { change: typed, conflict, derived, version, state }: OutboxCell): void {
    if (isPutting(cell)) return
    const item = sheet.itemOf(cell)
    const stands = sheet.at(cell)
    // The page is newer: somebody has written over this since, also oneself from another browser.
    if (state === 'saved' && version < stands.version) return
    if (isComputed(item, cell)) {
      const { comment, followUp } = typed ? fromChange(typed, version) : stands
      sheet.set(cell, { ...stands, comment, followUp, version })
      if (derived !== undefined) showTotal(item)
      return
    }
    const theirs = state === 'saved' && conflict && !typed ? conflict : null
    const text = theirs && cellText(theirs, item.decimals)
    const wanted = typed
      ? fromChange(typed, version)
      : theirs && { ...stands, text: text ?? '', missing: theirs.missing ?? '', version: theirs.version }
    if (!wanted || notes.of(cell).problem) return
    // Keys in the field are newer than this; they go on top of it.
    const isTyping = sheet.isTyping(cell)
    sheet.set(cell, wanted)
    if (!isTyping) sheet.show(cell)
    showTotal(item)
  }

  function restore(): void {
    for (const [cell, { text, version }] of Object.entries(readKept(storageKey)) as [CellKey, KeptText][]) {
      const field = sheet.has(cell) ? sheet.field(cell) : null
      const stands = sheet.at(cell)
      if (!field || text === stands.text) keepText(storageKey, cell, null)
      else {
        if (!sheet.isTyping(cell)) field.value = text
        sheet.set(cell, { ...stands, version: Math.min(version, stands.version) })
      }
    }
  }

  return { change, commit, putAway, isPending: () => puts.size > 0 || typing().length > 0, adopt, restore }
}
