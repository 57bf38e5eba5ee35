import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin'

const own = 'https://songhanh.example'

test.each([
  ['our own page', { origin: own, host: 'songhanh.example', 'sec-fetch-site': 'same-origin' }, true],
  ['a browser that says only the origin', { origin: own, host: 'songhanh.example' }, true],
  ['a browser that says only the site', { host: 'songhanh.example', 'sec-fetch-site': 'same-origin' }, true],
  ['behind a proxy', { origin: own, host: '10.0.0.5:3000', 'x-forwarded-host': 'songhanh.example' }, true],
  ['by the address that is set', { origin: own, host: '10.0.0.5:3000' }, true],
  ['another site', { origin: 'https://other.example', host: 'songhanh.example' }, false],
  ['another port', { origin: 'https://songhanh.example:8443', host: 'songhanh.example' }, false],
  ['a sister site', { origin: own, host: 'songhanh.example', 'sec-fetch-site': 'same-site' }, false],
  ['a page without an origin', { origin: 'null', host: 'songhanh.example' }, false],
  ['who says nothing', { host: 'songhanh.example' }, false],
])('%s', (_name, headers: Record<string, string>, expected) => {
  expect(isSameOrigin((name) => headers[name] ?? null, own)).toBe(expected)
})
