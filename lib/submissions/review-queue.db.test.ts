import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { assignReviewer } from './assign-commands'
import { listColleagues } from './assign-queries'
import { approveClean } from './bulk-commands'
import { findForm } from './form-queries'
import { approveSubmission } from './review-commands'
import { parseReviewFilters } from './review-filters'
import { listReviews } from './review-queries'
import { saveCells } from './save-commands'
import type { SubmissionKey } from './submission'
import { reopenForCorrection, submitForm } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-07-20'
const keyOf = (orgUnitId: string, period = '2024Q2'): SubmissionKey => ({
  formCode: 'D8-Q',
  orgUnitId,
  period,
})
type Typed = { value: string; breakdown?: string; comment?: string; followUp?: boolean; baseVersion?: number }

let officer: Viewer
let reviewer: Viewer
let colleague: Viewer
let stranger: Viewer

async function enter(key: SubmissionKey, cells: Record<string, Typed>) {
  const saved = await saveCells(
    officer,
    {
      ...key,
      mutationId: crypto.randomUUID(),
      cells: Object.entries(cells).map(([dataElement, cell]) => ({
        dataElement,
        breakdown: '',
        baseVersion: 0,
        ...cell,
      })),
    },
    today,
  )
  expect(saved.ok && saved.value.cells.map(({ state }) => state)).not.toContain('invalid')
}

/** Sent on a day, so that the order is known. */
async function send(key: SubmissionKey, cells: Record<string, Typed>, on: string) {
  await enter(key, cells)
  expect(await submitForm(officer, key, today)).toMatchObject({ ok: true })
  await db.submission.updateMany({
    where: { orgUnitId: key.orgUnitId, period: key.period },
    data: { submittedAt: new Date(`${on}T03:00:00Z`) },
  })
}

async function ask(words: Record<string, string> = {}, viewer = reviewer) {
  const desk = await listReviews(viewer, parseReviewFilters(words), today)
  return desk?.rows.map(({ orgUnitId, period }) => `${orgUnitId} ${period}`)
}

const rowOf = async (orgUnitId: string, viewer = reviewer) => {
  const desk = await listReviews(viewer, parseReviewFilters({ period: '2024Q2' }), today)
  return desk?.rows.find((row) => row.orgUnitId === orgUnitId)
}

beforeAll(async () => {
  officer = await createPerson('officer', 'P08-2025')
  reviewer = await createPerson('reviewer', 'P08-2025')
  colleague = await createPerson('reviewer', 'P08-2025')
  stranger = await createPerson('reviewer', 'P19-2025')
  await send(keyOf('D071'), { 'D8-2.3': { value: '20' } }, '2024-07-10')
  await send(keyOf('D072'), { 'D8-2.3': { value: '21' } }, '2024-07-05')
  await send(keyOf('D074'), { 'D8-2.3': { value: '22', followUp: true } }, '2024-07-12')
  await send(keyOf('D071', '2023Q4'), { 'D8-2.3': { value: '23' } }, '2024-07-15')
})

describe('the desk', () => {
  test('holds what waits in the reviewer’s area, the longest waiting first, and nobody else’s', async () => {
    expect(await ask()).toEqual(['D072 2024Q2', 'D071 2024Q2', 'D074 2024Q2', 'D071 2023Q4'])
    expect(await ask({}, stranger)).toEqual([])
    expect(await listReviews(officer, parseReviewFilters({}), today)).toBeNull()
  })

  test('a programme not granted is not seen', async () => {
    const elsewhere = await createPerson('reviewer', 'P08-2025', ['VST'])
    expect(await ask({}, elsewhere)).toEqual([])
  })

  test.each([
    [{ form: 'VST-6T' }, []],
    [{ period: '2023Q4' }, ['D071 2023Q4']],
    [{ orgUnit: 'D074' }, ['D074 2024Q2']],
    [{ q: 'lam binh' }, ['D071 2024Q2', 'D071 2023Q4']],
    [{ found: 'warnings' }, ['D074 2024Q2']],
    [{ found: 'clean', period: '2024Q2' }, ['D072 2024Q2', 'D071 2024Q2']],
    [{ status: 'approved' }, []],
    [{ assigned: 'nobody', sort: 'newest' }, ['D071 2023Q4', 'D074 2024Q2', 'D071 2024Q2', 'D072 2024Q2']],
    [{ assigned: 'me' }, []],
    [{ sort: 'deadline' }, ['D071 2023Q4', 'D072 2024Q2', 'D071 2024Q2', 'D074 2024Q2']],
    [{ late: '1' }, ['D071 2023Q4']],
  ])('%j', async (words, expected) => {
    expect(await ask(words)).toEqual(expected)
  })

  test('an area outside the reviewer’s reads as not found', async () => {
    expect(await listReviews(reviewer, parseReviewFilters({ orgUnit: 'P19-2025' }), today)).toBeNull()
  })

  test('a row says how long it waits, until when, and what to look at', async () => {
    const row = await rowOf('D074')
    expect(row).toMatchObject({ daysWaiting: 8, late: false, revision: 1, refusal: null, bulk: false })
    expect(row?.checks).toMatchObject({ errors: 0, warnings: 0, followUps: 1, changed: 0 })
  })
})

