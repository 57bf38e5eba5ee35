import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CellKey } from '@/lib/submissions/submission'
import { type CellChange, type Outbox, type OutboxOptions, openOutbox } from './outbox'
import { OutboxServer } from './outbox-server.fixture'
import { listWaiting, markPerson, mayHaveWaiting } from './waiting-mark'

const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2026Q1' }
const userId = 'mai'
const open: Outbox[] = []
let server: OutboxServer

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
    now: Date.parse('2026-01-05T02:00:00Z'),
  })
  vi.spyOn(Math, 'random').mockReturnValue(0)
  globalThis.indexedDB = new IDBFactory()
  vi.stubGlobal('localStorage', memoryStorage())
  server = new OutboxServer()
})
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.close()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** As browsers do it: the names are the object's own keys. */
function memoryStorage() {
  const methods = {
    getItem: (name: string) => (Object.hasOwn(items, name) ? items[name] : null),
    setItem: (name: string, text: string) => {
      items[name] = text
    },
  }
  const items: Record<string, string> = Object.create(methods)
  return items
}

async function openTab(options: Partial<OutboxOptions> = {}): Promise<Outbox> {
  const outbox = await openOutbox({ key, userId, fetch: server.fetch, ...options })
  open.push(outbox)
  return outbox
}

function typed(cell: CellKey, text: string, baseVersion = 0): CellChange {
  return { cell, text, value: text, missing: null, comment: null, followUp: false, baseVersion }
}

