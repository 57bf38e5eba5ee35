// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EntryForm } from './entry-form'
import type { EntryLabels, EntryState } from './entry-state'
import type { Desk, DeskFacts } from './live/desk'

const desk = { openCell: vi.fn(), paste: vi.fn(), press: vi.fn(async () => {}), close: vi.fn() }
const openDesk = vi.fn<() => Promise<Desk>>()
vi.mock('./live/live', () => ({ openDesk: () => openDesk(), DeskPanel: () => <p>live</p> }))

const initial: EntryState = {
  outcome: 'untouched',
  message: '',
  typed: {},
  base: {},
  errors: {},
  echoes: {},
  mutationId: 'm',
  savedAt: '',
}
const cells = [{ cell: 'A|' as const, hints: [], returned: '', files: 0 }]
const limits = { decimals: 0, compulsory: false, totalFrom: null, minValue: null, maxValue: null }
const items = [{ code: 'A', name: 'A', unit: 'người', ...limits, cells }]
const sections = [{ code: 'S', title: 'S', columns: [{ key: '', label: 'Tổng số' }], items }]

let root: Root
let action = vi.fn(async (state: EntryState) => state)

async function show(): Promise<void> {
  root = createRoot(document.body.appendChild(document.createElement('div')))
  const texts = { labels: { save: 'Lưu', check: 'Gửi' } as EntryLabels, facts: {} as DeskFacts }
  const where = { submission: { formCode: 'D8-Q', orgUnitId: 'D071', period: '2026Q1' }, userId: 'mai' }
  const links = { signInHref: '/sign-in', checkHref: '/check' }
  const data = { action, initial, sections }
  await act(async () => root.render(<EntryForm {...data} {...texts} {...where} {...links} />))
}
const button = (name: string) =>
  Array.from(document.querySelectorAll('button')).find(({ textContent }) => textContent === name)
const press = (name: string) => act(async () => button(name)?.click())
const field = () => document.querySelector<HTMLInputElement>('[data-cell]')

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.spyOn(console, 'error').mockImplementation(() => {})
  openDesk.mockReset().mockResolvedValue(desk as unknown as Desk)
  for (const spy of [desk.openCell, desk.paste, desk.press, desk.close]) spy.mockClear()
  action = vi.fn(async (state: EntryState) => state)
  localStorage.clear()
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.innerHTML = ''
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('a press goes to the live part; where that doesn’t come, the cause is logged and the plain form is sent', async () => {
  await show()
  const why = new Error('no such chunk')
  openDesk.mockRejectedValueOnce(why)
  await press('Gửi')
  expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.any(String), why)
  expect(action).toHaveBeenCalledOnce()
  await press('Gửi')
  expect(desk.press).toHaveBeenCalledExactlyOnceWith('check')
  expect(action).toHaveBeenCalledOnce()
})

test.each([{ altKey: true }, { shiftKey: true }])(
  'Enter with %j before the live part is there is heard by it, once, and sends nothing',
  async (with_) => {
    await show()
    const heard: boolean[] = []
    openDesk.mockImplementationOnce(async () => {
      field()?.form?.addEventListener('keydown', (event) => {
        heard.push(event.altKey)
        event.preventDefault()
      })
      return desk as unknown as Desk
    })
    field()?.focus()
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...with_ })
    await act(async () => field()?.dispatchEvent(event))
    expect(event.defaultPrevented).toBe(true)
    expect(heard).toEqual(['altKey' in with_])
    expect(desk.press).not.toHaveBeenCalled()
  },
)

test.each([
  ['12\t5\r\n', 1],
  ['12', 0],
])('pasting %j before the live part is there reaches it as a block %i times', async (text, times) => {
  await show()
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  await act(async () => field()?.dispatchEvent(event))
  expect(event.defaultPrevented).toBe(times === 1)
  expect(desk.paste.mock.calls).toEqual(Array(times).fill(['A|', text]))
})

test('a form left while its live part is being opened closes it, and says nothing', async () => {
  await show()
  let opened = (_desk: Desk) => {}
  openDesk.mockReturnValueOnce(
    new Promise((done) => {
      opened = done
    }),
  )
  await act(async () => field()?.focus())
  await act(async () => root.unmount())
  await act(async () => opened(desk as unknown as Desk))
  expect(desk.close).toHaveBeenCalledOnce()
  expect(console.error).not.toHaveBeenCalled()
})
