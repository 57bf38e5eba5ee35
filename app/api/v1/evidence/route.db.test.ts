import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { createToken } from '@/lib/access/token-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { DELETE, GET as DOWNLOAD } from './[id]/route'
import { GET, POST } from './route'

useTestDatabase({ seed: 'catalogue' })

const tokens = new Map<string, string>()

beforeAll(async () => {
  for (const [name, unit] of [
    ['officer', 'D071'],
    ['stranger', 'D061'],
  ] as const) {
    const person = await createPerson('officer', unit)
    const token = await createToken({ system: 'cli' }, { email: person.email })
    if (token.ok) tokens.set(name, token.value.token)
  }
})

const words = 'form=D8-Q&orgUnit=D071&period=2023Q4'
const address = 'http://localhost/api/v1/evidence'
const as = (who: string) => ({ authorization: `Bearer ${tokens.get(who) ?? 'x'}` })
const pdf = strToU8('%PDF-1.7\nDanh sách')

function form(file: Blob | string, changes: Record<string, string> = {}): FormData {
  const fields = new FormData()
  const all = { form: 'D8-Q', orgUnit: 'D071', period: '2023Q4', cell: 'D8-3.1d|sex=female', ...changes }
  for (const [name, value] of Object.entries(all)) fields.set(name, value)
  if (typeof file === 'string') fields.set('file', file)
  else fields.set('file', file, 'Danh sách lớp.pdf')
  return fields
}

const upload = (who: string, body: BodyInit, query = '') =>
  POST(new Request(address + query, { method: 'POST', body, headers: as(who) }))
const at = (id: string) => ({ params: Promise.resolve({ id }) })

describe('/api/v1/evidence', () => {
  test('a file goes up with a form, is listed, comes down as an attachment, and is taken back', async () => {
    const sent = await upload('officer', form(new Blob([pdf])))
    expect(sent.status).toBe(201)
    const { id } = await sent.json()
    const listed = await GET(
      new Request(`${address}?${words}&cell=D8-3.1d%7Csex%3Dfemale`, { headers: as('officer') }),
    )
    expect(await listed.json()).toMatchObject({ evidence: [{ id, name: 'Danh sách lớp.pdf' }] })

    const file = await DOWNLOAD(new Request(`${address}/${id}`, { headers: as('officer') }), at(id))
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining('attachment; filename="Danh-sach-lop.pdf"'),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(pdf))).toBe(true)

    const foreign = new Request(`${address}/${id}`, { method: 'DELETE', headers: as('stranger') })
    expect((await DELETE(foreign, at(id))).status).toBe(404)
    const own = new Request(`${address}/${id}`, { method: 'DELETE', headers: as('officer') })
    expect((await DELETE(own, at(id))).status).toBe(204)
    const after = await GET(new Request(`${address}?${words}`, { headers: as('officer') }))
    expect(await after.json()).toEqual({ evidence: [] })
  })

  test('bytes alone go up with their words in the query', async () => {
    const sent = await upload('officer', pdf, `?${words}&cell=D8-3.1c%7C&name=a.exe`)
    expect(await sent.json()).toMatchObject({ name: 'a.exe.pdf', mediaType: 'application/pdf' })
  })

  test.each([
    ['nobody', 'nobody', () => form(new Blob([pdf])), 401, 'nobody'],
    ['out of scope', 'stranger', () => form(new Blob([pdf])), 404, 'not-found'],
    ['no file', 'officer', () => form('text'), 400, 'bad-word'],
    ['no cell', 'officer', () => form(new Blob([pdf]), { cell: '' }), 400, 'bad-word'],
    ['a page', 'officer', () => form(new Blob(['<html>'])), 415, 'type-not-allowed'],
    ['too much', 'officer', () => new Uint8Array(11 * 1024 * 1024), 413, 'too-large'],
  ])('%s is refused', async (_name, who, body, status, code) => {
    const refused = await upload(who, body())
    expect([refused.status, (await refused.json()).code]).toEqual([status, code])
  })

  test('a browser’s call from elsewhere changes nothing', async () => {
    const headers = { origin: 'https://x.example', 'sec-fetch-site': 'cross-site' }
    const refused = await POST(new Request(address, { method: 'POST', body: form(new Blob([pdf])), headers }))
    expect(refused.status).toBe(403)
  })
})
