import { expect, test } from 'vitest'
import { assetsOf, isKeptPath, personOf } from './kept-pages'

test.each([
  ['/entry', true],
  ['/entry/D8-Q/D071/2026Q1', true],
  ['/entry/D8-Q/D071/2026Q1/check', true],
  ['/entry/D8-Q/D071/2026Q1/receipt', false],
  ['/entry/D8-Q/D071/2026Q1/history', false],
  ['/entry/upload', false],
  ['/review', false],
  ['/', false],
  ['/entryway/a/b/c', false],
])('%s is kept: %s', (path, kept) => {
  expect(isKeptPath(path)).toBe(kept)
})

test('a page says whose it is; what isn’t a page of ours says nothing', () => {
  expect(personOf('<html><body class="a" data-person="u-1"><p>')).toBe('u-1')
  expect(personOf('<html><body class="a" data-person="">')).toBe('')
  expect(personOf('<h1>Wi-Fi</h1>')).toBeNull()
})

test('the parts of a page are found in its tags and in its data, once each', () => {
  const html = `<script src="/_next/static/chunks/0a-b.js" async></script>
<link href="/_next/static/chunks/c.css"><script>push([1,"[\\"/_next/static/chunks/0a-b.js\\",\\"/_next/static/chunks/d_2.js\\"]"])</script>`
  expect(assetsOf(html)).toEqual([
    '/_next/static/chunks/0a-b.js',
    '/_next/static/chunks/c.css',
    '/_next/static/chunks/d_2.js',
  ])
})
