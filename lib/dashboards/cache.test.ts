import { expect, test } from 'vitest'
import { AnswerCache } from './cache'

test('one answer is made once, also when asked twice at the same time', async () => {
  const cache = new AnswerCache<number>(2)
  let made = 0
  const make = async () => ++made
  expect(await Promise.all([cache.get(['1', 'q'], make), cache.get(['1', 'q'], make)])).toEqual([1, 1])
})

test('another data version is another answer', async () => {
  const cache = new AnswerCache<string>(2)
  expect(await cache.get(['1', 'q'], async () => 'old')).toBe('old')
  expect(await cache.get(['2', 'q'], async () => 'new')).toBe('new')
})

test('the one longest unused goes first', async () => {
  const cache = new AnswerCache<string>(2)
  await cache.get(['a'], async () => 'a')
  await cache.get(['b'], async () => 'b')
  await cache.get(['a'], async () => 'unused')
  await cache.get(['c'], async () => 'c')
  expect(await cache.get(['a'], async () => 'again')).toBe('a')
  expect(await cache.get(['b'], async () => 'again')).toBe('again')
})

test('a failure is not kept', async () => {
  const cache = new AnswerCache<string>(2)
  await expect(cache.get(['a'], async () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await cache.get(['a'], async () => 'back')).toBe('back')
})
