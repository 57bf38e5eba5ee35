// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CellChange, Outbox, OutboxCell, OutboxState } from '@/components/offline/outbox'
import { noHistory } from '@/lib/submissions/checks/history'
import { emptyBase } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'
import { createCellStore } from '../cell-store'
import type { EntryItem, EntryLabels } from '../entry-state'
import { keepText, readKept } from '../kept-typing'
import { openDesk } from './desk'
import type { Desk, DeskOptions } from './desk-types'
import { type DeskWords, deskWords } from './desk-words'

/** An outbox whose disk and line are the test's. */
class FakeOutbox implements Outbox {
  state: OutboxState = { online: true, cells: {}, waiting: 0, lastSavedAt: null, stopped: null }
  puts: CellChange[] = []
  /** Puts that the disk hasn't taken yet, where it is slow. */
  onDisk: (() => void)[] = []
  isSlow = false
  flushes = 0
  isClosed = false
  line: Promise<void> = Promise.resolve()
  #listeners = new Set<() => void>()

  getState = () => this.state
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  tell(change: Partial<OutboxState>): void {
    const cells = { ...this.state.cells, ...change.cells }
    const waiting = Object.values(cells).filter(({ state }) => state === 'waiting').length
    this.state = { ...this.state, waiting, ...change, cells }
    for (const listener of this.#listeners) listener()
  }
  put = async (change: CellChange) => {
    this.puts.push(change)
    if (this.isSlow) await new Promise<void>((done) => this.onDisk.push(done))
    this.tell({ cells: { [change.cell]: waiting(change) } })
  }
  resolve = async () => {}
  flush = async () => {
    this.flushes += 1
    await this.line
    if (this.isClosed || this.state.stopped) return false
    const sent = Object.entries(this.state.cells).filter(([, { state }]) => state === 'waiting')
    if (sent.length > 0)
      this.tell({
        cells: Object.fromEntries(sent.map(([cell, now]) => [cell, { ...now, state: 'saved', version: 1 }])),
      })
    return true
  }
  retry = () => {}
  close = () => {
    this.isClosed = true
  }
}

let outbox: FakeOutbox
vi.mock('@/components/offline/outbox', () => ({ openOutbox: async () => outbox }))

const total: CellKey = 'A|'
const women: CellKey = 'A|sex=female'
const submission = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2026Q1' }
const storageKey = 'songhanh:entry:mai'
const words = Object.fromEntries(deskWords.map((word) => [word, `${word} {count}`])) as DeskWords

const item = (code: string, change: Partial<EntryItem> = {}): EntryItem => ({
  code,
  name: code,
  unit: 'người',
  decimals: 0,
  compulsory: false,
  totalFrom: null,
  minValue: null,
  maxValue: null,
  cells: ['', 'sex=female'].map((key) => ({ cell: `${code}|${key}`, hints: [], returned: '', files: 0 })),
  ...change,
})
const sections = [
  {
    code: 'S',
    title: 'S',
    columns: [
      { key: '', label: 'Tổng số' },
      { key: 'sex=female', label: 'Nữ' },
    ],
    items: [item('A'), item('B', { totalFrom: 'sex' })],
  },
]

const open: Desk[] = []
function options(base: DeskOptions['base'] = {}): DeskOptions {
  document.body.innerHTML = `<form>${['A|', 'A|sex=female', 'B|', 'B|sex=female']
    .map(
      (cell) =>
        `<input name="${cell === 'B|' ? '' : `cell:${cell}`}" data-cell="${cell}" value="${base[cell as CellKey]?.text ?? ''}">`,
    )
    .join('')}</form><button>Lưu</button>`
  const facts = {
    pageAt: '2026-01-05T02:00:00Z',
    language: 'vi' as const,
    words,
    rules: [],
    history: noHistory,
  }
  return {
    form: document.querySelector('form') as HTMLFormElement,
    store: createCellStore(),
    storageKey,
    submission,
    userId: 'mai',
    sections,
    base,
    errors: [],
    labels: {} as EntryLabels,
    facts: { ...facts, problems: { 'not-a-number': '“{text}” không phải là số' }, checkWords: {} },
    signInHref: '/sign-in',
    checkHref: '/check',
  } as DeskOptions
}

async function openOn(given: DeskOptions): Promise<Desk> {
  const desk = await openDesk(given)
  open.push(desk)
  return desk
}

const field = (cell: CellKey) => document.querySelector(`[data-cell="${cell}"]`) as HTMLInputElement
function type(cell: CellKey, text: string): void {
  field(cell).focus()
  field(cell).value = text
  field(cell).dispatchEvent(new Event('input', { bubbles: true }))
}
const leave = (cell: CellKey) => field(cell).dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
const turn = () => new Promise((done) => setTimeout(done))
const waiting = (change: CellChange): OutboxCell => ({ state: 'waiting', version: 0, change })
const change = (cell: CellKey, text: string, comment: string | null = null): CellChange => ({
  cell,
  text,
  value: text,
  missing: null,
  comment,
  followUp: false,
  baseVersion: 0,
})

beforeEach(() => {
  outbox = new FakeOutbox()
  localStorage.clear()
  vi.spyOn(window.location, 'assign').mockImplementation(() => {})
})
afterEach(() => {
  for (const desk of open.splice(0)) desk.close()
  vi.restoreAllMocks()
})

test('what stood in the fields before the live part came is put away as it opens, over what waited', async () => {
  outbox.state = { ...outbox.state, waiting: 1, cells: { [total]: waiting(change(total, '5', 'họp')) } }
  const given = options()
  field(total).value = '12'
  field(women).focus()
  await openOn(given)
  expect(field(total).value).toBe('12')
  expect(outbox.puts).toMatchObject([{ cell: total, text: '12', comment: 'họp' }])
})

test('the comment that waits for a figure stays when the figure is being typed over as the page opens', async () => {
  outbox.state = { ...outbox.state, waiting: 1, cells: { [total]: waiting(change(total, '5', 'họp')) } }
  const given = options()
  field(total).focus()
  field(total).value = '12'
  await openOn(given)
  expect(outbox.puts).toMatchObject([{ cell: total, text: '12', comment: 'họp' }])
})

test.each([
  [3, '4'],
  [4, '3'],
])(
  'one’s own figure saved as version %i a moment ago, on a page that shows version 4: %s is shown',
  async (version, shown) => {
    const own: OutboxCell = { ...waiting(change(total, '3')), state: 'saved', version }
    outbox.state = { ...outbox.state, cells: { [total]: own } }
    await openOn(options({ [total]: { ...emptyBase, text: '4', version: 4 } }))
    expect(field(total).value).toBe(shown)
    expect(outbox.puts).toEqual([])
  },
)

test('kept text comes back on the version it was typed over; what is stored already is dropped', async () => {
  const base = {
    [total]: { ...emptyBase, text: '5', version: 3 },
    [women]: { ...emptyBase, text: '2', version: 1 },
  }
  keepText(storageKey, total, { text: '12', version: 2 })
  keepText(storageKey, women, { text: '2', version: 1 })
  await openOn(options(base))
  expect(field(total).value).toBe('12')
  expect(outbox.puts).toMatchObject([{ cell: total, text: '12', baseVersion: 2 }])
  expect(readKept(storageKey)).toEqual({})
})

test('a key pressed while the figure before it goes to the disk stays kept', async () => {
  await openOn(options())
  outbox.isSlow = true
  type(total, '1')
  leave(total)
  type(total, '12')
  outbox.onDisk.shift()?.()
  await turn()
  expect(readKept(storageKey)).toMatchObject({ [total]: { text: '12' } })
})

test('leaving a cell again drops nothing before the disk has it', async () => {
  await openOn(options())
  outbox.isSlow = true
  type(total, '1')
  leave(total)
  leave(total)
  expect(readKept(storageKey)).toMatchObject({ [total]: { text: '1' } })
  outbox.onDisk.shift()?.()
  await turn()
  expect(readKept(storageKey)).toEqual({})
})

test('a press waits for a figure on its way to the disk, and for what is typed while it waits for the line', async () => {
  const desk = await openOn(options())
  outbox.isSlow = true
  type(total, '1')
  leave(total)
  let back = () => {}
  outbox.line = new Promise((done) => {
    back = done
  })
  const pressed = desk.press('check')
  await turn()
  expect(outbox.flushes).toBe(0)
  outbox.onDisk.shift()?.()
  outbox.isSlow = false
  await turn()
  type(women, '7')
  back()
  await pressed
  expect(outbox.state.cells).toMatchObject({ [total]: { state: 'saved' }, [women]: { state: 'saved' } })
  expect(window.location.assign).toHaveBeenCalledExactlyOnceWith('/check')
})

test('a button pressed twice answers once, with what was saved', async () => {
  const desk = await openOn(options())
  type(total, '1')
  await Promise.all([desk.press('save'), desk.press('save')])
  expect(desk.getState().answer).toEqual({ tone: 'success', text: 'allSaved 1' })
})

test('the answer to a press stands when another tab’s figure comes in, and goes with the next one typed', async () => {
  const desk = await openOn(options())
  await desk.press('save')
  expect(desk.getState().answer).toMatchObject({ text: 'nothingNew {count}' })
  outbox.tell({ cells: { [total]: waiting(change(total, '9')) } })
  expect(field(total).value).toBe('9')
  expect(desk.getState().answer).not.toBeNull()
  type(women, '1')
  leave(women)
  expect(desk.getState().answer).toBeNull()
})

test('what couldn’t be sent is said, and said again once it was', async () => {
  const desk = await openOn(options())
  outbox.tell({ stopped: 'signed-out' })
  type(total, '1')
  await desk.press('check')
  expect(desk.getState().answer).toEqual({ tone: 'warning', text: 'notSentCheck 1' })
  outbox.tell({ stopped: null })
  await outbox.flush()
  expect(desk.getState().answer).toEqual({ tone: 'success', text: 'allSaved 1' })
  expect(window.location.assign).not.toHaveBeenCalled()
})

test('text that is no number stays in its cell, is kept and is listed', async () => {
  const desk = await openOn(options())
  type(total, 'mười')
  await desk.press('check')
  expect(desk.problems()).toEqual([{ cell: total, text: 'Tổng số, A: “mười” không phải là số' }])
  expect(desk.getState()).toMatchObject({ attempt: 1, answer: { tone: 'warning' } })
  expect(readKept(storageKey)).toMatchObject({ [total]: { text: 'mười' } })
  expect(outbox.puts).toEqual([])
})

test('between two figures is chosen only when one’s own can be read: “mine” is what stands there', async () => {
  const given = options()
  await openOn(given)
  const conflict = { version: 4, value: '9', missing: null, author: 'Lò', at: '2026-01-05T01:00:00Z' }
  type(total, '1')
  leave(total)
  await turn()
  const conflicting: OutboxCell = { ...waiting(change(total, '1')), state: 'conflict', conflict }
  outbox.tell({ cells: { [total]: conflicting } })
  expect(given.store.get(total)?.choice).not.toBeNull()
  type(total, 'mười')
  leave(total)
  expect(given.store.get(total)).toMatchObject({ choice: null, error: '“mười” không phải là số' })
})

test('a computed total follows its parts, and is never sent', async () => {
  await openOn(options())
  type('B|sex=female', '7')
  leave('B|sex=female')
  await turn()
  expect(field('B|').value).toBe('7')
  expect(outbox.puts.map(({ cell }) => cell)).toEqual(['B|sex=female'])
})

test('a form that is left sends what was typed last before its outbox closes', async () => {
  const desk = await openOn(options())
  type(total, '1')
  desk.close()
  expect(outbox.isClosed).toBe(false)
  await turn()
  expect(outbox.state.cells).toMatchObject({ [total]: { state: 'saved' } })
  expect(outbox.isClosed).toBe(true)
})
