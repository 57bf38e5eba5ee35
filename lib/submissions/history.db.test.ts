import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { findEntry } from './entry-queries'
import { listValueHistory } from './history-queries'
import { checkReceipt, checkReceiptNumber } from './receipt-queries'
import { approveSubmission, returnForCorrection } from './review-commands'
import { saveCells } from './save-commands'
import type { CellKey, SubmissionKey } from './submission'
import { reopenForCorrection, submitForm } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const reason = 'Bổ sung một lớp ở xã Thổ Bình'
const lamBinh = (period: string): SubmissionKey => ({ formCode: 'D8-Q', orgUnitId: 'D071', period })

let officer: Viewer
let reviewer: Viewer
let stranger: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  reviewer = await createPerson('reviewer', 'P08-2025')
  stranger = await createPerson('officer', 'D061')
})

type Typed = { value?: string | null; missing?: string; comment?: string; followUp?: boolean }

async function save(key: SubmissionKey, typed: Record<string, Typed>) {
  const rows = await db.dataValue.findMany({
    where: { orgUnitId: key.orgUnitId, period: key.period, stage: 'draft' },
    include: { dataElement: true },
  })
  const cells = Object.entries(typed).map(([dataElement, cell]) => ({
    dataElement,
    breakdown: '',
    value: null,
    ...cell,
    baseVersion: rows.find((row) => row.dataElement.code === dataElement)?.version ?? 0,
  }))
  return saveCells(officer, { ...key, mutationId: crypto.randomUUID(), cells }, today)
}

async function entryOf(viewer: Viewer, key: SubmissionKey) {
  const entry = await findEntry(viewer, key, today)
  if (!entry) throw new Error('Not to be seen')
  return entry
}
const decision = async (key: SubmissionKey) => ({ ...key, version: (await entryOf(reviewer, key)).version })

const text = (figure: { value: string | null; missing: string | null } | null) =>
  figure === null ? '-' : (figure.value ?? figure.missing ?? 'blank')

async function life(viewer: Viewer, key: SubmissionKey, cell?: CellKey) {
  const found = await listValueHistory(viewer, key, { cell })
  return found?.steps.map((step) => `${step.event} ${text(step.from)} > ${text(step.to)}`) ?? null
}

async function approve(key: SubmissionKey) {
  await submitForm(officer, key, today)
  await approveSubmission(reviewer, await decision(key))
}

describe('the history of a figure', () => {
  const key = lamBinh('2023Q4')
  const cell: CellKey = 'D8-3.1d|'

  test('tells who changed it when, from what to what and why, the latest first', async () => {
    await save(key, { 'D8-3.1d': { value: '232', comment: 'theo biên bản' }, 'D8-3.1c': { value: '1' } })
    await save(key, { 'D8-3.1d': { value: '222', followUp: true } })
    await approve(key)
    await reopenForCorrection(officer, { ...key, reason }, today)
    await save(key, { 'D8-3.1d': { missing: 'not-available' } })
    expect(await life(officer, key, cell)).toEqual([
      'saved 222 > not-available',
      'reopened 222 > 222',
      'approved 222 > 222',
      'submitted 222 > 222',
      'saved 232 > 222',
      'saved - > 232',
    ])
    const steps = (await listValueHistory(officer, key, { cell }))?.steps ?? []
    expect(steps[1]).toMatchObject({ by: officer.name, reason, stage: 'draft', followUp: true })
    expect(steps[2]).toMatchObject({ by: reviewer.name, stage: 'approved', followUp: true })
    expect(steps[5]?.to?.comment).toBe('theo biên bản')
  })

  test('of a whole form holds only what changed a figure, page by page', async () => {
    expect(await life(officer, key)).toEqual([
      'saved 222 > not-available',
      'saved 232 > 222',
      'saved - > 1',
      'saved - > 232',
    ])
    const page = await listValueHistory(officer, key, { limit: 1, offset: 1 })
    expect([page?.total, page?.steps.map(({ to }) => to?.value)]).toEqual([4, ['222']])
  })

  test('of a draft not sent is for those who enter; others see what came before', async () => {
    expect(await life(reviewer, key)).toEqual(['saved 232 > 222', 'saved - > 1', 'saved - > 232'])
    await submitForm(officer, key, today)
    expect((await life(reviewer, key))?.[0]).toBe('saved 222 > not-available')
    const begun = lamBinh('2023Q3')
    await save(begun, { 'D8-3.1d': { value: '5' } })
    expect(await life(reviewer, begun)).toEqual([])
  })

  test('is nobody’s outside the area, and of no cell that the form lacks', async () => {
    expect(await life(stranger, key)).toBeNull()
    expect(await life(officer, key, 'X|')).toBeNull()
    expect(await life(officer, { ...key, formCode: 'X' })).toBeNull()
  })
})

