import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { CellKey } from '@/lib/submissions/submission'
import { emptyHead, isUnsettled, type Queue, type QueueChange, type QueueHead, type QueueRow } from './queue'

interface OfflineSchema extends DBSchema {
  heads: { key: string; value: QueueHead }
  cells: { key: [string, string]; value: QueueRow }
}

/** Where a queue lies. Each change is one transaction: it happens wholly, also when the tab is killed, or not at all. */
export type QueueStore = {
  read(): Promise<Queue>
  /** Hands the rule the head and the asked rows, keeps what it changes and answers the queue as it then is. */
  change(cells: readonly CellKey[] | 'all', rule: (queue: Queue) => QueueChange): Promise<Queue>
  close(): void
}

export const databaseName = 'songhanh'

export function openDatabase(): Promise<IDBPDatabase<OfflineSchema>> {
  return openDB<OfflineSchema>(databaseName, 1, {
    upgrade(db) {
      db.createObjectStore('heads', { keyPath: 'queue' })
      db.createObjectStore('cells', { keyPath: ['queue', 'cell'] })
    },
    // A newer page wants to change the layout: it must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  })
}

const rowsOf = (queue: string) => IDBKeyRange.bound([queue], [queue, '\uffff'])
const byCell = (rows: readonly QueueRow[]) => new Map(rows.map((row) => [row.cell, row]))

export async function openQueueStore(queue: string): Promise<QueueStore> {
  let db = await openDatabase()
  return {
    async read() {
      const tx = db.transaction(['heads', 'cells'])
      const [head, rows] = await Promise.all([
        tx.objectStore('heads').get(queue),
        tx.objectStore('cells').getAll(rowsOf(queue)),
      ])
      return { head: head ?? emptyHead(queue), rows: byCell(rows) }
    },
    async change(cells, rule) {
      // Strict: what is answered for is on the disk, not only with the system.
      const begin = () => db.transaction(['heads', 'cells'], 'readwrite', { durability: 'strict' })
      let tx: ReturnType<typeof begin>
      try {
        tx = begin()
      } catch {
        // Closed by the browser or for a newer page: opened anew once.
        db = await openDatabase()
        tx = begin()
      }
      const [heads, stored] = [tx.objectStore('heads'), tx.objectStore('cells')]
      const [head = emptyHead(queue), rows] = await Promise.all([
        heads.get(queue),
        cells === 'all'
          ? stored.getAll(rowsOf(queue))
          : Promise.all(cells.map((cell) => stored.get([queue, cell]))),
      ])
      const before = { head, rows: byCell(rows.filter((row) => row !== undefined)) }
      const changed = rule(before)
      const writes: Promise<unknown>[] = (changed.rows ?? []).map((row) => stored.put(row))
      if (changed.head) writes.push(heads.put(changed.head))
      await Promise.all([...writes, tx.done])
      return apply(before, changed)
    },
    close: () => db.close(),
  }
}

/** Drops what the server took before then, of every queue; what no server has stays. */
export async function forgetSaved(before: string): Promise<void> {
  const db = await openDatabase()
  const tx = db.transaction('cells', 'readwrite')
  for await (const cursor of tx.store) {
    const { status, at } = cursor.value
    if (status === 'saved' && at !== null && at < before) await cursor.delete()
  }
  await tx.done
  db.close()
}

/** How many cells of each queue of a person no server has taken yet, as the disk knows it. */
export async function countUnsettled(owner: string): Promise<Map<string, number>> {
  const db = await openDatabase()
  const counts = new Map<string, number>()
  for (const row of await db.getAll('cells')) {
    if (row.queue.startsWith(owner)) {
      counts.set(row.queue, (counts.get(row.queue) ?? 0) + (isUnsettled(row) ? 1 : 0))
    }
  }
  db.close()
  return counts
}

/** For a browser that keeps nothing: what is typed lives as long as the page. */
export function memoryStore(start: Queue): QueueStore {
  let queue = start
  return {
    read: async () => queue,
    async change(_cells, rule) {
      queue = apply(queue, rule(queue))
      return queue
    },
    close: () => {},
  }
}

export function apply(queue: Queue, { head, rows = [] }: QueueChange): Queue {
  return { head: head ?? queue.head, rows: new Map([...queue.rows, ...byCell(rows)]) }
}
