import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { createToken } from '@/lib/access/token-commands'
import type { Viewer } from '@/lib/access/viewer'
import { findActivity } from '@/lib/activities/queries'
import { recordActivity } from '@/lib/activities/record-commands'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import vi from '@/messages/vi.json'
import { GET as DOWNLOAD } from './[file]/route'
import { POST } from './route'

useTestDatabase({ seed: 'catalogue' })

const tokens = new Map<string, string>()
let officer: Viewer
let id: string

beforeAll(async () => {
  for (const [name, role, unit] of [
    ['officer', 'officer', 'D071'],
    ['reviewer', 'reviewer', 'D071'],
    ['stranger', 'officer', 'D061'],
  ] as const) {
    const person = await createPerson(role, unit)
    if (name === 'officer') officer = person
    const token = await createToken({ system: 'cli' }, { email: person.email })
    if (token.ok) tokens.set(name, token.value.token)
  }
  const recorded = await recordActivity(
    officer,
    {
      ...{ type: 'D8-THDOITHOAI', orgUnitId: 'D071', title: 'Tập huấn', venue: null, organisers: [] },
      ...{ dateFrom: '2023-12-27', dateTo: '2023-12-27', participantUnit: 'persons', counts: { '': 222 } },
      ...{ groupsAreAll: false, sessions: null, cost: null, fundingSource: null, outcome: null },
    },
    { today: '2024-01-10' },
  )
  if (!recorded.ok) throw new Error(recorded.error.code)
  id = recorded.value.id
})

const as = (who: string, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${tokens.get(who) ?? 'x'}`,
  'sec-fetch-site': 'same-origin',
  ...more,
})
const address = () => `http://localhost/api/v1/activities/${id}/evidence`
const at = <Params extends object>(params: Params) => ({ params: Promise.resolve({ id, ...params }) })

function send(bytes: Uint8Array, name: string, { who = 'officer', headers = {} } = {}): Promise<Response> {
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(bytes)]), name)
  return POST(new Request(address(), { method: 'POST', body, headers: as(who, headers) }), at({}))
}

/** What the page one is led back to says: a word of its address. */
const answer = (response: Response) => [
  response.status,
  Object.fromEntries(new URL(response.headers.get('location') ?? '', 'http://localhost').searchParams),
]

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const docx = (more: Record<string, string>, type = wordType) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': `<Types><Override ContentType="${type}"/></Types>`,
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

describe('what proves an activity', () => {
  test.each<[string, string, () => Uint8Array, string]>([
    [
      'a picture that runs',
      'anh.svg',
      () => strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'type-not-allowed',
    ],
    [
      'a page that calls itself a photo',
      'anh.jpg',
      () => strToU8('<!DOCTYPE html><script>alert(1)</script>'),
      'type-not-allowed',
    ],
    ['a document with macros', 'bb.docx', () => docx({ 'word/vbaProject.bin': 'VBA' }), 'macros'],
    [
      'a document of the kind with macros',
      'bb.docm',
      () => docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'macros',
    ],
    ['nothing', 'anh.jpg', () => new Uint8Array(), 'empty'],
    ['half a megabyte too much', 'anh.jpg', () => new Uint8Array(10.5 * 1024 * 1024).fill(0xff), 'too-large'],
  ])('%s is refused in words, and nothing is lost', async (_what, name, make, code) => {
    const before = await findActivity(officer, id)
    expect(answer(await send(make(), name))).toEqual([303, { file: code }])
    expect(vi.activities.files.problems).toHaveProperty(code)
    expect(await findActivity(officer, id)).toEqual(before)
    expect(await db.storedFile.count()).toBe(0)
  })

  test('a photo of 100 MB is refused by its head, and where it has none after ten of them', async () => {
    let pulled = 0
    const stream = () =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulled += 1
            if (pulled > 100) controller.close()
            else controller.enqueue(new Uint8Array(1024 * 1024))
          },
        },
        { highWaterMark: 0 },
      )
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const post = (headers: Record<string, string>) =>
      POST(
        new Request(address(), {
          ...{ method: 'POST', body: stream(), headers: as('officer', { ...type, ...headers }) },
          ...({ duplex: 'half' } as object),
        }),
        at({}),
      )
    expect(answer(await post({ 'content-length': String(100 * 1024 * 1024) }))).toEqual([
      303,
      { file: 'too-large' },
    ])
    expect(pulled).toBe(0)
    expect(answer(await post({}))).toEqual([303, { file: 'too-large' }])
    expect(pulled).toBeLessThanOrEqual(12)
    expect(vi.activities.files.problems['too-large']).toContain('10 MB')
  })

  test('a photo is kept, and comes down as a file that nothing opens', async () => {
    expect(answer(await send(jpeg, 'ảnh lớp.jpg'))).toEqual([303, { done: 'file-added' }])
    const [file] = (await findActivity(officer, id))?.files ?? []
    if (!file) throw new Error('The photo is lost')
    const take = (who: string) =>
      DOWNLOAD(new Request(`${address()}/${file.id}`, { headers: as(who) }), at({ file: file.id }))
    const taken = await take('reviewer')
    expect(Object.fromEntries(taken.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment; filename="/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, no-store',
    })
    expect(new Uint8Array(await taken.arrayBuffer())).toEqual(jpeg)
    expect((await take('stranger')).status).toBe(404)
    expect((await take('nobody')).status).toBe(401)
  })

  test('only who records the activity adds to it, and only from our own pages', async () => {
    expect(answer(await send(jpeg, 'a.jpg', { who: 'reviewer' }))).toEqual([303, { file: 'forbidden' }])
    expect(answer(await send(jpeg, 'a.jpg', { who: 'stranger' }))).toEqual([303, { file: 'not-found' }])
    expect((await send(jpeg, 'a.jpg', { who: 'nobody' })).status).toBe(401)
    const foreign = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' }
    expect((await send(jpeg, 'a.jpg', { headers: foreign })).status).toBe(403)
  })
})
