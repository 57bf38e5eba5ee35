import type { CellKey } from '@/lib/submissions/submission'
import { emptyHead, isUnsettled, type Queue, type QueueChange } from './queue'
import { memoryStore, openQueueStore, type QueueStore } from './queue-store'
import { markWaiting } from './waiting-mark'

/** A queue as one tab holds it: the same in every tab, in memory for reading, on the disk for keeping. */
export type KeptQueue = {
  get(): Queue
  store(): QueueStore
  /** The browser lets nothing be kept: it lives as long as the page. */
  isLoose(): boolean
  change(cells: readonly CellKey[] | 'all', rule: (queue: Queue) => QueueChange): Promise<void>
  close(): void
}

/** Opens it and tells of each change, `elsewhere` for one that another tab made. */
export async function openKeptQueue(
  name: string,
  tell: (from: 'here' | 'elsewhere') => void,
): Promise<KeptQueue> {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`songhanh:${name}`)
  const opened = await openQueueStore(name).catch(() => null)
  let isLoose = opened === null
  let store: QueueStore = opened ?? memoryStore({ head: emptyHead(name), rows: new Map() })
  let queue = await store.read()
  let closed = false

  if (channel) {
    channel.onmessage = async () => {
      if (closed || isLoose) return
      queue = await store.read().catch(() => queue)
      tell('elsewhere')
    }
  }

  return {
    get: () => queue,
    store: () => store,
    isLoose: () => isLoose,
    async change(cells, rule) {
      for (;;) {
        const tried = store
        try {
          const after = await tried.change(cells, rule)
          queue = { head: after.head, rows: new Map([...queue.rows, ...after.rows]) }
          break
        } catch (error) {
          // The disk is full or taken away: the page itself goes on keeping and sending.
          if (closed || (isLoose && store === tried)) throw error
          if (store === tried) {
            store = memoryStore(queue)
            isLoose = true
          }
        }
      }
      markWaiting(name, [...queue.rows.values()].filter(isUnsettled).length)
      if (!closed) channel?.postMessage('changed')
      tell('here')
    },
    close() {
      closed = true
      channel?.close()
      store.close()
    },
  }
}
