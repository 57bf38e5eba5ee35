import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'

useTestDatabase({ seed: 'catalogue' })

const root = join(import.meta.dirname, '..', '..')

type Said = { exitCode: number | null; out: string; err: string }

function cli(words: string[], input = ''): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/cli.ts', ...words], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL },
    })
    const said: Said = { exitCode: null, out: '', err: '' }
    child.stdout.on('data', (text) => {
      said.out += text
    })
    child.stderr.on('data', (text) => {
      said.err += text
    })
    child.stdin.end(input)
    child.on('close', (exitCode) => resolve({ ...said, exitCode }))
  })
}

const officer = (email: string, ...more: string[]) => [
  ...['user', 'create', '--email', email, '--role', 'officer', '--org-unit', 'code:071@2023-12-27'],
  ...['--programme', 'D8', '--json', ...more],
]

describe('the command line', { timeout: 90_000 }, () => {
  test('an unknown verb lists the verbs and ends with 2', async () => {
    const { exitCode, err } = await cli(['user', 'destroy'])
    expect(exitCode).toBe(2)
    expect(err).toMatch(/Unknown verb: user destroy[\s\S]*user create[\s\S]*token create[\s\S]*audit verify/)
  })

  test('makes a user whose password it never repeats, then a token for them, and the log stays whole', async () => {
    const made = await cli(officer('can.bo@tuyenquang.gov.vn', '--password-stdin'), 'mot-mat-khau-dai\n')
    expect(made).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({
      email: 'can.bo@tuyenquang.gov.vn',
      role: 'officer',
      orgUnit: 'D071',
    })
    expect(made.out).not.toContain('mot-mat-khau-dai')
    const user = await db.user.findUniqueOrThrow({
      where: { email: 'can.bo@tuyenquang.gov.vn' },
      include: { grants: { include: { programmes: { include: { programme: true } } } } },
    })
    expect(user.passwordHash).toMatch(/^\$argon2id\$/)
    expect(user.grants.map(({ programmes }) => programmes.map(({ programme }) => programme.code))).toEqual([
      ['D8'],
    ])

    const token = await cli(['token', 'create', '--user', 'can.bo@tuyenquang.gov.vn', '--json'])
    expect(token.exitCode).toBe(0)
    expect(Object.keys(JSON.parse(token.out))).toEqual(['token'])

    const verified = await cli(['audit', 'verify', '--json'])
    expect(verified.exitCode).toBe(0)
    expect(JSON.parse(verified.out)).toEqual({
      ok: true,
      events: await db.auditEvent.count(),
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const actions = await db.auditEvent.findMany({ where: { actor: 'system:cli' }, orderBy: { seq: 'asc' } })
    expect(actions.map(({ action }) => action)).toEqual(['user.create', 'token.create'])
  })

  test.each([
    ['a word it does not know', officer('b@c.vn', '--colour', 'red'), 2, 'bad-arguments'],
    ['no password', officer('b@c.vn'), 2, 'missing-option'],
    [
      'a role nobody has',
      ['user', 'create', '--email', 'b@c.vn', '--role', 'king', '--org-unit', 'VN', '--json'],
      2,
      'bad-role',
    ],
    [
      'a unit that is not in force on that day',
      officer('b@c.vn', '--password', 'mot-mat-khau-dai', '--org-unit', 'code:071@2026-01-01'),
      1,
      'unknown-org-unit',
    ],
    ['a short password', officer('b@c.vn', '--password', 'ngan'), 1, 'password-too-short'],
    ['a token for nobody', ['token', 'create', '--user', 'nobody@c.vn', '--json'], 1, 'not-found'],
  ])('refuses %s in one JSON document', async (_what, words, exitCode, code) => {
    const said = await cli(words)
    expect(said.exitCode).toBe(exitCode)
    expect(JSON.parse(said.out)).toMatchObject({ code })
    expect(await db.user.count({ where: { email: 'b@c.vn' } })).toBe(0)
  })

  test('a log that somebody reached around the guard is reported broken, with exit code 1', async () => {
    await db.$executeRawUnsafe('ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only')
    await db.$executeRawUnsafe("UPDATE audit_event SET subject = 'other' WHERE action = 'user.create'")
    const { exitCode, out } = await cli(['audit', 'verify', '--json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false })
  })
})
