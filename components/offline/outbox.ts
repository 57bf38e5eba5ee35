import type { CellKey, SubmissionKey } from '@/lib/submissions/submission'
import { openKeptQueue } from './kept-queue'
import { toCells } from './outbox-state'
import { createPacer } from './pacer'
import { watchPage } from './page-events'
import { postCells } from './post-cells'
import {
  halve,
  putCell,
  type Queue,
  type QueueRow,
  renewBatch,
  resolveCell,
  settle,
  takeBatch,
} from './queue'
import { forgetSaved } from './queue-store'
import { randomId } from './random-id'
import { withSendLock } from './send-lock'
import { markWaiting, readPerson, toQueueName } from './waiting-mark'

/** One cell as somebody just left it: the typed text and what it means. */
export type CellChange = {
  cell: CellKey
  text: string
  value: string | null
  missing: string | null
  comment: string | null
  followUp: boolean
  /** The version that the page shows; one's own figures saved since then are counted on by the outbox. */
  baseVersion: number
}

/** What stands on the server instead, and who wrote it. */
export type CellConflict = {
  version: number
  value: string | null
  missing: string | null
  author: string
  at: string
}

export type OutboxCell = {
  state: 'waiting' | 'sending' | 'saved' | 'invalid' | 'conflict'
  /** The newest version that one's own figure stands on: newer than the page's, it is shown instead of the page's. */
  version: number
  /** What was typed last, also after it was saved; null when only the server filled the cell or theirs was taken. */
  change: CellChange | null
  code?: string
  /** With state `saved`: theirs was taken, and this is it. */
  conflict?: CellConflict
  derived?: string | null
}

export type OutboxState = {
  online: boolean
  cells: Readonly<Record<CellKey, OutboxCell>>
  /** Cells that no server has yet. Those in conflict or invalid wait for a person, not for the line. */
  waiting: number
  lastSavedAt: string | null
  /**
   * Why nothing is sent at present; what was typed stays kept. `storage`: this browser keeps nothing, so that what
   * is typed lives only as long as the page; it is still sent.
   */
  stopped: null | 'signed-out' | 'forbidden' | 'locked' | 'closed' | 'not-found' | 'busy' | 'storage'
}

export type Outbox = {
  getState(): OutboxState
  subscribe(listener: () => void): () => void
  /** Durable in IndexedDB when it resolves; sent soon after, in batches. */
  put(change: CellChange): Promise<void>
  resolve(cell: CellKey, choice: 'mine' | 'theirs'): Promise<void>
  /** Sends now; true when nothing waits any more. */
  flush(): Promise<boolean>
  /** Forgets why it stopped, and tries again. */
  retry(): void
  close(): void
}

export type OutboxOptions = {
  key: SubmissionKey
  userId: string
  /** When the server made this page (ISO): what it had before then stands in the page and isn't told again. */
  pageAt?: string
  fetch?: typeof fetch
  now?: () => Date
  newId?: () => string
}

/** Typing goes out together with what follows within this time. */
const gatherMs = 400
/** The server's clock when it read the page and when it saved differ by no more. */
const marginMs = 60_000
const keptDays = 60

/**
 * Keeps what one person types into one form, across closed tabs and lost lines, and sends it until the server has
 * answered for each cell. Any number of tabs may hold the same outbox; one of them sends at a time.
 */
