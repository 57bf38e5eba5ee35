import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { verifyAudit } from '@/lib/audit/verify-queries'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { dropCorrection } from './correction-commands'
import { findEntry } from './entry-queries'
import { listValueHistory } from './history-queries'
import { grantException, lockSubmission, revokeException } from './lock-commands'
import { approveSubmission, returnForCorrection } from './review-commands'
import { saveCells } from './save-commands'
import type { CellKey, SubmissionKey } from './submission'
import { listTasks } from './task-queries'
import { reopenForCorrection, submitForm, withdrawSubmission } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

// 2023Q4 ends on 31/12/2023; closed 60 days later, it takes nothing from 01/03/2024 on.
const lockDays = 60
const open = '2024-02-29'
const closed = '2024-03-01'
const reason = 'Bổ sung số liệu của xã Thổ Bình'

let officer: Viewer
let reviewer: Viewer
let second: Viewer
let admin: Viewer
let stranger: Viewer
let both: Viewer
const periods = ['2023Q3', '2023Q2']
let key: SubmissionKey

beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  reviewer = await createPerson('reviewer', 'P08-2025')
  second = await createPerson('reviewer', 'P08-2025')
  admin = await createPerson('admin', 'VN')
  stranger = await createPerson('reviewer', 'P19-2025')
  both = await createPerson('reviewer', 'P08-2025')
  both = { ...both, grants: [...both.grants, ...officer.grants] }
})

beforeEach(async () => {
  await setForm({ lockDays: null, approvalLevels: 1 })
  key = { formCode: 'D8-Q', orgUnitId: 'D071', period: periods.shift() ?? '2023Q1' }
})

async function setForm(data: { lockDays?: number | null; approvalLevels?: number }) {
  await db.$transaction(async (tx) => {
    await tx.form.update({ where: { code: 'D8-Q' }, data })
    await bumpDataVersion(tx, { catalogue: true })
  })
}

let mutation = 0
async function save(value: string, today = open, baseVersion = 0, viewer = officer) {
  mutation += 1
  const cells = [{ dataElement: 'D8-2.3', breakdown: '', value, baseVersion }]
  return saveCells(viewer, { ...key, mutationId: `lock-${mutation}`, cells }, today)
}
const entryOf = async (viewer: Viewer, today = open) => {
  const entry = await findEntry(viewer, key, today)
  if (!entry) throw new Error('Not to be seen')
  return entry
}
const decision = async (viewer: Viewer) => ({ ...key, version: (await entryOf(viewer)).version })
/** Whether the officer's list says locked, and until when somebody's leave holds. */
const listed = async (today = open) => {
  const task = (await listTasks(officer, today)).find(
    ({ form, orgUnit, period }) =>
      form.code === key.formCode && orgUnit.id === key.orgUnitId && period === key.period,
  )
  return [task?.isLocked, task?.exceptionUntil]
}
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

async function approved() {
  await save('1')
  await submitForm(officer, key, open)
  await approveSubmission(reviewer, await decision(reviewer))
}

/** What the audit log gained while `act` ran. */
async function audited(act: () => Promise<unknown>): Promise<string[]> {
  const { events } = await verifyAudit()
  await act()
  const rows = await db.auditEvent.findMany({
    where: { seq: { gt: BigInt(events) } },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ action }) => action)
}

