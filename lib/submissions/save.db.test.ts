import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { forgetAnswers } from './forget-answers-commands'
import { type CellInput, saveCells } from './save-commands'
import type { SubmissionKey } from './submission'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const key = (period: string): SubmissionKey => ({ formCode: 'D8-Q', orgUnitId: 'D071', period })
const cell = (dataElement: string, value: string | null, changes: Partial<CellInput> = {}): CellInput => ({
  dataElement,
  breakdown: '',
  value,
  baseVersion: 0,
  ...changes,
})

let officer: Viewer
let colleague: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'P08-2025')
  colleague = await createPerson('officer', 'D071')
  const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-3.1d' } })
  await db.formItem.updateMany({ where: { dataElementId: element.id }, data: { totalFrom: 'sex' } })
  await db.dataVersion.updateMany({ data: { catalogueVersion: { increment: 1 } } })
})

async function save(place: SubmissionKey, cells: CellInput[], viewer = officer, id = crypto.randomUUID()) {
  const result = await saveCells(viewer, { ...place, mutationId: id, cells }, today)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

async function historyOf(period: string, code: string) {
  const rows = await db.dataValueVersion.findMany({
    where: { period, dataElement: { code } },
    include: { breakdown: { select: { key: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(
    ({ breakdown, version, event, value, recordedById }) =>
      `${breakdown.key || 'total'} ${version} ${event} ${value} ${recordedById === officer.userId}`,
  )
}

async function countStatements(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await work()
    return query.mock.calls.map(([first]) => {
      const statement = first as unknown as string | { text: string }
      return (typeof statement === 'string' ? statement : statement.text).trim().split('\n')[0] ?? ''
    })
  } finally {
    query.mockRestore()
  }
}

describe('saving cells', () => {
  test('one cell or many: the same handful of statements', async () => {
    await save(key('2023Q1'), [cell('D8-1.1', '1')])
    const one = await countStatements(() => save(key('2023Q1'), [cell('D8-1.2', '2')]))
    const many = await countStatements(() =>
      save(
        key('2023Q1'),
        ['D8-2.2a', 'D8-2.3', 'D8-3.1', 'D8-3.1c'].map((code) => cell(code, '3')),
      ),
    )
    // The data version, begin, lock, read, write, commit.
    expect(one).toHaveLength(6)
    expect(many).toHaveLength(6)
  })

  test('a computed total is stored with its history, and followed by every part', async () => {
    const place = key('2023Q2')
    const first = await save(place, [
      cell('D8-3.1d', '150', { breakdown: 'sex=female' }),
      cell('D8-3.1d', '72', { breakdown: 'sex=male' }),
    ])
    expect(first.derived).toMatchObject([{ cell: 'D8-3.1d|', value: '222', version: 1 }])
    const second = await save(place, [
      cell('D8-3.1d', '70', { breakdown: 'sex=male', baseVersion: 1 }),
      cell('D8-3.1d', '999'),
    ])
    expect(second.cells[1]).toMatchObject({ state: 'invalid', code: 'computed' })
    expect(await historyOf('2023Q2', 'D8-3.1d')).toEqual([
      'sex=female 1 saved 150 true',
      'sex=male 1 saved 72 true',
      'total 1 derived 222 true',
      'sex=male 2 saved 70 true',
      'total 2 derived 220 true',
    ])
    const total = await db.dataValue.findFirstOrThrow({
      where: { period: '2023Q2', dataElement: { code: 'D8-3.1d' }, breakdown: { key: '' } },
    })
    expect([total.value?.toFixed(), total.version, total.stage]).toEqual(['220', 2, 'draft'])
  })

  test('one cell twice in a batch leaves the last figure and both in the history', async () => {
    await save(key('2023Q2'), [cell('D8-3.2', '1'), cell('D8-3.2', '2', { baseVersion: 1 })])
    expect(await historyOf('2023Q2', 'D8-3.2')).toEqual(['total 1 saved 1 true', 'total 2 saved 2 true'])
    const row = await db.dataValue.findFirstOrThrow({
      where: { period: '2023Q2', dataElement: { code: 'D8-3.2' } },
    })
    expect([row.value?.toFixed(), row.version]).toEqual(['2', 2])
  })

  test('exact figures, reasons, comments and marks come back as sent', async () => {
    const place = key('2023Q3')
    await save(place, [
      cell('D8-F.1', '1234.5', { comment: ' Theo báo cáo\u0000 của huyện\ud800 ' }),
      cell('D8-F.2', null, { missing: 'not-available', followUp: true }),
      cell('D8-1.1', null, { comment: 'Chờ xã gửi' }),
    ])
    const rows = await db.dataValue.findMany({ where: { period: '2023Q3' }, orderBy: { id: 'asc' } })
    const kept = new Map(rows.map((row) => [row.dataElementId, row]))
    expect(
      [...kept.values()].map(({ value, missing, comment, followUp }) => [
        value?.toFixed(),
        missing,
        comment,
        followUp,
      ]),
    ).toEqual([
      ['1234.5', null, 'Theo báo cáo của huyện', false],
      [undefined, 'not-available', null, true],
      [undefined, null, 'Chờ xã gửi', false],
    ])
    expect(await db.dataValueVersion.count({ where: { period: '2023Q3', followUp: true } })).toBe(1)
  })

  test('the same batch from many hands at once is kept once, and all get one answer', async () => {
    const id = crypto.randomUUID()
    const cells = [cell('D8-4.2', '4')]
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => save(key('2023Q3'), cells, officer, id)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await historyOf('2023Q3', 'D8-4.2')).toEqual(['total 1 saved 4 true'])
  })

  test('two hands at once on one cell never begun: one is saved, the other sees a conflict', async () => {
    const answers = await Promise.all([
      save(key('2023Q4'), [cell('D8-1.1', '1')], officer),
      save(key('2023Q4'), [cell('D8-1.1', '2')], colleague),
    ])
    expect(answers.map(({ cells }) => cells[0]?.state).sort()).toEqual(['conflict', 'saved'])
    expect(await db.submission.count({ where: { period: '2023Q4' } })).toBe(1)
    expect(await db.dataValueVersion.count({ where: { period: '2023Q4' } })).toBe(1)
  })

  test('answers older than 60 days are forgotten, in lots; a batch that comes again after that doubles nothing', async () => {
    const place = key('2023Q4')
    const batch = async (value: string, baseVersion: number) => {
      const [id, cells] = [crypto.randomUUID(), [cell('D8-4.2', value, { baseVersion })]]
      await save(place, cells, officer, id)
      return { id, cells }
    }
    const [first, second, third] = [await batch('1', 0), await batch('2', 1), await batch('3', 2)]
    const now = new Date('2024-05-01T00:00:00Z')
    const age = (id: string, days: number) =>
      db.valueMutation.update({
        where: { id },
        data: { recordedAt: new Date(now.getTime() - days * 86_400_000) },
      })
    await db.valueMutation.updateMany({ data: { recordedAt: now } })
    for (const { id } of [first, second]) await age(id, 61)
    await age(third.id, 59)
    expect([await forgetAnswers(now, 1), await forgetAnswers(now, 1)]).toEqual([2, 0])
    const kept = { id: { in: [first.id, second.id, third.id] } }
    expect(await db.valueMutation.findMany({ where: kept })).toMatchObject([{ id: third.id }])

    const answer = async ({ id, cells }: typeof first) => (await save(place, cells, officer, id)).cells[0]
    expect([await answer(third), await answer(second), await answer(first)]).toMatchObject([
      { state: 'saved', version: 3 },
      { state: 'conflict', version: 3, value: '3' },
      { state: 'conflict', version: 3, value: '3' },
    ])
    expect(await historyOf('2023Q4', 'D8-4.2')).toHaveLength(3)
  })

  test('a batch number used for another form is refused', async () => {
    const id = crypto.randomUUID()
    await save(key('2023Q3'), [cell('D8-2.3', '4')], officer, id)
    const result = await saveCells(
      officer,
      { ...{ ...key('2023Q2'), orgUnitId: 'D072' }, mutationId: id, cells: [cell('D8-2.3', '5')] },
      today,
    )
    expect(result).toEqual({ ok: false, error: { code: 'mutation-reused' } })
    expect(await db.dataValue.count({ where: { orgUnitId: 'D072' } })).toBe(0)
  })

  test.each([
    ['of another length', '2023H1'],
    ['that is none', 'x'],
    ['of a form that isn’t', '2023Q3', 'NONE'],
  ])('a period %s reads as not found', async (_name, period, formCode = 'D8-Q') => {
    const result = await saveCells(
      officer,
      { formCode, orgUnitId: 'D071', period, mutationId: crypto.randomUUID(), cells: [] },
      today,
    )
    expect(result).toEqual({ ok: false, error: { code: 'not-found' } })
  })

  test('what was kept before the form closed is answered the same afterwards; nothing new is taken', async () => {
    const place = key('2023Q3')
    const [id, cells] = [crypto.randomUUID(), [cell('D8-3.3', '7')]]
    const before = await save(place, cells, officer, id)
    await db.form.update({ where: { code: 'D8-Q' }, data: { lockDays: 30 } })
    await db.dataVersion.updateMany({ data: { catalogueVersion: { increment: 1 } } })
    expect(await save(place, cells, officer, id)).toEqual(before)
    const late = {
      ...place,
      mutationId: crypto.randomUUID(),
      cells: [cell('D8-3.3', '8', { baseVersion: 1 })],
    }
    expect(await saveCells(officer, late, today)).toEqual({ ok: false, error: { code: 'closed' } })
    const form = await db.form.findUniqueOrThrow({ where: { code: 'D8-Q' } })
    const leave = {
      formId: form.id,
      orgUnitId: 'D071',
      period: '2023Q3',
      reason: 'Bổ sung',
      until: new Date(today),
    }
    await db.lockException.create({ data: leave })
    expect((await saveCells(officer, late, today)).ok).toBe(true)
  })
})
