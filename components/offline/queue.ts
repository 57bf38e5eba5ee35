import type { CellKey } from '@/lib/submissions/submission'
import type { CellChange, CellConflict } from './outbox'

/** A cell of one person's form as this browser knows it. */
export type QueueRow = {
  queue: string
  cell: CellKey
  /** What was typed last; null for a cell that only the server filled, or whose other figure was taken. */
  change: CellChange | null
  status: 'waiting' | 'saved' | 'invalid' | 'conflict'
  /** Counts what is typed: an answer to an earlier turn doesn't settle a later one. */
  turn: number
  /** The newest version that this person's own typing stands on. */
  version: number
  /** When the server took it, by the server's clock. */
  at: string | null
  code?: string
  conflict?: CellConflict
  derived?: string | null
}

/** Changes on their way: sent again word for word, under the same id, until they are answered. */
export type Batch = { mutationId: string; cells: readonly { turn: number; change: CellChange }[] }

export type QueueHead = {
  queue: string
  turn: number
  batch: Batch | null
  /** At most so many cells at once; made smaller when the server takes a batch for bad. */
  limit: number
  lastSavedAt: string | null
  /** The tab that sends, where the browser has no locks. */
  lease: { holder: string; until: number } | null
}

export type Queue = { head: QueueHead; rows: ReadonlyMap<CellKey, QueueRow> }
/** What a rule changes; everything else stays as it is. */
export type QueueChange = { head?: QueueHead; rows?: readonly QueueRow[] }

/** Under the call's 500 cells and 512 kB, also with the longest comments. */
export const largestBatch = 100

export function emptyHead(queue: string): QueueHead {
  return { queue, turn: 0, batch: null, limit: largestBatch, lastSavedAt: null, lease: null }
}

export function isUnsettled({ status }: QueueRow): boolean {
  return status !== 'saved'
}

/** Takes in what was typed. On a cell in conflict it waits for the choice between the two figures. */
export function putCell(
  { head, rows }: Queue,
  change: CellChange,
  isStale: (row: QueueRow) => boolean,
): QueueChange {
  const turn = head.turn + 1
  const before = rows.get(change.cell)
  // Typed on an older page, but on top of this person's own figures: they are its base.
  const own = before && !isStale(before) ? before.version : 0
  const row: QueueRow = {
    queue: head.queue,
    cell: change.cell,
    change: { ...change, baseVersion: Math.max(change.baseVersion, own) },
    status: before?.status === 'conflict' ? 'conflict' : 'waiting',
    turn,
    version: before?.version ?? 0,
    at: before?.at ?? null,
    ...(before?.status === 'conflict' && before.conflict ? { conflict: before.conflict } : {}),
  }
  return { head: { ...head, turn }, rows: [row] }
}

/** The batch that is still unanswered, or a new one of what waits, oldest first; none when nothing waits. */
export function takeBatch({ head, rows }: Queue, newId: () => string): QueueChange {
  if (head.batch) return {}
  const waiting = [...rows.values()]
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => a.turn - b.turn)
    .slice(0, head.limit)
  const cells = waiting.flatMap(({ turn, change }) => (change ? [{ turn, change }] : []))
  return cells.length === 0 ? {} : { head: { ...head, batch: { mutationId: newId(), cells } } }
}

export type CellAnswer =
  | { cell: CellKey; state: 'saved'; version: number }
  | { cell: CellKey; state: 'invalid'; code: string }
  | ({ cell: CellKey; state: 'conflict' } & CellConflict)
  | { cell: CellKey; state: 'derived'; version: number; value: string | null }

/** Takes the server's answer to a batch; an answer to any other batch changes nothing. */
export function settle(
  { head, rows }: Queue,
  mutationId: string,
  { savedAt, cells }: { savedAt: string; cells: readonly CellAnswer[] },
): QueueChange {
  if (head.batch?.mutationId !== mutationId) return {}
  const answers = new Map(cells.map((answer) => [answer.cell, answer]))
  const changed: QueueRow[] = []
  for (const sent of head.batch.cells) {
    const row = rows.get(sent.change.cell)
    if (row) changed.push(settleRow(row, sent.turn, answers.get(row.cell), savedAt))
  }
  for (const answer of cells) {
    if (answer.state !== 'derived') continue
    const { cell, version, value } = answer
    const row = rows.get(cell) ?? { queue: head.queue, cell, change: null, turn: 0, status: 'saved' as const }
    changed.push({ ...row, version, at: savedAt, derived: value })
  }
  return { head: { ...head, batch: null, limit: largestBatch, lastSavedAt: savedAt }, rows: changed }
}

function settleRow(row: QueueRow, turn: number, answer: CellAnswer | undefined, savedAt: string): QueueRow {
  const { code: _code, conflict: _conflict, ...plain } = row
  const isNewer = row.turn !== turn
  const wait = (version: number): QueueRow => ({
    ...plain,
    status: 'waiting',
    version,
    change: row.change && { ...row.change, baseVersion: version },
  })
  switch (answer?.state) {
    case 'saved': {
      const { version } = answer
      return isNewer ? { ...wait(version), at: savedAt } : { ...plain, status: 'saved', version, at: savedAt }
    }
    case 'conflict': {
      const { cell: _cell, state: _state, ...conflict } = answer
      // The server holds nothing there any more: nobody's figure would be lost.
      return conflict.version === 0 ? wait(0) : { ...plain, status: 'conflict', conflict }
    }
    default: {
      if (isNewer) return { ...plain, status: 'waiting' }
      return { ...plain, status: 'invalid', code: answer?.state === 'invalid' ? answer.code : 'unanswered' }
    }
  }
}

/** The server won't read the batch: tries half of it, until one cell is left to be told. */
export function halve({ head, rows }: Queue, mutationId: string): QueueChange {
  if (head.batch?.mutationId !== mutationId) return {}
  const [sent, ...others] = head.batch.cells
  const smaller = { ...head, batch: null, limit: Math.max(1, Math.ceil((others.length + 1) / 2)) }
  const row = sent && rows.get(sent.change.cell)
  if (others.length > 0 || !row || row.turn !== sent.turn) return { head: smaller }
  return {
    head: { ...smaller, limit: largestBatch },
    rows: [{ ...row, status: 'invalid', code: 'unreadable' }],
  }
}

/** The id was used for something else: the same cells go again under a new one. */
export function renewBatch({ head }: Queue, mutationId: string): QueueChange {
  return head.batch?.mutationId === mutationId ? { head: { ...head, batch: null } } : {}
}

/** Settles a conflict: one's own figure goes again, on top of theirs; or theirs stands and one's own is dropped. */
export function resolveCell({ head, rows }: Queue, cell: CellKey, choice: 'mine' | 'theirs'): QueueChange {
  const row = rows.get(cell)
  if (row?.status !== 'conflict' || !row.conflict) return {}
  const { conflict, ...plain } = row
  const { version } = conflict
  if (choice === 'theirs') {
    return { rows: [{ ...row, status: 'saved', change: null, version, at: conflict.at }] }
  }
  const turn = head.turn + 1
  const change = row.change && { ...row.change, baseVersion: version }
  return { head: { ...head, turn }, rows: [{ ...plain, status: 'waiting', version, change, turn }] }
}
