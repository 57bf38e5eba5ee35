import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { listValues } from '@/lib/values/queries'
import { findEntry } from './entry-queries'
import { checkReceipt } from './receipt-queries'
import { approveSubmission, returnForCorrection } from './review-commands'
import { type CellInput, saveCells } from './save-commands'
import type { SubmissionKey } from './submission'
import { reopenForCorrection, submitForm, withdrawSubmission } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const lamBinh = (period: string): SubmissionKey => ({ formCode: 'D8-Q', orgUnitId: 'D071', period })
const cell = (dataElement: string, value: string | null, baseVersion = 0, breakdown = ''): CellInput => ({
  dataElement,
  breakdown,
  value,
  baseVersion,
})

let officer: Viewer
let colleague: Viewer
let reviewer: Viewer
let stranger: Viewer
let officerAndReviewer: Viewer

beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  colleague = await createPerson('officer', 'D071')
  // New Tuyên Quang: reaches the old district by territory.
  reviewer = await createPerson('reviewer', 'P08-2025')
  stranger = await createPerson('officer', 'D061')
  officerAndReviewer = await createPerson('officer', 'D071')
  await db.grant.create({
    data: { userId: officerAndReviewer.userId, role: 'reviewer', orgUnitId: 'P08-2025' },
  })
  officerAndReviewer = {
    ...officerAndReviewer,
    grants: [...officerAndReviewer.grants, { role: 'reviewer', orgUnitId: 'P08-2025', programmeCodes: [] }],
  }
})

let mutation = 0
async function save(viewer: Viewer, key: SubmissionKey, cells: CellInput[]) {
  mutation += 1
  return saveCells(viewer, { ...key, mutationId: `m${mutation}`, cells }, today)
}

async function stages(period: string) {
  const rows = await db.dataValue.findMany({
    where: { orgUnitId: 'D071', period },
    include: { dataElement: { select: { code: true } } },
    orderBy: [{ stage: 'asc' }, { dataElement: { code: 'asc' } }],
  })
  return rows.map((row) => `${row.stage} ${row.dataElement.code} ${row.value ?? row.missing}`)
}

async function versionOf(key: SubmissionKey, viewer: Viewer): Promise<number> {
  return (await findEntry(viewer, key, today))?.version ?? -1
}

describe('saving', () => {
  const key = lamBinh('2023Q1')

  test('a draft is kept, read again by its officer and unseen by the reviewer', async () => {
    const result = await save(officer, key, [cell('D8-3.1c', '1'), cell('D8-3.1d', '222')])
    expect(result.ok && result.value.cells.map(({ state }) => state)).toEqual(['saved', 'saved'])
    expect((await findEntry(officer, key, today))?.cells).toHaveLength(2)
    expect((await findEntry(reviewer, key, today))?.cells).toHaveLength(0)
  })

  test('a draft moves neither the data version nor the audit log', async () => {
    const before = { ...(await getDataVersion()), events: (await verifyAudit()).events }
    await save(officer, key, [cell('D8-3.1', '3')])
    expect({ ...(await getDataVersion()), events: (await verifyAudit()).events }).toEqual(before)
  })

  test('the same mutation sent twice is kept once and answered alike', async () => {
    const input = { ...key, mutationId: 'twice', cells: [cell('D8-1.2', '5')] }
    const first = await saveCells(officer, input, today)
    const second = await saveCells(officer, input, today)
    expect(second).toEqual(first)
    const history = await db.dataValueVersion.count({
      where: { period: '2023Q1', dataElement: { code: 'D8-1.2' } },
    })
    expect(history).toBe(1)
  })

  test('two hands on one cell: the second sees the first one’s figure and name', async () => {
    await save(officer, key, [cell('D8-1.1', '12')])
    const result = await save(colleague, key, [cell('D8-1.1', '13')])
    expect(result.ok && result.value.cells[0]).toMatchObject({
      state: 'conflict',
      version: 1,
      value: '12',
      author: officer.name,
    })
    const again = await save(colleague, key, [cell('D8-1.1', '13', 1)])
    expect(again.ok && again.value.cells[0]).toMatchObject({ state: 'saved', version: 2 })
  })

  test.each([
    ['letters', 'abc', 'not-a-number'],
    ['a negative number', '-1', 'negative'],
    ['10^12', '1000000000000', 'too-large'],
    ['a fraction of a person', '1.5', 'too-many-decimals'],
  ])('%s is refused while its neighbour is kept', async (_name, value, code) => {
    const result = await save(officer, key, [cell('D8-4.2a', value), cell('D8-4.2', '2')])
    expect(result.ok && result.value.cells).toMatchObject([{ state: 'invalid', code }, { state: 'saved' }])
  })

  test('an emptied cell is blank, not zero', async () => {
    await save(officer, key, [cell('D8-3.2', '9')])
    await save(officer, key, [cell('D8-3.2', null, 1)])
    const row = await db.dataValue.findFirstOrThrow({
      where: { period: '2023Q1', dataElement: { code: 'D8-3.2' } },
    })
    expect([row.value, row.missing]).toEqual([null, null])
  })

  test('out of scope reads as not found, a unit without duty is told so', async () => {
    expect(await save(stranger, key, [cell('D8-1.1', '1')])).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await save(reviewer, key, [cell('D8-1.1', '1')])).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    })
    expect(await save(officer, { ...key, period: '2025Q3' }, [])).toEqual({
      ok: false,
      error: { code: 'not-assigned' },
    })
    expect(await save(officer, { ...key, period: '2025Q1' }, [])).toEqual({
      ok: false,
      error: { code: 'not-yet-open' },
    })
  })
})

