import { afterEach, describe, expect, test, vi } from 'vitest'
import { env } from './env'

afterEach(() => vi.unstubAllEnvs())

describe('settings from the environment', () => {
  test.each([
    ['1', true],
    ['true', true],
    ['on', true],
    ['0', false],
    ['', false],
    ['maybe', false],
  ])('DEMO=%j means %j', (text, demo) => {
    vi.stubEnv('DEMO', text)
    expect(env.DEMO).toBe(demo)
  })

  test('an empty variable is an unset one', () => {
    vi.stubEnv('PORT', '')
    expect(env.PORT).toBe(3000)
  })

  test('a bad value is refused by its name', () => {
    vi.stubEnv('PORT', 'eighty')
    expect(() => env.PORT).toThrow(/Environment variable PORT/)
  })

  test('nobody needs a database address before asking for it', () => {
    vi.stubEnv('DATABASE_URL', undefined)
    expect(env.LOG_LEVEL).toBe('silent')
    expect(() => env.DATABASE_URL).toThrow(/Environment variable DATABASE_URL/)
  })
})
