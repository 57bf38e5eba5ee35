import type { Outbox, OutboxState } from '@/components/offline/outbox'
import { cellText } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'
import type { CellStore } from '../cell-store'
import { toCellView } from './cell-view'
import type { DeskFacts, Notes } from './desk-types'
import { toChange } from './entered'
import { wantsEcho } from './read-text'
import type { Sheet } from './sheet'

type Options = { sheet: Sheet; store: CellStore; facts: DeskFacts; outbox: Outbox; heard: () => OutboxState }

/** What this page knows of each cell beyond what was entered, and how that is shown beside it. */
export type CellNotes = {
  of: (cell: CellKey) => Notes
  note: (cell: CellKey, change: Partial<Notes>) => void
  publish: (cell: CellKey) => void
}

export function openNotes({ sheet, store, facts, outbox, heard }: Options): CellNotes {
  const notes = new Map<CellKey, Notes>()
  const filesOf = (cell: CellKey) => sheet.itemOf(cell).cells.find((info) => info?.cell === cell)?.files ?? 0
  const of = (cell: CellKey) => notes.get(cell) ?? { problem: null, checks: [], evidence: filesOf(cell) }

  async function resolve(cell: CellKey, choice: 'mine' | 'theirs'): Promise<void> {
    await outbox.resolve(cell, choice)
    sheet.field(cell)?.focus()
  }

  function publish(cell: CellKey): void {
    const item = sheet.itemOf(cell)
    const entered = sheet.at(cell)
    const { reading } = toChange(item, cell, entered)
    const { cells, stopped, online } = heard()
    store.set(
      cell,
      toCellView({
        entered,
        echo: reading.ok && wantsEcho(entered.text, reading.echo) ? reading.echo : '',
        queued: cells[cell],
        notes: of(cell),
        stopped,
        online,
        facts,
        number: (exact) => cellText({ value: exact }, item.decimals),
        resolve: (choice) => void resolve(cell, choice),
      }),
    )
  }

  return {
    of,
    note: (cell, change) => {
      notes.set(cell, { ...of(cell), ...change })
      publish(cell)
    },
    publish,
  }
}
