import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOptions } from './log'

test('passwords, cookies and tokens never reach a line, at whatever depth people put them', () => {
  const lines: string[] = []
  const log = pino(logOptions, { write: (line: string) => void lines.push(line) })
  log.info({
    password: 'p1',
    user: { passwordHash: 'p2', email: 'a@b.vn' },
    request: { headers: { cookie: 'p3', authorization: 'p4' } },
  })
  log.info({ token: 'p5', response: { headers: { 'set-cookie': 'p6' } } })
  expect(lines.join('')).not.toMatch(/p[1-6]/)
  expect(lines.join('')).toContain('a@b.vn')
  expect(lines).toHaveLength(2)
})