describe('giving a form to somebody', () => {
  const key = keyOf('D072')

  test('a reviewer takes it, once, with one audit event; the second is told', async () => {
    const before = (await verifyAudit()).events
    const take = (viewer: Viewer) =>
      assignReviewer(viewer, { ...key, reviewerId: viewer.userId, expected: null })
    expect(await take(reviewer)).toEqual({ ok: true, value: undefined })
    expect((await verifyAudit()).events - before).toBe(1)
    expect(await take(colleague)).toEqual({ ok: false, error: { code: 'changed-meanwhile' } })
    expect(await ask({ assigned: 'me' })).toEqual(['D072 2024Q2'])
    expect(await ask({ assigned: 'others' }, colleague)).toEqual(['D072 2024Q2'])
    expect((await rowOf('D072', colleague))?.bulk).toBe(false)
  })

  test('only to those who may decide on it', async () => {
    const give = (viewer: Viewer, reviewerId: string) =>
      assignReviewer(viewer, { ...key, reviewerId, expected: reviewer.userId })
    expect(await give(reviewer, stranger.userId)).toEqual({ ok: false, error: { code: 'not-a-reviewer' } })
    expect(await give(reviewer, officer.userId)).toEqual({ ok: false, error: { code: 'not-a-reviewer' } })
    expect(await give(stranger, stranger.userId)).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await give(officer, reviewer.userId)).toEqual({ ok: false, error: { code: 'forbidden' } })
    expect(await give(reviewer, colleague.userId)).toMatchObject({ ok: true })
    const back = { ...key, reviewerId: null, expected: colleague.userId }
    expect(await assignReviewer(reviewer, back)).toMatchObject({ ok: true })
  })

  test('the colleagues offered are those of the area', async () => {
    const form = await findForm('D8-Q')
    if (!form) throw new Error('No form D8-Q')
    const ids = (await listColleagues(await getOrgUnitTree(), form, 'D071')).map(({ id }) => id)
    expect(ids).toContain(reviewer.userId)
    expect(ids).not.toContain(stranger.userId)
    expect(ids).not.toContain(officer.userId)
  })
})

describe('approving many', () => {
  const versionOf = async (key: SubmissionKey) =>
    (await db.submission.findFirstOrThrow({ where: { orgUnitId: key.orgUnitId, period: key.period } }))
      .version

  test('the clean ones are approved one by one, the others told why not', async () => {
    const keys = [keyOf('D071'), keyOf('D074'), keyOf('D072'), keyOf('D061')]
    const chosen = await Promise.all(
      keys.slice(0, 3).map(async (key) => ({ ...key, version: await versionOf(key) })),
    )
    const stale = chosen.map((one) => (one.orgUnitId === 'D072' ? { ...one, version: one.version - 1 } : one))
    const before = (await verifyAudit()).events
    const outcomes = await approveClean(reviewer, [...stale, { ...keyOf('D061'), version: 1 }], today)
    expect(outcomes.map(({ key, code }) => `${key.orgUnitId} ${code}`)).toEqual([
      'D071 approved',
      'D074 not-clean',
      'D072 changed-meanwhile',
      'D061 not-found',
    ])
    expect((await verifyAudit()).events - before).toBe(1)
    expect(await ask()).toEqual(['D072 2024Q2', 'D074 2024Q2', 'D071 2023Q4'])
  })

  test('out of scope is refused, and nobody approves their own', async () => {
    const key = keyOf('D072')
    const chosen = [{ ...key, version: await versionOf(key) }]
    expect((await approveClean(stranger, chosen, today))[0]?.code).toBe('not-found')
    const grant = { role: 'reviewer' as const, orgUnitId: 'P08-2025', programmeCodes: [] }
    const both: Viewer = { ...officer, grants: [...officer.grants, grant] }
    expect((await approveClean(both, chosen, today))[0]?.code).toBe('own-submission')
    expect((await rowOf('D072', both))?.bulk).toBe(false)
  })

  test('a correction that changes a figure in force is looked at by itself', async () => {
    const key = keyOf('D071')
    const reason = 'Số người dự cần sửa theo biên bản'
    expect(await reopenForCorrection(officer, { ...key, reason }, today)).toMatchObject({ ok: true })
    const { version } = await db.dataValue.findFirstOrThrow({
      where: { orgUnitId: 'D071', period: '2024Q2', stage: 'draft' },
    })
    await send(key, { 'D8-2.3': { value: '24', baseVersion: version } }, '2024-07-18')
    expect((await rowOf('D071'))?.checks).toMatchObject({ changed: 1, errors: 0 })
    expect((await rowOf('D071'))?.bulk).toBe(false)
    const chosen = { ...key, version: await versionOf(key) }
    expect((await approveClean(reviewer, [chosen], today))[0]?.code).toBe('not-clean')
    expect(await approveSubmission(reviewer, chosen)).toMatchObject({ ok: true })
  })
})