describe('a locked report', () => {
  test('is opened for correction only while an exception holds', async () => {
    await approved()
    expect(await audited(() => lockSubmission(reviewer, key))).toEqual(['submission.lock'])
    const entry = await entryOf(officer)
    expect([entry.status, entry.lock.shut, entry.may.reopen, entry.reopenRefusal]).toEqual([
      'locked',
      true,
      false,
      'closed',
    ])
    expect(entry.cells.map(({ value }) => value)).toEqual(['1'])
    expect(codeOf(await reopenForCorrection(officer, { ...key, reason }, open))).toBe('closed')
    expect(await listed()).toEqual([true, null])

    const until = '2024-03-10'
    const granting = () => grantException(reviewer, { ...key, reason, until }, open)
    expect(await audited(granting)).toEqual(['exception.grant'])
    expect((await entryOf(officer)).may.reopen).toBe(true)
    expect(await listed(until)).toEqual([false, until])
    expect(await listed('2024-03-11')).toEqual([true, null])
    expect(codeOf(await reopenForCorrection(officer, { ...key, reason }, '2024-03-11'))).toBe('closed')
    expect(codeOf(await reopenForCorrection(officer, { ...key, reason }, until))).toBe('ok')
    expect((await entryOf(officer)).status).toBe('draft')
  })

  test('is locked once, when it is approved', async () => {
    await save('1')
    expect(codeOf(await lockSubmission(reviewer, key))).toBe('not-approved')
    await submitForm(officer, key, open)
    expect(codeOf(await lockSubmission(reviewer, key))).toBe('not-approved')
    await approveSubmission(reviewer, await decision(reviewer))
    expect(codeOf(await lockSubmission(officer, key))).toBe('forbidden')
    expect(codeOf(await lockSubmission(stranger, key))).toBe('not-found')
    expect(codeOf(await lockSubmission(admin, key))).toBe('ok')
    expect(await audited(() => lockSubmission(admin, key))).toEqual([])
    expect(codeOf(await lockSubmission(reviewer, key))).toBe('already-decided')
  })

  test('left open when its leave ends is dropped or opened anew, and what is approved stands all the while', async () => {
    key = { formCode: 'D8-Q', orgUnitId: 'D072', period: '2023Q3' }
    officer = await createPerson('officer', 'D072')
    await approved()
    await lockSubmission(reviewer, key)
    const leave = (until: string, today: string) => grantException(reviewer, { ...key, reason, until }, today)
    await leave(open, open)
    await reopenForCorrection(officer, { ...key, reason }, open)
    expect((await save('2', open, 1)).ok).toBe(true)
    const blank = { dataElement: 'D8-3.3', breakdown: '', value: '9', baseVersion: 0 }
    await saveCells(officer, { ...key, mutationId: `drop-${key.period}`, cells: [blank] }, open)
    const inForce = async () => (await entryOf(reviewer, closed)).approved?.get('D8-2.3|')

    expect(codeOf(await save('3', closed, 2))).toBe('closed')
    const entry = await entryOf(officer, closed)
    expect(entry.lock).toMatchObject({ closedFrom: null, shut: true, exception: null })
    expect(entry.may).toMatchObject({ save: false, submit: false, drop: true })
    expect((await entryOf(reviewer, closed)).may).toMatchObject({ grantException: true, drop: false })
    expect([await inForce(), codeOf(await dropCorrection(reviewer, key))]).toEqual(['1', 'forbidden'])
    expect(codeOf(await leave('2024-03-02', closed))).toBe('ok')
    expect(codeOf(await save('3', closed, 2))).toBe('ok')

    expect(await audited(() => dropCorrection(officer, key))).toEqual(['submission.drop'])
    const after = await entryOf(officer, closed)
    expect([after.status, after.cells.map(({ value }) => value)]).toEqual(['locked', ['1']])
    const history = await listValueHistory(officer, key)
    expect(history?.steps.slice(0, 3).map(({ cell, event, to }) => [cell, event, to?.value ?? null])).toEqual(
      [
        ['D8-3.3|', 'dropped', null],
        ['D8-2.3|', 'dropped', '1'],
        ['D8-2.3|', 'saved', '3'],
      ],
    )

    // A page still open from the correction dropped doesn't write over the next one.
    await reopenForCorrection(officer, { ...key, reason }, closed)
    expect((await entryOf(officer, closed)).cells).toMatchObject([{ value: '1', version: 3 }])
    const stale = await save('8', closed, 2)
    expect(stale.ok && stale.value.cells[0]?.state).toBe('conflict')
    expect((await save('5', closed, 3)).ok).toBe(true)
    await submitForm(officer, key, closed)
    await approveSubmission(reviewer, await decision(reviewer))
    const settled = await entryOf(officer, closed)
    expect([settled.status, settled.cells.map(({ value }) => value)]).toEqual(['locked', ['5']])
  })
})

