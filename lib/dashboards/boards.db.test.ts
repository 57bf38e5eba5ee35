import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { addToBoard, changeBoard, changeItem, createBoard, removeBoard } from './board-commands'
import { findBoard, listBoards } from './board-queries'

useTestDatabase({ seed: 'catalogue' })

let owner: Viewer
let other: Viewer
beforeAll(async () => {
  owner = await createPerson('viewer', 'VN')
  other = await createPerson('officer', 'D071')
})

const words = { title: 'Sơ kết 6 tháng', note: null, shared: false }

async function begin(chart: string | null = null): Promise<string> {
  const made = await createBoard(owner, words, chart)
  if (!made.ok) throw new Error(made.error.code)
  return made.value.id
}

const read = async (id: string, who: Viewer = owner) => {
  const board = await findBoard(who, id)
  if (!board) throw new Error('no board')
  return board
}

test('charts are added, moved, spoken of and taken off; each step is one line of the log', async () => {
  const id = await begin('/charts/D8-1.1')
  expect(await addToBoard(owner, id, '/charts/D8-F.3?orgUnit=VN;CHILDREN')).toMatchObject({ ok: true })
  const [first, second] = (await read(id)).items.map((item) => item.id) as [string, string]
  const step = async (what: { move: 'up' } | { note: string } | { remove: true }, item: string) => {
    expect(await changeItem(owner, { id, item, ...what })).toMatchObject({ ok: true })
  }
  await step({ move: 'up' }, second)
  await step({ note: 'Nêu trước hội nghị' }, second)
  await step({ remove: true }, first)
  const { items, version } = await read(id)
  expect(items).toEqual([
    { id: second, chart: '/charts/D8-F.3?orgUnit=VN;CHILDREN', note: 'Nêu trước hội nghị' },
  ])
  const events = await db.auditEvent.findMany({ where: { subject: id }, orderBy: { seq: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual(['board.create', ...Array(4).fill('board.change')])
  expect(version).toBe(5)
})

test('one’s own is nobody else’s; shared, others read it and change nothing', async () => {
  const id = await begin()
  expect(await findBoard(other, id)).toBeNull()
  const { version } = await read(id)
  await changeBoard(owner, { id, baseVersion: version, words: { ...words, shared: true } })
  const seen = await read(id, other)
  expect(seen.mayChange).toBe(false)
  expect((await listBoards(other)).map((board) => board.id)).toContain(id)
  for (const refused of [
    await changeBoard(other, { id, baseVersion: seen.version, words }),
    await addToBoard(other, id, '/charts/D8-1.1'),
    await removeBoard(other, { id, baseVersion: seen.version }),
  ])
    expect(refused).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('two browsers: the later step on an older page is refused, and nothing is lost', async () => {
  const id = await begin('/charts/D8-1.1')
  const { version } = await read(id)
  await addToBoard(owner, id, '/charts/D8-F.3')
  expect(await removeBoard(owner, { id, baseVersion: version })).toEqual({
    ok: false,
    error: { code: 'changed-meanwhile' },
  })
  expect((await read(id)).items).toHaveLength(2)
})

test('quick steps one upon the other are all done', async () => {
  const id = await begin('/charts/D8-1.1')
  await Promise.all(['A', 'B', 'C'].map((code) => addToBoard(owner, id, `/charts/${code}`)))
  const { items } = await read(id)
  expect(items.map(({ chart }) => chart).sort()).toEqual(
    ['A', 'B', 'C', 'D8-1.1'].map((code) => `/charts/${code}`),
  )
  await Promise.all([
    changeItem(owner, { id, item: items[1]?.id ?? '', note: 'Một' }),
    changeItem(owner, { id, item: items[2]?.id ?? '', note: 'Hai' }),
    changeItem(owner, { id, item: items[0]?.id ?? '', remove: true }),
  ])
  expect((await read(id)).items.map(({ note }) => note)).toEqual(['Một', 'Hai', null])
})

test('what is no chart of ours is refused, and so is a board without a name', async () => {
  const id = await begin()
  expect(await addToBoard(owner, id, 'https://elsewhere.example/charts/D8-1.1')).toMatchObject({
    error: { code: 'invalid', problems: [{ field: 'chart', code: 'not-a-chart' }] },
  })
  expect(await createBoard(owner, { ...words, title: '' })).toMatchObject({
    error: { code: 'invalid', problems: [{ field: 'title', code: 'required' }] },
  })
})

test('a board taken away is gone for everybody', async () => {
  const id = await begin()
  expect(await removeBoard(owner, { id, baseVersion: (await read(id)).version })).toEqual({
    ok: true,
    value: undefined,
  })
  expect(await findBoard(owner, id)).toBeNull()
})