describe('from draft to approved', () => {
  const key = lamBinh('2023Q4')

  test('sent, returned with a reason, corrected, sent again, approved: each step once in the audit log', async () => {
    const before = (await verifyAudit()).events
    await save(officer, key, [cell('D8-2.3', '1'), cell('D8-3.2', '232')])
    const sent = await submitForm(officer, key, today)
    expect(sent.ok && sent.value.number).toMatch(/^SH-2023Q4-[0-9A-Z]{6}$/)
    expect(await stages('2023Q4')).toEqual(['submitted D8-2.3 1', 'submitted D8-3.2 232'])

    const short = await returnForCorrection(reviewer, {
      ...key,
      version: await versionOf(key, reviewer),
      reason: 'sai',
    })
    expect(short).toEqual({ ok: false, error: { code: 'reason-required' } })
    const reason = 'Số người dự phải là 222 theo biên bản'
    await returnForCorrection(reviewer, { ...key, version: await versionOf(key, reviewer), reason })
    const returned = await findEntry(officer, key, today)
    expect([returned?.status, returned?.decisions[0]?.reason]).toEqual(['returned', reason])
    expect(await stages('2023Q4')).toEqual(['draft D8-2.3 1', 'draft D8-3.2 232'])

    await save(officer, key, [cell('D8-3.2', '222', 1)])
    const again = await submitForm(officer, key, today)
    expect(again.ok && sent.ok && again.value.number === sent.value.number).toBe(true)
    const approved = await approveSubmission(reviewer, { ...key, version: await versionOf(key, reviewer) })
    expect(approved).toEqual({ ok: true, value: { inForce: true } })
    expect(await stages('2023Q4')).toEqual(['approved D8-2.3 1', 'approved D8-3.2 222'])

    const log = await db.auditEvent.findMany({
      where: { seq: { gt: BigInt(before) } },
      orderBy: { seq: 'asc' },
    })
    expect(log.map(({ action, actor }) => `${action} ${actor.split('-')[0]}`)).toEqual([
      'submission.submit officer',
      'submission.return reviewer',
      'submission.submit officer',
      'submission.approve reviewer',
    ])
    expect((await verifyAudit()).ok).toBe(true)
  })

  test('a double click on send gives one receipt and one event', async () => {
    const twice = lamBinh('2023Q3')
    await save(officer, twice, [cell('D8-2.3', '2')])
    const before = (await verifyAudit()).events
    const [first, second] = await Promise.all([
      submitForm(officer, twice, today),
      submitForm(officer, twice, today),
    ])
    expect([first.ok, second.ok]).toEqual([true, true])
    expect(first).toEqual(second)
    expect((await verifyAudit()).events).toBe(before + 1)
  })

  test('a word and a mark at a blank cell go to the reviewer, and through approval and correction; they count as no figure', async () => {
    const noted = { ...lamBinh('2023Q4'), orgUnitId: 'D072' }
    const author = await createPerson('officer', 'D072')
    const blank = (dataElement: string, note: Partial<CellInput>) => ({ ...cell(dataElement, null), ...note })
    const comment = 'Chưa tổng hợp được số cuộc'
    await save(author, noted, [
      cell('D8-3.1a', '40'),
      blank('D8-3.1', { comment }),
      blank('D8-4.2', { followUp: true }),
    ])
    await save(author, noted, [cell('D8-2.3', '3')])
    await save(author, noted, [cell('D8-2.3', null, 1)])
    expect(await submitForm(author, noted, today)).toMatchObject({ ok: true })

    const seen = await findEntry(reviewer, noted, today)
    const words = seen?.cells.map((one) => [one.dataElement, one.value, one.comment, one.followUp]).sort()
    expect(words).toEqual([
      ['D8-3.1', null, comment, false],
      ['D8-3.1a', '40', null, false],
      ['D8-4.2', null, null, true],
    ])
    expect(seen?.problems).toMatchObject([{ code: 'compulsory-pair', answered: true }])
    expect(await checkReceipt(reviewer, noted)).toMatchObject({ same: true, figures: 1 })

    await approveSubmission(reviewer, { ...noted, version: await versionOf(noted, reviewer) })
    const elements = await db.dataElement.findMany({
      where: { code: { in: ['D8-3.1', 'D8-3.1a', 'D8-4.2'] } },
    })
    const place = { orgUnitIds: ['D072'], calendar: 'statistical' as const, periods: ['2023Q4'] }
    const dataElementIds = elements.map(({ id }) => id)
    for (const asOf of [null, '2100-01-01']) {
      const values = await listValues({ ...place, dataElementIds, stage: 'approved', asOf })
      expect(values.map(({ value, missing }) => value ?? missing)).toEqual(['40'])
    }
    await reopenForCorrection(author, { ...noted, reason: 'Bổ sung số cuộc đối thoại' }, today)
    expect((await findEntry(author, noted, today))?.cells).toHaveLength(3)
  })

  test('nobody approves what they sent or entered', async () => {
    const own = lamBinh('2023Q2')
    await save(officerAndReviewer, own, [cell('D8-2.3', '2')])
    await submitForm(officer, own, today)
    const decision = { ...own, version: await versionOf(own, officerAndReviewer) }
    expect(await approveSubmission(officerAndReviewer, decision)).toEqual({
      ok: false,
      error: { code: 'own-submission' },
    })
    expect(await approveSubmission(officer, decision)).toEqual({ ok: false, error: { code: 'forbidden' } })
    expect(await approveSubmission(stranger, decision)).toEqual({ ok: false, error: { code: 'not-found' } })
  })

  test('a form sent anew meanwhile is not decided on unread', async () => {
    const own = lamBinh('2023Q2')
    const seen = await versionOf(own, reviewer)
    await withdrawSubmission(officer, own, today)
    await save(officer, own, [cell('D8-3.2', '4')])
    await submitForm(officer, own, today)
    expect(await approveSubmission(reviewer, { ...own, version: seen })).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile' },
    })
  })

  test('women above the total can not be sent', async () => {
    const wrong = lamBinh('2023Q2')
    await withdrawSubmission(officer, wrong, today)
    await save(officer, wrong, [
      cell('D8-3.1c', '1'),
      cell('D8-3.1d', '122'),
      cell('D8-3.1d', '130', 0, 'sex=female'),
    ])
    const result = await submitForm(officer, wrong, today)
    expect(!result.ok && result.error).toMatchObject({
      code: 'invalid',
      problems: [{ code: 'part-above-total' }],
    })
  })

  test('an approved figure stands until its correction is approved, and its change says why', async () => {
    expect(await save(officer, key, [cell('D8-3.2', '300', 2)])).toEqual({
      ok: false,
      error: { code: 'locked' },
    })
    const silent = await reopenForCorrection(officer, { ...key, reason: ' ' }, today)
    expect(silent).toEqual({ ok: false, error: { code: 'reason-required' } })
    await reopenForCorrection(officer, { ...key, reason: 'Bổ sung một lớp ở xã Thổ Bình' }, today)
    const entry = await findEntry(officer, key, today)
    const version = entry?.cells.find(({ dataElement }) => dataElement === 'D8-2.3')?.version ?? 0
    await save(officer, key, [cell('D8-2.3', '2', version)])
    await save(officer, key, [
      cell('D8-3.2', null, entry?.cells.find(({ dataElement }) => dataElement === 'D8-3.2')?.version),
    ])
    expect(await stages('2023Q4')).toContain('approved D8-2.3 1')
    await submitForm(officer, key, today)
    expect(await stages('2023Q4')).toEqual(['submitted D8-2.3 2', 'approved D8-2.3 1', 'approved D8-3.2 222'])
    await approveSubmission(reviewer, { ...key, version: await versionOf(key, reviewer) })
    expect(await stages('2023Q4')).toEqual(['approved D8-2.3 2'])
    const gone = await db.dataValueVersion.findFirst({ where: { event: 'deleted', period: '2023Q4' } })
    expect(gone?.stage).toBe('approved')
  })
})