describe('a closed period', () => {
  test('takes no figure, sending, withdrawal or correction; what was sent in time is decided on', async () => {
    await setForm({ lockDays })
    key = { formCode: 'D8-Q', orgUnitId: 'D072', period: '2023Q4' }
    officer = await createPerson('officer', 'D072')
    await save('1')
    expect(codeOf(await save('2', closed, 1))).toBe('closed')
    expect(codeOf(await submitForm(officer, key, closed))).toBe('closed')
    expect(codeOf(await submitForm(officer, key, open))).toBe('ok')
    expect(codeOf(await withdrawSubmission(officer, key, closed))).toBe('closed')
    expect((await entryOf(officer, closed)).may).toMatchObject({
      save: false,
      submit: false,
      withdraw: false,
    })
    expect(codeOf(await approveSubmission(reviewer, await decision(reviewer)))).toBe('ok')
    expect(codeOf(await reopenForCorrection(officer, { ...key, reason }, closed))).toBe('closed')
    expect((await entryOf(officer, closed)).reopenRefusal).toBe('closed')
    expect((await entryOf(officer, closed)).lock).toMatchObject({ closedFrom: closed, shut: true })
  })

  test('opens for the unit until the exception’s day, or until it is ended', async () => {
    await setForm({ lockDays })
    key = { formCode: 'D8-Q', orgUnitId: 'D073', period: '2023Q4' }
    officer = await createPerson('officer', 'D073')
    expect(codeOf(await save('1', closed))).toBe('closed')
    const granted = await grantException(reviewer, { ...key, reason, until: '2024-03-05' }, closed)
    expect(codeOf(granted)).toBe('ok')
    expect(codeOf(await save('1', '2024-03-05'))).toBe('ok')
    expect(codeOf(await save('2', '2024-03-06', 1))).toBe('closed')
    const id = granted.ok ? granted.value.id : 0
    expect(codeOf(await revokeException(officer, { id }, closed))).toBe('forbidden')
    expect(codeOf(await revokeException(stranger, { id }, closed))).toBe('not-found')
    expect(await audited(() => revokeException(second, { id }, closed))).toEqual(['exception.revoke'])
    expect(codeOf(await revokeException(second, { id }, closed))).toBe('already-decided')
    expect(codeOf(await save('2', closed, 1))).toBe('closed')
  })

  test('a new exception takes the place of the one before', async () => {
    await setForm({ lockDays })
    key = { formCode: 'D8-Q', orgUnitId: 'D073', period: '2023Q3' }
    for (const until of ['2024-04-01', '2024-03-05'])
      expect(codeOf(await grantException(reviewer, { ...key, reason, until }, closed))).toBe('ok')
    const { exceptions, exception } = (await entryOf(officer, closed)).lock
    expect(exceptions.map(({ until, holds }) => `${until} ${holds}`)).toEqual([
      '2024-03-05 true',
      '2024-04-01 false',
    ])
    expect(exception).toMatchObject({ reason, by: reviewer.name })
  })
})

