import { afterEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'
import { readSessionSecret } from './session-secret'

useTestDatabase({ seed: 'none' })
afterEach(() => vi.unstubAllEnvs())

test('servers of one database share the secret that the first of them made', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', '')
  const secrets = await Promise.all([1, 2, 3].map(() => readSessionSecret(env.DATABASE_URL)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
})

test('NEXTAUTH_SECRET has the last word', async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'chosen-by-a-person')
  expect(await readSessionSecret(env.DATABASE_URL)).toBe('chosen-by-a-person')
})
