import { expect, test } from 'vitest'
import type { EntryState } from '@/components/forms/entry/entry-state'
import { readFields } from './read-fields'

const state: EntryState = {
  outcome: 'untouched',
  message: '',
  typed: {},
  base: {
    'A|': { text: '', missing: 'not-available', comment: 'chờ', followUp: true, version: 2 },
  },
  errors: {},
  echoes: {},
  mutationId: '0b0f3d7e-6a39-4f5e-9a44-1f3f5d3b9c11',
  savedAt: '',
}

function read(fields: Record<string, string>) {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return readFields(data, state)
}

test('what the page has no field for stays as it was stored', () => {
  expect(read({ 'cell:A|': '' }).typed).toEqual({
    'A|': { text: '', missing: 'not-available', comment: 'chờ' },
  })
})

test('a number typed where there was a reason takes the reason away, unless the page asks for both', () => {
  expect(read({ 'cell:A|': '12' }).typed['A|']).toMatchObject({ text: '12', missing: '' })
  const both = { 'cell:A|': '12', 'missing:A|': 'not-available' }
  expect(read(both).typed['A|']).toMatchObject({ text: '12', missing: 'not-available' })
})

test('line breaks of a comment are the same however the browser sends them', () => {
  expect(read({ 'comment:A|': 'một\r\nhai' }).typed['A|']?.comment).toBe('một\nhai')
})

test('the stored cells of the page go before those of the state, unless they were tampered with', () => {
  const cell = { text: '1', missing: '', comment: '', followUp: false, version: 7 }
  expect(read({ base: JSON.stringify({ 'A|': cell }) }).base).toEqual({ 'A|': cell })
  expect(read({ base: '{"A|":{"version":-1}}' }).base).toBe(state.base)
  expect(read({ base: '{' }).base).toBe(state.base)
})