/** Lets time pass, and what IndexedDB and the server do in it. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  for (let turn = 0; turn < 60; turn++) await new Promise((done) => setImmediate(done))
}

describe('sending', () => {
  test('what is typed within a moment goes in one call, the last text of each cell', async () => {
    const outbox = await openTab()
    await outbox.put(typed('A|', '1'))
    await outbox.put(typed('A|', '12'))
    await outbox.put(typed('B|', '7'))
    expect(outbox.getState()).toMatchObject({ waiting: 2, cells: { 'A|': { state: 'waiting' } } })
    await pass(500)
    expect(server.calls.map(({ cells }) => cells.map(({ value }) => value))).toEqual([['12', '7']])
    expect(outbox.getState()).toMatchObject({
      waiting: 0,
      lastSavedAt: '2026-01-05T02:00:00.000Z',
      cells: { 'A|': { state: 'saved', version: 1, change: { text: '12' } } },
    })
  })

  test('a change on a page from before one’s own saving stands on what was saved', async () => {
    const outbox = await openTab()
    await outbox.put(typed('A|', '1'))
    await outbox.flush()
    await outbox.put(typed('A|', '2'))
    await outbox.flush()
    expect(server.cells.get('A|')).toMatchObject({ value: '2', version: 2 })
  })

  test('a lost answer: the same call goes again under the same id, also after the tab was killed', async () => {
    const first = await openTab()
    await first.put(typed('A|', '1'))
    server.fates = ['lose-answer']
    expect(await first.flush()).toBe(false)
    expect(first.getState()).toMatchObject({ online: false, waiting: 1 })
    first.close()
    const second = await openTab()
    await second.put(typed('A|', '2'))
    expect(await second.flush()).toBe(true)
    const [lost, again, next] = server.calls
    expect(again).toMatchObject({ mutationId: lost?.mutationId, cells: lost?.cells })
    expect(next?.cells).toMatchObject([{ value: '2', baseVersion: 1 }])
    expect(server.writes.map(({ value }) => value)).toEqual(['1', '2'])
  })

  test('a full server is asked again after the time it named, not before', async () => {
    const outbox = await openTab()
    server.fates = ['busy']
    await outbox.put(typed('A|', '1'))
    await pass(500)
    expect(outbox.getState()).toMatchObject({ stopped: 'busy', waiting: 1 })
    await outbox.put(typed('B|', '2'))
    await pass(1000)
    expect(server.calls).toHaveLength(1)
    await pass(1500)
    expect(outbox.getState()).toMatchObject({ stopped: null, waiting: 0 })
  })

  test('without a line it asks later and later, but within two minutes', async () => {
    const outbox = await openTab()
    server.fates = Array.from({ length: 20 }, () => 'no-line' as const)
    await outbox.put(typed('A|', '1'))
    await pass(400)
    for (const [ms, calls] of [
      [1000, 2],
      [2000, 3],
      [4000, 4],
      [8000, 5],
    ] as const) {
      await pass(ms - 100)
      expect(server.calls).toHaveLength(calls - 1)
      await pass(100)
      expect(server.calls).toHaveLength(calls)
    }
  })

  test.each([
    [401, 'nobody', 'signed-out'],
    [403, 'forbidden', 'forbidden'],
    [404, 'not-found', 'not-found'],
    [409, 'locked', 'locked'],
    [409, 'closed', 'closed'],
    [409, 'not-assigned', 'closed'],
    [409, 'not-yet-open', 'closed'],
  ])('a refusal (%i %s) stops it with what was typed kept, until asked again', async (status, code, why) => {
    const outbox = await openTab()
    server.refuse = { status, code }
    await outbox.put(typed('A|', '1'))
    await pass(500)
    await outbox.put(typed('A|', '2'))
    await pass(120_000)
    expect(server.calls).toHaveLength(1)
    expect(outbox.getState()).toMatchObject({ stopped: why, waiting: 1 })
    server.refuse = null
    outbox.retry()
    await pass(100)
    expect(outbox.getState()).toMatchObject({ stopped: null, waiting: 0 })
    expect(server.writes.map(({ value }) => value)).toEqual(['1', '2'])
  })

  test('one unreadable cell doesn’t hold up its neighbours', async () => {
    const outbox = await openTab({
      fetch: async (url, init) => {
        const poison = String(init?.body).includes('"poison"')
        return poison ? Response.json({ code: 'bad-word' }, { status: 400 }) : server.fetch(url, init)
      },
    })
    for (const [cell, text] of [
      ['A|', '1'],
      ['B|', 'poison'],
      ['C|', '3'],
      ['D|', '4'],
    ] as const)
      await outbox.put(typed(cell, text))
    expect(await outbox.flush()).toBe(true)
    const { cells } = outbox.getState()
    expect(cells['B|']).toMatchObject({ state: 'invalid', change: { text: 'poison' } })
    expect([...server.cells.keys()]).toEqual(['A|', 'C|', 'D|'])
  })

  test('with locks one tab sends at a time', async () => {
    let queue = Promise.resolve()
    const request = (_name: string, run: () => Promise<void>) => {
      queue = queue.then(run)
      return queue
    }
    vi.stubGlobal('navigator', { onLine: true, locks: { request } })
    const tabs = [await openTab(), await openTab()] as const
    await Promise.all(tabs.map((tab, index) => tab.put(typed(`${'AB'[index]}|`, '1'))))
    await Promise.all(tabs.map((tab) => tab.flush()))
    await pass(0)
    expect(tabs.map((tab) => tab.getState().waiting)).toEqual([0, 0])
    expect(server.writes).toHaveLength(2)
  })
})

describe('conflicts', () => {
  async function inConflict(): Promise<Outbox> {
    const outbox = await openTab()
    server.write('A|', '9', 'Lò Thị Mai')
    await outbox.put(typed('A|', '1'))
    expect(await outbox.flush()).toBe(true)
    return outbox
  }

  test('both figures are told, and nothing is sent before the choice', async () => {
    const outbox = await inConflict()
    await outbox.put(typed('A|', '2'))
    await outbox.flush()
    expect(outbox.getState().cells['A|']).toMatchObject({
      state: 'conflict',
      change: { text: '2' },
      conflict: { value: '9', author: 'Lò Thị Mai', version: 1 },
    })
    expect(server.calls).toHaveLength(1)
  })

  test('“mine” goes on top of theirs', async () => {
    const outbox = await inConflict()
    await outbox.resolve('A|', 'mine')
    await outbox.flush()
    expect(server.cells.get('A|')).toMatchObject({ value: '1', version: 2 })
  })

  test('“theirs” stands, and the next change is made on it', async () => {
    const outbox = await inConflict()
    await outbox.resolve('A|', 'theirs')
    expect(outbox.getState().cells['A|']).toMatchObject({
      state: 'saved',
      change: null,
      version: 1,
      conflict: { value: '9' },
    })
    await outbox.put(typed('A|', '3'))
    await outbox.flush()
    expect(server.cells.get('A|')).toMatchObject({ value: '3', version: 2 })
  })

  test('a cell that the server no longer holds is nobody’s: it is written anew', async () => {
    const outbox = await openTab()
    await outbox.put(typed('A|', '1', 4))
    await outbox.flush()
    await outbox.flush()
    expect(server.cells.get('A|')).toMatchObject({ value: '1' })
  })
})

describe('keeping', () => {
  test('a note says that something waits, before the outbox is opened', async () => {
    expect(mayHaveWaiting(key, userId)).toBe(false)
    const outbox = await openTab()
    server.fates = ['no-line']
    await outbox.put(typed('A|', '1'))
    expect(mayHaveWaiting(key, userId)).toBe(true)
    expect(mayHaveWaiting(key, 'another')).toBe(false)
    expect(listWaiting(userId)).toEqual([{ key, waiting: 1 }])
    await outbox.flush()
    await outbox.flush()
    expect(listWaiting(userId)).toEqual([])
  })

  test('another person on this computer neither sees nor sends it', async () => {
    const mine = await openTab()
    await mine.put(typed('A|', '1'))
    markPerson('another')
    await pass(1000)
    expect(mine.getState()).toMatchObject({ stopped: 'signed-out', waiting: 1 })
    const theirs = await openTab({ userId: 'another' })
    await theirs.flush()
    expect(theirs.getState().cells).toEqual({})
    expect(server.calls).toEqual([])
    markPerson(userId)
    expect(await mine.flush()).toBe(true)
  })

  test('what was saved is told to an older page, not to one made since', async () => {
    const outbox = await openTab()
    await outbox.put(typed('A|', '1'))
    await outbox.flush()
    const older = await openTab({ pageAt: '2026-01-05T01:59:00.000Z' })
    const newer = await openTab({ pageAt: '2026-01-05T02:05:00.000Z' })
    expect(older.getState().cells['A|']).toMatchObject({ state: 'saved', change: { text: '1' } })
    expect(newer.getState().cells).toEqual({})
  })

  test('a browser that keeps nothing says so, and sends all the same', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const outbox = await openTab()
    await outbox.put(typed('A|', '1'))
    expect(outbox.getState()).toMatchObject({ stopped: 'storage', waiting: 1 })
    expect(await outbox.flush()).toBe(true)
    expect(server.cells.get('A|')).toMatchObject({ value: '1' })
  })

  test('another tab hears what was typed and saved here', async () => {
    const [here, there] = [await openTab(), await openTab()]
    await here.put(typed('A|', '1'))
    await here.flush()
    await pass(0)
    expect(there.getState().cells['A|']).toMatchObject({ state: 'saved', version: 1 })
  })
})
