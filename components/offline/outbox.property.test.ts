import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CellKey } from '@/lib/submissions/submission'
import { type Outbox, openOutbox } from './outbox'
import { type Fate, OutboxServer } from './outbox-server.fixture'

// Only what the test lets run is sent; IndexedDB's own turns go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const cells: CellKey[] = ['A|', 'B|', 'B|sex=female']
const key = { formCode: 'D8-Q', orgUnitId: 'unit', period: '2026Q1' }

const tab = fc.nat({ max: 1 })
const cell = fc.constantFrom(...cells)
const fate = fc.constantFrom<Fate>(
  'answer',
  'lose-answer',
  'no-line',
  'busy',
  'signed-out',
  'portal',
  'too-large',
)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), tab, cell }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fate' as const), fate }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab, sending: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other' as const), cell }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      tab,
      cell,
      choice: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
)

let runs = 0

async function check(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  // A browser of its own.
  globalThis.indexedDB = new IDBFactory()
  const server = new OutboxServer()
  const userId = `user-${++runs}`
  let clock = Date.parse('2026-01-05T02:00:00Z')
  let ids = 0
  const open = () =>
    openOutbox({
      key,
      userId,
      fetch: server.fetch,
      now: () => new Date(clock),
      newId: () => `${userId}-${++ids}`,
    })
  const tabs: Outbox[] = [await open(), await open()]
  const at = (index: number) => tabs[index] as Outbox
  const last = new Map<CellKey, string>()
  /** Foreign versions that somebody chose to overwrite. */
  const chosen = new Set<string>()
  let texts = 0

  const resolve = async (outbox: Outbox, name: CellKey, choice: 'mine' | 'theirs') => {
    const known = outbox.getState().cells[name]
    if (known?.state !== 'conflict' || !known.conflict) return
    // One's own earlier figure is never the other one.
    expect(known.conflict.author).not.toBe('me')
    if (choice === 'mine') chosen.add(`${name}@${known.conflict.version}`)
    else last.delete(name)
    await outbox.resolve(name, choice)
  }
  const heard = () => new Promise((done) => setImmediate(done))

  try {
    for (const act of steps) {
      clock += 1000
      if (act.do === 'put') {
        const text = String(++texts)
        last.set(act.cell, text)
        // What the page was loaded with: nothing of what was saved since.
        await at(act.tab).put({
          cell: act.cell,
          text,
          value: text,
          missing: null,
          comment: null,
          followUp: false,
          baseVersion: 0,
        })
      } else if (act.do === 'flush') await at(act.tab).flush()
      else if (act.do === 'fate') server.fates.push(act.fate)
      else if (act.do === 'other') server.write(act.cell, `other-${++texts}`, 'Lò Thị Mai')
      else if (act.do === 'resolve') {
        await heard()
        await heard()
        await resolve(at(act.tab), act.cell, act.choice)
      } else {
        const sent = act.sending ? at(act.tab).flush() : null
        if (sent) await Promise.resolve()
        at(act.tab).close()
        await sent?.catch(() => undefined)
        tabs[act.tab] = await open()
        clock += 60_000
      }
    }
    // The line is back, the person signed in, and chooses her own figures.
    server.fates = []
    clock += 60_000
    const isDone = (outbox: Outbox) =>
      Object.values(outbox.getState().cells).every(({ state }) => state === 'saved' || state === 'invalid')
    for (let round = 0; round < 10 && !(round > 1 && tabs.every(isDone)); round++) {
      for (const outbox of tabs) {
        await heard()
        for (const name of cells) await resolve(outbox, name, 'mine')
        await outbox.flush()
        clock += 60_000
      }
    }
    for (const outbox of tabs) {
      expect(outbox.getState().waiting).toBe(0)
      expect(Object.values(outbox.getState().cells).map(({ state }) => state)).not.toContain('conflict')
    }
    const mine = server.writes.filter(({ author }) => author === 'me')
    // Nothing lost: what was typed last reached each cell; what the server can't read is still here to be mended.
    for (const [name, text] of last) {
      const known = at(0).getState().cells[name]
      if (known?.state === 'invalid') expect(known.change?.text).toBe(text)
      else expect(mine.findLast((write) => write.cell === name)?.value).toBe(text)
    }
    // Nothing doubled, and in the order it was typed.
    for (const name of cells) {
      const written = mine.filter((write) => write.cell === name).map(({ value }) => Number(value))
      expect(written).toEqual([...new Set(written)].sort((a, b) => a - b))
    }
    // Nobody's figure is overwritten unseen.
    for (const { cell: name, over } of mine) {
      if (over && over.author !== 'me') expect(chosen).toContain(`${name}@${over.version}`)
    }
  } finally {
    for (const outbox of tabs) outbox.close()
  }
}

test('whatever happens on the way, each change reaches the server once, the last typed stands, and nobody is overwritten unseen', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), check), { numRuns: 60 })
}, 120_000)
