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
    ['reviewer', 'reviewer', 'P08-2025'],
  ] as const) {
    const person = await createPerson(role, unit)
    const token = await createToken({ system: 'cli' }, { email: person.email })
    if (token.ok) tokens.set(name, token.value.token)
  }
})

async function post(who: string, ref: string, body: unknown, headers: Record<string, string> = {}) {
  const token = tokens.get(who)
  const response = await POST(
    new Request(`http://localhost/api/v1/submissions/${ref}/values?lang=en`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    }),
  )
  return { status: response.status, answer: await response.json() }
}

const ref = 'D8-Q:D071:2023Q4'
const cell = { dataElement: 'D8-1.1', breakdown: '', value: 12, baseVersion: 0 }
const batch = (...cells: object[]) => ({ mutationId: crypto.randomUUID(), cells })

describe('POST /api/v1/submissions/ID/values', () => {
  test('begins a form by its name, goes on by its number, and answers each cell', async () => {
    const first = await post('officer', ref, batch(cell))
    expect(first).toEqual({
      status: 200,
      answer: {
        submissionId: expect.any(String),
        savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        cells: [{ cell: 'D8-1.1|', state: 'saved', version: 1 }],
      },
    })
    const again = batch(
      { ...cell, value: '13', baseVersion: 1 },
      { ...cell, dataElement: 'D8-1.2', value: 'x' },
      cell,
    )
    const second = await post('officer', first.answer.submissionId, again)
    expect(second.answer.cells).toMatchObject([
      { cell: 'D8-1.1|', state: 'saved', version: 2 },
      { cell: 'D8-1.2|', state: 'invalid', code: 'not-a-number' },
      { cell: 'D8-1.1|', state: 'conflict', version: 2, value: '13' },
    ])
    expect(await post('officer', ref, again)).toEqual(second)
    expect(await db.dataValueVersion.count()).toBe(2)
  })

  test('a unit is written as everywhere', async () => {
    const unit = encodeURIComponent('code:071@2023-12-27')
    expect(await post('officer', `D8-Q:${unit}:2023Q3`, batch(cell))).toMatchObject({ status: 200 })
    expect(await db.submission.count({ where: { orgUnitId: 'D071', period: '2023Q3' } })).toBe(1)
  })

  test.each([
    ['a wrong token', 'officer', ref, batch(cell), { authorization: 'Bearer x' }, 401, 'nobody', null],
    [
      'a page of elsewhere',
      'nobody',
      ref,
      batch(cell),
      { origin: 'https://x.example' },
      403,
      'forbidden',
      null,
    ],
    ['who says nothing of themselves', 'nobody', ref, batch(cell), {}, 403, 'forbidden', null],
    ['out of scope', 'stranger', ref, batch(cell), {}, 404, 'not-found', null],
    ['who only reviews', 'reviewer', ref, batch(cell), {}, 403, 'forbidden', null],
    ['no such form', 'officer', 'X:D071:2023Q4', batch(cell), {}, 404, 'not-found', null],
    ['no such submission', 'officer', crypto.randomUUID(), batch(cell), {}, 404, 'not-found', null],
    ['an address of nothing', 'officer', 'x', batch(cell), {}, 404, 'not-found', null],
    ['a unit that doesn’t owe it', 'officer', 'D8-Q:D071:2025Q3', batch(cell), {}, 409, 'not-assigned', null],
    ['half a document', 'officer', ref, '{"', {}, 400, 'not-json', null],
    ['no cells', 'officer', ref, batch(), {}, 400, 'bad-word', 'cells'],
    ['too many cells', 'officer', ref, batch(...Array(501).fill(cell)), {}, 413, 'too-large', 'cells'],
    ['too many bytes', 'officer', ref, ' '.repeat(512 * 1024 + 1), {}, 413, 'too-large', null],
  ])('%s is refused', async (_name, who, address, body, headers, status, code, field) => {
    const before = await db.dataValue.count()
    const refused = await post(who, address, body, headers as Record<string, string>)
    expect(refused).toEqual({ status, answer: { code, message: expect.any(String), field } })
    expect(refused.answer.message).not.toMatch(/[{}]/)
    expect(await db.dataValue.count()).toBe(before)
  })

  test('a form that was sent takes no more figures', async () => {
    await db.submission.updateMany({ where: { period: '2023Q3' }, data: { status: 'submitted' } })
    const late = await post('officer', 'D8-Q:D071:2023Q3', batch(cell))
    expect(late).toMatchObject({ status: 409, answer: { code: 'locked' } })
  })

  test('more than there is room for is told to come again, with nothing begun', async () => {
    const before = await db.dataValueVersion.count()
    const call = (value: number) =>
      POST(
        new Request(`http://localhost/api/v1/submissions/${ref}/values`, {
          method: 'POST',
          body: JSON.stringify(batch({ ...cell, dataElement: 'D8-2.3', value })),
          headers: { authorization: `Bearer ${tokens.get('officer')}` },
        }),
      )
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => call(index)))
    const refused = answers.filter(({ status }) => status === 503)
    const served = answers.filter(({ status }) => status === 200)
    // Six in hand and twenty-four in line; of those in line some may lose patience on a slow machine.
    expect(refused.length).toBeGreaterThanOrEqual(30)
    expect(refused.length + served.length).toBe(60)
    expect(refused.map(({ headers }) => headers.get('retry-after'))).not.toContain(null)
    expect(await refused[0]?.json()).toMatchObject({ code: 'busy', field: null })
    const all = await Promise.all(served.map((answer) => answer.json()))
    const saved = all.filter(({ cells }) => cells[0].state === 'saved')
    expect(saved).toHaveLength(1)
    expect(await db.dataValueVersion.count()).toBe(before + saved.length)
  })
})
