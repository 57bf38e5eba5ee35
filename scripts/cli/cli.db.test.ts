import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { openTemplate } from '@/lib/imports/workbook/upload-commands'
import { saveCells } from '@/lib/submissions/save-commands'
import { submitForm } from '@/lib/submissions/workflow-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'

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

  test('writes the form of a unit by its official code, and says who took it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'songhanh-template-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const out = join(folder, 'D8-Q.xlsx')
    const words = ['template', 'D8-Q', '--org-unit', '071', '--period', '2023Q4', '--out', out, '--json']
    const made = await cli(words)
    expect(made).toMatchObject({ exitCode: 0, err: '' })
    const said = JSON.parse(made.out)
    const bytes = await readFile(out)
    expect(said).toMatchObject({ file: out, form: 'D8-Q', orgUnit: 'D071', period: '2023Q4', units: 1 })
    expect(said.bytes).toBe(bytes.length)
    expect(await openTemplate(bytes)).toMatchObject({
      ok: true,
      value: { identity: { form: 'D8-Q', units: ['D071'], period: '2023Q4', reference: said.reference } },
    })
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'template.download' } })
    expect(event).toMatchObject({ actor: 'system:cli', subject: said.reference, orgUnitId: 'D071' })
  })

  test.each([
    [
      'another kind of file',
      ['D8-Q', '--org-unit', '071', '--period', '2023Q4', '--out', 'a.ods'],
      2,
      'bad-option',
    ],
    ['no period', ['D8-Q', '--org-unit', '071', '--period', '2023Q5', '--out', 'a.xlsx'], 2, 'bad-option'],
    ['no unit', ['D8-Q', '--org-unit', '999', '--period', '2023Q4', '--out', 'a.xlsx'], 1, 'not-found'],
    ['no form', ['NOPE', '--org-unit', '071', '--period', '2023Q4', '--out', 'a.xlsx'], 1, 'not-found'],
  ])('a template of %s is refused', async (_what, words, exitCode, code) => {
    const said = await cli(['template', ...words, '--json'])
    expect(said.exitCode).toBe(exitCode)
    expect(JSON.parse(said.out)).toMatchObject({ code })
  })

  test('checks a receipt by its number, and fails where the figures are no longer those sent', async () => {
    const officer = await createPerson('officer', 'D071')
    const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
    const day = '2024-01-10'
    const cell = { dataElement: 'D8-2.3', breakdown: '', value: '5', baseVersion: 0 }
    await saveCells(officer, { ...key, mutationId: crypto.randomUUID(), cells: [cell] }, day)
    const sent = await submitForm(officer, key, day)
    if (!sent.ok) throw new Error(sent.error.code)
    const { number, contentHash } = sent.value

    const held = await cli(['receipt', 'check', number.toLowerCase(), '--json'])
    expect(held).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(held.out)).toMatchObject({
      ...{ number, given: contentHash, recomputed: contentHash },
      ...{ same: true, figures: 1, sentAt: sent.value.at },
    })
    await db.dataValue.updateMany({ where: { orgUnitId: 'D071', period: '2023Q4' }, data: { value: 6 } })
    const broken = await cli(['receipt', 'check', number, '--json'])
    expect(broken.exitCode).toBe(1)
    expect(JSON.parse(broken.out)).toMatchObject({ same: false, given: contentHash })
    const unknown = await cli(['receipt', 'check', 'SH-0000', '--json'])
    expect(unknown.exitCode).toBe(1)
    expect(JSON.parse(unknown.out)).toMatchObject({ code: 'not-found' })
  })

  test('a log that somebody reached around the guard is reported broken, with exit code 1', async () => {
    await db.$executeRawUnsafe('ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only')
    await db.$executeRawUnsafe("UPDATE audit_event SET subject = 'other' WHERE action = 'user.create'")
    const { exitCode, out } = await cli(['audit', 'verify', '--json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false })
  })
})
