import type { CellKey, SubmissionKey } from '@/lib/submissions/submission'
import { toCells } from './outbox-state'
import { createPacer } from './pacer'
import { watchPage } from './page-events'
import { postCells } from './post-cells'
import {
  emptyHead,
  halve,
  isUnsettled,
  putCell,
  type Queue,
  type QueueChange,
  type QueueRow,
  renewBatch,
  resolveCell,
  settle,
  takeBatch,
} from './queue'
import { forgetSaved, memoryStore, openQueueStore } from './queue-store'
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
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`songhanh:${name}`)

  let store = await openQueueStore(name).catch(() => null)
  let keepsNothing = store === null
  store ??= memoryStore({ head: emptyHead(name), rows: new Map() })
  let queue = await store.read()
  let sending: ReadonlySet<CellKey> = new Set()
  let stopped: OutboxState['stopped'] = null
  let online = isOnline()
  let running: Promise<void> | null = null
  let closed = false
  let state = toState({})
  const pacer = createPacer(() => void attempt(), now)

  function isStale({ status, at }: QueueRow): boolean {
    return status === 'saved' && !!at && !!pageAt && Date.parse(at) < Date.parse(pageAt) - marginMs
  }

  function toState(before: OutboxState['cells']): OutboxState {
    return {
      online,
      cells: toCells(queue, sending, isStale, before),
      waiting: countWaiting(queue),
      lastSavedAt: queue.head.lastSavedAt,
      stopped: stopped ?? (keepsNothing ? 'storage' : null),
    }
  }

  function tell(): void {
    if (closed) return
    state = toState(state.cells)
    for (const listener of listeners) listener()
  }

  async function change(
    cells: readonly CellKey[] | 'all',
    rule: (queue: Queue) => QueueChange,
  ): Promise<void> {
    for (;;) {
      const tried = store
      try {
        const after = await tried.change(cells, rule)
        queue = { head: after.head, rows: new Map([...queue.rows, ...after.rows]) }
        break
      } catch (error) {
        if (closed || keepsNothing) throw error
        // The disk is full or taken away: the page itself goes on keeping and sending.
        if (store === tried) {
          store = memoryStore(queue)
          keepsNothing = true
        }
      }
    }
    markWaiting(name, countUnsettled(queue))
    channel?.postMessage('changed')
    tell()
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
    const mine = await withSendLock(name, store, holder, now, async () => {
      while (!closed && (await sendOne()));
    }).catch(() => false)
    if (!mine && !closed && countWaiting(queue) > 0) pacer.soon(2000)
  }

  /** Sends one batch; true when the next may follow at once. */
  async function sendOne(): Promise<boolean> {
    const person = readPerson()
    if (person !== null && person !== userId) return stop('signed-out')
    await change('all', (queue) => takeBatch(queue, newId))
    const { batch } = queue.head
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
        await change('all', (queue) => settle(queue, mutationId, outcome))
        return true
      case 'unreadable':
        await change('all', (queue) => halve(queue, mutationId))
        return true
      case 'id-taken':
        await change([], (queue) => renewBatch(queue, mutationId))
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
    if (!closed && countWaiting(queue) > 0 && (stopped === null || stopped === 'busy')) pacer.soon(delayMs)
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
    person: (person) => {
      if (person === userId) tryAgain(0)
      else stop('signed-out')
    },
  })
  if (channel) {
    channel.onmessage = async () => {
      if (closed || keepsNothing) return
      queue = await store.read().catch(() => queue)
      tell()
      // The other tab sends; this one only if that was its last act.
      sendSoon(3000 + Math.random() * 2000)
    }
  }
  if (!keepsNothing) {
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
      markWaiting(name, countUnsettled(queue) + 1)
      await change([typed.cell], (queue) => putCell(queue, typed, isStale))
      sendSoon(gatherMs)
    },
    async resolve(cell, choice) {
      await change([cell], (queue) => resolveCell(queue, cell, choice))
      sendSoon(0)
    },
    async flush() {
      if (running) await running
      if (!closed && countWaiting(queue) > 0) await attempt()
      return countWaiting(queue) === 0
    },
    retry: () => tryAgain(0),
    close() {
      closed = true
      pacer.cancel()
      unwatch()
      channel?.close()
      store.close()
      listeners.clear()
    },
  }
}

function countWaiting({ rows }: Queue): number {
  return [...rows.values()].filter(({ status }) => status === 'waiting').length
}

function countUnsettled({ rows }: Queue): number {
  return [...rows.values()].filter(isUnsettled).length
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false
}

/** `crypto.randomUUID` is missing on pages without HTTPS. */
function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