describe('what changed', () => {
  const key = lamBinh('2023Q2')
  const changed = async (viewer: Viewer, kind: 'changes' | 'changesSinceReturn') =>
    (await entryOf(viewer, key))[kind]?.map(({ cell, from, to }) => `${cell} ${text(from)} > ${text(to)}`) ??
    null

  test('since approval: the correction beside what is in force, to reviewers once it is sent', async () => {
    await save(key, { 'D8-2.3': { value: '1' }, 'D8-3.1b.d': { value: '3' } })
    expect(await changed(officer, 'changes')).toBeNull()
    await approve(key)
    expect(await changed(officer, 'changes')).toBeNull()
    await reopenForCorrection(officer, { ...key, reason }, today)
    expect(await changed(officer, 'changes')).toEqual([])
    await save(key, { 'D8-2.3': { value: '2' }, 'D8-3.1b.d': {}, 'D8-3.2': { value: '4' } })
    const expected = ['D8-2.3| 1 > 2', 'D8-3.1b.d| 3 > -', 'D8-3.2| - > 4']
    expect(await changed(officer, 'changes')).toEqual(expected)
    expect(await changed(reviewer, 'changes')).toBeNull()
    await submitForm(officer, key, today)
    expect(await changed(reviewer, 'changes')).toEqual(expected)
  })

  test('since the return, once it is sent again; after approval what the correction replaced', async () => {
    await returnForCorrection(reviewer, { ...(await decision(key)), reason })
    await save(key, { 'D8-3.2': { value: '5' } })
    expect(await changed(officer, 'changesSinceReturn')).toBeNull()
    await submitForm(officer, key, today)
    expect(await changed(reviewer, 'changesSinceReturn')).toEqual(['D8-3.2| 4 > 5'])
    await approveSubmission(reviewer, await decision(key))
    expect(await changed(reviewer, 'changesSinceReturn')).toBeNull()
    expect(await changed(reviewer, 'changes')).toEqual(['D8-2.3| 1 > 2', 'D8-3.1b.d| 3 > -', 'D8-3.2| - > 5'])
  })
})

describe('the receipt’s hash', () => {
  const key = lamBinh('2023Q1')

  test('is found again from what was sent, approved, or sent before it became a draft again', async () => {
    expect(await checkReceipt(officer, key)).toBeNull()
    await save(key, {
      'D8-3.1c': { value: '10', comment: 'Hai đợt' },
      'D8-3.1': { missing: 'not-applicable' },
    })
    await submitForm(officer, key, today)
    expect(await checkReceipt(reviewer, key)).toMatchObject({ same: true, figures: 2 })
    await returnForCorrection(reviewer, { ...(await decision(key)), reason })
    await save(key, { 'D8-3.1c': { value: '11' } })
    expect(await checkReceipt(officer, key)).toMatchObject({ same: true, figures: 2 })
    await approve(key)
    expect(await checkReceipt(officer, key)).toMatchObject({ same: true, figures: 2 })
    expect(await checkReceipt(stranger, key)).toBeNull()
  })

  test('differs once a stored figure was changed behind its back', async () => {
    const before = await checkReceipt(officer, key)
    expect((await checkReceiptNumber(before?.number ?? ''))?.same).toBe(true)
    await db.dataValue.updateMany({
      where: { period: '2023Q1', orgUnitId: 'D071', dataElement: { code: 'D8-3.1c' } },
      data: { value: '12' },
    })
    const after = await checkReceiptNumber(before?.number ?? '')
    expect([after?.same, after?.given === before?.given]).toEqual([false, true])
    expect(await checkReceiptNumber('SH-2023Q1-000000')).toBeNull()
  })
})
