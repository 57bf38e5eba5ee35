import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { createToken } from '@/lib/access/token-commands'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { POST } from './route'

useTestDatabase({ seed: 'catalogue' })

const tokens = new Map<string, string>()

beforeAll(async () => {
  for (const [name, role, unit] of [
    ['officer', 'officer', 'D071'],
    ['stranger', 'officer', 'D061'],
    ['reader', 'viewer', 'VN'],
    ['admin', 'admin', 'VN'],
  ] as const) {
    const person = await createPerson(role, unit)
    const token = await createToken({ system: 'cli' }, { email: person.email })
    if (token.ok) tokens.set(name, token.value.token)
  }
})

async function post(who: string, body: BodyInit | null, words = '', headers: Record<string, string> = {}) {
  const token = tokens.get(who) ?? 'wrong'
  const response = await POST(
    new Request(`http://localhost/api/v1/import${words}`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    }),
  )
  return { status: response.status, answer: await response.json() }
}

const json = (period: string, value = '5') =>
  JSON.stringify({ period, orgUnit: 'D071', dataValues: [{ dataElement: 'D8-3.1d', value }] })
const csv =
  'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\nD8-3.1d,2023Q4,D071,,,222\n'

describe('POST /api/v1/import', () => {
  test('takes JSON, and the figures wait under the sender’s name', async () => {
    const { status, answer } = await post('officer', json('2023Q2'))
    expect({ status, answer }).toEqual({
      status: 200,
      answer: { imported: 1, updated: 0, ignored: 0, deleted: 0, conflicts: [], conflictCount: 0 },
    })
    const row = await db.dataValue.findFirstOrThrow({
      where: { period: '2023Q2' },
      include: { updatedBy: true },
    })
    expect(row).toMatchObject({
      stage: 'submitted',
      origin: 'imported',
      updatedBy: { email: 'officer-1@test.invalid' },
    })
    expect(
      await db.auditEvent.count({ where: { action: 'values.import', actor: 'officer-1@test.invalid' } }),
    ).toBe(1)
  })

  test('takes CSV, packed or not; a dry run keeps nothing', async () => {
    const packed = new Uint8Array(gzipSync(csv))
    const tried = await post('officer', packed, '?dryRun=true', { 'content-type': 'application/gzip' })
    expect(tried).toMatchObject({ status: 200, answer: { imported: 1 } })
    expect(await db.dataValue.count({ where: { period: '2023Q4' } })).toBe(0)
    expect(await post('officer', csv, '', { 'content-type': 'text/csv' })).toMatchObject({
      answer: { imported: 1 },
    })
    expect(await db.dataValue.count({ where: { period: '2023Q4' } })).toBe(1)
  })

  test('out of scope reads as not found, value by value; all or nothing where asked', async () => {
    const foreign = await post('stranger', json('2023Q3'), '?lang=en')
    expect(foreign).toMatchObject({
      status: 200,
      answer: {
        imported: 0,
        ignored: 1,
        conflicts: [{ property: 'orgUnit', code: 'not-found', value: 'D071' }],
      },
    })
    const two = JSON.stringify({
      dataValues: [
        { dataElement: 'D8-3.1d', period: '2023Q3', orgUnit: 'D071', value: '1' },
        { dataElement: 'D8-3.1d', period: '2023Q3', orgUnit: 'D061', value: '1' },
      ],
    })
    expect(await post('officer', two, '?atomic=all')).toMatchObject({ answer: { imported: 0, ignored: 2 } })
    expect(await db.dataValue.count({ where: { period: '2023Q3' } })).toBe(0)
  })

  test.each([
    ['nobody', 'nobody', json('2023Q1'), '', 401, 'nobody', null],
    ['who may import nothing', 'reader', json('2023Q1'), '', 404, 'not-found', null],
    [
      'metadata from who isn’t an administrator',
      'officer',
      '{"dataElements":[]}',
      '',
      404,
      'not-found',
      null,
    ],
    ['a word it doesn’t know', 'officer', json('2023Q1'), '?atomic=some', 400, 'bad-word', 'atomic'],
    ['no body', 'officer', null, '', 400, 'empty-file', null],
    ['half a document', 'officer', '{"dataValues":[', '', 400, 'not-json', null],
    ['something else', 'officer', '{"a":1}', '', 400, 'unknown-content', null],
    ['a workbook', 'officer', new Uint8Array([0x50, 0x4b, 3, 4]), '', 400, 'broken-workbook', null],
    ['no UTF-8', 'officer', new Uint8Array([0x61, 0xff, 0xff]), '', 400, 'not-utf8', null],
  ])('%s is refused', async (_what, who, body, words, status, code, field) => {
    const events = await db.auditEvent.count()
    const refused = await post(who, body, words)
    expect(refused).toEqual({ status, answer: { code, message: expect.any(String), field } })
    expect(refused.answer.message).not.toMatch(/[{}]/)
    expect(await db.auditEvent.count()).toBe(events)
  })

  test('a file too large is refused by what it says of itself', async () => {
    const headers = { 'content-length': String(201 * 1024 * 1024) }
    expect(await post('officer', json('2023Q1'), '', headers)).toMatchObject({
      status: 413,
      answer: { code: 'too-large' },
    })
  })
})
