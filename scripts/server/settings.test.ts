import { afterEach, expect, test, vi } from 'vitest'
import { readSettings } from './settings'

afterEach(() => vi.unstubAllEnvs())

const postgres = 'postgresql://someone@db.example/songhanh'

// Published passwords may only ever work where nobody else can reach them, unless somebody says so.
test.each([
  ['nothing said', {}, true],
  ['another loopback address', { HOST: '127.0.0.2' }, true],
  ['a server that others reach', { HOST: '0.0.0.0' }, false],
  ['a PostgreSQL of one’s own', { DATABASE_URL: postgres }, false],
  ['asked for on PostgreSQL', { DATABASE_URL: postgres, DEMO: '1' }, true],
  ['refused on loopback', { DEMO: '0' }, false],
  ['said in another way', { DEMO: 'no' }, false],
])('demonstration accounts with %s', (_what, variables, demo) => {
  const given: Record<string, string> = { HOST: '', DATABASE_URL: '', DEMO: '', ...variables }
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  expect(readSettings().demo).toBe(demo)
})