export async function openOutbox({ key, userId, pageAt, ...edges }: OutboxOptions): Promise<Outbox> {
  const { fetch: send = fetch.bind(globalThis), now = () => new Date(), newId = randomId } = edges
  const name = toQueueName(key, userId)
  const holder = newId()
  const listeners = new Set<() => void>()
  let sending: ReadonlySet<CellKey> = new Set()
  let stopped: OutboxState['stopped'] = null
  let online = isOnline()
  let running: Promise<void> | null = null
  let closed = false
  const pacer = createPacer(() => void attempt(), now)
  const kept = await openKeptQueue(name, (from) => {
    tell()
    // The other tab sends; this one only if that was its last act.
    if (from === 'elsewhere') sendSoon(3000 + Math.random() * 2000)
  })
  let state = toState({})

  function isStale({ status, at }: QueueRow): boolean {
    return status === 'saved' && !!at && !!pageAt && Date.parse(at) < Date.parse(pageAt) - marginMs
  }

  function toState(before: OutboxState['cells']): OutboxState {
    const queue = kept.get()
    return {
      online,
      cells: toCells(queue, sending, isStale, before),
      waiting: countWaiting(queue),
      lastSavedAt: queue.head.lastSavedAt,
      stopped: stopped ?? (kept.isLoose() ? 'storage' : null),
    }
  }

  function tell(): void {
    if (closed) return
    state = toState(state.cells)
    for (const listener of listeners) listener()
  }

  function attempt(): Promise<void> {
    running ??= drain().finally(() => {
      running = null
    })
    return running
  }

  async function drain(): Promise<void> {
    pacer.cancel()
    if (closed) return
    const isMine = await withSendLock(name, kept.store(), holder, now, async () => {
      while (!closed && (await sendOne()));
    }).catch(() => false)
    if (!isMine) sendSoon(2000)
  }

  /** Sends one batch; true when the next may follow at once. */
  async function sendOne(): Promise<boolean> {
    const person = readPerson()
    if (person !== null && person !== userId) return stop('signed-out')
    await kept.change('all', (queue) => takeBatch(queue, newId))
    const { batch } = kept.get().head
    if (!batch) return stop(null)
    sending = new Set(batch.cells.map(({ change }) => change.cell))
    tell()
    const outcome = await postCells(send, key, userId, batch)
    sending = new Set()
    if (closed) return false
    online = outcome.kind !== 'unreachable'
    const { mutationId } = batch
    switch (outcome.kind) {
      case 'answered':
        pacer.reset()
        stopped = null
        await kept.change('all', (queue) => settle(queue, mutationId, outcome))
        return true
      case 'unreadable':
        await kept.change('all', (queue) => halve(queue, mutationId))
        return true
      case 'id-taken':
        await kept.change([], (queue) => renewBatch(queue, mutationId))
        pacer.afterFailure(0)
        return stop(null)
      case 'unreachable':
        pacer.afterFailure(0)
        return stop(null)
      case 'busy':
        pacer.afterFailure(outcome.afterMs)
        return stop('busy')
      case 'stopped':
        return stop(outcome.why)
    }
  }

  function stop(why: OutboxState['stopped']): false {
    stopped = why
    tell()
    return false
  }

  /** Sends soon, unless it was refused for a reason that waiting doesn't mend. */
  function sendSoon(delayMs: number): void {
    const mayMend = stopped === null || stopped === 'busy'
    if (!closed && mayMend && countWaiting(kept.get()) > 0) pacer.soon(delayMs)
  }

  function tryAgain(delayMs: number): void {
    stopped = null
    pacer.reset()
    sendSoon(delayMs)
    tell()
  }

  const unwatch = watchPage({
    back: () => {
      online = true
      // Everybody's line comes back at once.
      tryAgain(Math.random() * 2000)
    },
    away: () => {
      online = false
      tell()
    },
    shown: () => {
      if (stopped === 'signed-out' || !online) tryAgain(Math.random() * 1000)
    },
    hidden: () => {
      if (pacer.isEager()) void attempt()
    },
    person: (person) => (person === userId ? tryAgain(0) : stop('signed-out')),
  })
  if (!kept.isLoose()) {
    const limit = new Date(now().getTime() - keptDays * 86_400_000)
    void forgetSaved(limit.toISOString()).catch(() => undefined)
  }
  sendSoon(0)

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async put(typed) {
      // Noted first, so that nothing is ever kept without the note.
      markWaiting(name, countWaiting(kept.get()) + 1)
      await kept.change([typed.cell], (queue) => putCell(queue, typed, isStale))
      sendSoon(gatherMs)
    },
    async resolve(cell, choice) {
      await kept.change([cell], (queue) => resolveCell(queue, cell, choice))
      sendSoon(0)
    },
    async flush() {
      if (running) await running
      if (!closed && countWaiting(kept.get()) > 0) await attempt()
      return countWaiting(kept.get()) === 0
    },
    retry: () => tryAgain(0),
    close() {
      closed = true
      pacer.cancel()
      unwatch()
      kept.close()
      listeners.clear()
    },
  }
}

function countWaiting({ rows }: Queue): number {
  return [...rows.values()].filter(({ status }) => status === 'waiting').length
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false
}
