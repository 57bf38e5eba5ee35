import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy'

const megabyte = 1024 * 1024
const send = (path: string, headers: Record<string, string>, method = 'POST') =>
  proxy(new NextRequest(`http://localhost${path}`, { method, headers }))

test('a file too large that was sent without script leads back to its page, which says so', () => {
  const size = { 'content-length': String(50 * megabyte) }
  const answer = send('/entry/upload?form=D8-Q&orgUnit=D071&period=2023Q4', size)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    'http://localhost/entry/upload?form=D8-Q&orgUnit=D071&period=2023Q4&refused=too-large',
  ])
  expect(send('/announcements/new', size).headers.get('location')).toBe(
    'http://localhost/announcements/new?refused=too-large',
  )
})

test.each([
  ['one that Next.js takes', '/entry/upload', { 'content-length': String(6 * megabyte) }, 'POST'],
  [
    'one of the live page',
    '/entry/upload',
    { 'content-length': String(7 * megabyte), 'next-action': 'x' },
    'POST',
  ],
  ['any other page', '/entry', { 'content-length': String(7 * megabyte) }, 'POST'],
  ['looking at the page', '/entry/upload', {}, 'GET'],
] as const)('%s goes on, with a content policy', (_what, path, headers, method) => {
  const answer = send(path, headers, method)
  expect(answer.headers.get('location')).toBeNull()
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
})

test.each([
  [
    'the sign of no character',
    '/activities%00?q=l%C3%A2m%00&view=map%2500',
    '/activities?q=l%C3%A2m&view=map%2500',
  ],
  [
    'signs that stand for nothing',
    '/programmes/%E0%A4%A?period=2025',
    '/programmes/%25E0%25A4%25A?period=2025',
  ],
])('an address with %s is asked again as it can be read', (_what, path, wanted) => {
  const answer = send(path, {}, 'GET')
  expect([answer.status, answer.headers.get('location')]).toEqual([307, `http://localhost${wanted}`])
  expect(send(wanted, {}, 'GET').headers.get('location')).toBeNull()
})
