import type { CellKey } from '@/lib/submissions/submission'
import type { OutboxCell } from './outbox'
import type { Queue, QueueRow } from './queue'

type Cells = Readonly<Record<CellKey, OutboxCell>>

/** The queue as the page sees it. A cell that didn't change stays the same object, so that only changed ones draw anew. */
export function toCells(
  { rows }: Queue,
  sending: ReadonlySet<CellKey>,
  isStale: (row: QueueRow) => boolean,
  before: Cells,
): Cells {
  const cells: Record<CellKey, OutboxCell> = {}
  for (const row of rows.values()) {
    if (isStale(row)) continue
    const cell = toCell(row, sending.has(row.cell))
    const known = before[row.cell]
    cells[row.cell] = known && JSON.stringify(known) === JSON.stringify(cell) ? known : cell
  }
  return cells
}

function toCell(
  { status, version, change, code, conflict, derived }: QueueRow,
  isSending: boolean,
): OutboxCell {
  return {
    state: status === 'waiting' && isSending ? 'sending' : status,
    version,
    change,
    ...(code === undefined ? {} : { code }),
    ...(conflict === undefined ? {} : { conflict }),
    ...(derived === undefined ? {} : { derived }),
  }
}
