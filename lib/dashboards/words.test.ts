import { expect, test } from 'vitest'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import { failureMessage, wordsOf } from './words'

type Tree = { [key: string]: string | Tree }

function keysOf(tree: Tree, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )
}

test.each(['chart', 'overview'] as const)('%s says the same things in both languages', (namespace) => {
  expect(keysOf(en[namespace])).toEqual(keysOf(vi[namespace]))
})

test('texts are put in where they belong', () => {
  expect(wordsOf('vi')('title', { name: 'Số lớp', area: 'Bắc Kạn' })).toBe('Số lớp, Bắc Kạn')
  expect(wordsOf('en', 'overview')('change', { change: '+3' })).toBe('+3 on a year earlier')
})

test('a key that is not there is our mistake', () => {
  expect(() => wordsOf('vi')('no-such-sentence')).toThrow()
})

test('a failure is told in the reader’s language', () => {
  expect(failureMessage({ code: 'not-found', field: 'orgUnit' }, 'vi')).toBe('Không tìm thấy.')
  expect(failureMessage({ code: 'bad-query', field: 'stage', problem: 'not-a-stage' }, 'en')).toBe(
    'The stage is approved or provisional.',
  )
})