describe('an exception', () => {
  test.each([
    ['a day past', { until: '2024-02-29' }, 'day-past'],
    ['the last day allowed', { until: '2024-04-30' }, 'ok'],
    ['a day too far away', { until: '2024-05-01' }, 'day-too-late'],
    ['no day', { until: '2024-02-30' }, 'not-a-day'],
    ['no reason', { reason: ' ' }, 'reason-required'],
    ['a period that is open', { period: '2024Q1' }, 'not-closed'],
    ['a period not begun', { period: '2024Q4' }, 'not-yet-open'],
    ['a period of another kind', { period: '2023' }, 'not-found'],
    ['a unit that owes no report', { orgUnitId: 'P08-2008' }, 'not-assigned'],
    ['a form that is none', { formCode: 'X' }, 'not-found'],
  ])('for %s', async (_name, changes, code) => {
    await setForm({ lockDays })
    const input = { ...key, orgUnitId: 'D074', period: '2023Q4', until: '2024-03-05', reason, ...changes }
    expect(codeOf(await grantException(reviewer, input, closed))).toBe(code)
  })

  test('is given by nobody to a unit they enter for, nor out of their area', async () => {
    await setForm({ lockDays })
    const input = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4', until: '2024-03-05', reason }
    const person = await createPerson('officer', 'D071')
    const two = { ...both, grants: [...both.grants, ...person.grants] }
    expect(codeOf(await grantException(two, input, closed))).toBe('own-unit')
    expect(codeOf(await grantException(person, input, closed))).toBe('forbidden')
    expect(codeOf(await grantException(stranger, input, closed))).toBe('not-found')
  })
})

describe('two levels', () => {
  test('two people in turn; a return starts again at the first', async () => {
    await setForm({ approvalLevels: 2 })
    key = { formCode: 'D8-Q', orgUnitId: 'D074', period: '2023Q1' }
    officer = await createPerson('officer', 'D074')
    await save('1')
    await submitForm(officer, key, open)
    const first = await approveSubmission(reviewer, await decision(reviewer))
    expect(first.ok && first.value.inForce).toBe(false)
    expect((await entryOf(reviewer)).decisionRefusal).toBe('already-decided')
    expect(codeOf(await approveSubmission(reviewer, await decision(reviewer)))).toBe('already-decided')
    expect(codeOf(await withdrawSubmission(officer, key, open))).toBe('already-decided')
    expect(codeOf(await returnForCorrection(second, { ...(await decision(second)), reason }))).toBe('ok')
    await submitForm(officer, key, open)
    expect(codeOf(await approveSubmission(second, await decision(second)))).toBe('ok')
    const last = await approveSubmission(reviewer, await decision(reviewer))
    expect(last.ok && last.value.inForce).toBe(true)
    const levels = await db.approval.findMany({
      orderBy: { id: 'asc' },
      where: { submission: { orgUnitId: 'D074' } },
    })
    expect(levels.map(({ decision, level }) => `${decision} ${level}`)).toEqual([
      'approved 1',
      'returned 2',
      'approved 1',
      'approved 2',
    ])
  })
})

describe('reasons at cells', () => {
  const cell: CellKey = 'D8-2.3|'

  test('are kept with the return, shown at the cells and gone once it is approved', async () => {
    key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q1' }
    officer = await createPerson('officer', 'D071')
    await save('1')
    await submitForm(officer, key, open)
    const input = { ...(await decision(reviewer)), reason }
    const unknown = { ...input, cells: { 'D8-2.3|sex=female': 'ghi lại' } as Record<CellKey, string> }
    expect(codeOf(await returnForCorrection(reviewer, unknown))).toBe('unknown-cell')
    const long = { ...input, cells: { [cell]: 'x'.repeat(501) } }
    expect(codeOf(await returnForCorrection(reviewer, long))).toBe('too-long')
    const cells = { [cell]: ' Biên bản ghi 2 lớp ', 'D8-1.1|': ' ' } as Record<CellKey, string>
    expect(await audited(() => returnForCorrection(reviewer, { ...input, cells }))).toEqual([
      'submission.return',
    ])
    const shown = [[cell, 'Biên bản ghi 2 lớp']]
    expect([...(await entryOf(officer)).cellReasons]).toEqual(shown)
    await save('2', open, 1)
    await submitForm(officer, key, open)
    expect([...(await entryOf(reviewer)).cellReasons]).toEqual(shown)
    await approveSubmission(reviewer, await decision(reviewer))
    expect([...(await entryOf(officer)).cellReasons]).toEqual([])
  })
})
