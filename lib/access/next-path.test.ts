import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext, signInPath } from './next-path'

test.each([
  ['/review', '/review'],
  ['/charts/D8-3.1d?period=2023Q4&orgUnit=D071#table', '/charts/D8-3.1d?period=2023Q4&orgUnit=D071#table'],
  ['/entry/D8-Q/D071/2023Q4', '/entry/D8-Q/D071/2023Q4'],
  ['', '/'],
  [null, '/'],
  ['review', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/..//evil.example', '/'],
  ['/sign-in?next=/x', '/'],
  ['/api/auth/signout', '/'],
])('after signing in, next=%j leads to %j', (text, path) => {
  expect(safeNext(text)).toBe(path)
})

test('whatever is asked, the answer stays on this site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((tail) => `/${tail}`),
      ),
      (text) => {
        const path = safeNext(text)
        expect(path.startsWith('/') && !path.startsWith('//')).toBe(true)
        expect(new URL(path, 'https://songhanh.example').origin).toBe('https://songhanh.example')
      },
    ),
  )
})

test('the sign-in link carries the page to come back to, and nothing when that is the overview', () => {
  expect(signInPath('/review?x=1')).toBe('/sign-in?next=%2Freview%3Fx%3D1')
  expect(signInPath('/')).toBe('/sign-in')
  expect(signInPath('//evil.example')).toBe('/sign-in')
})
