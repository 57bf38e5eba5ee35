import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { listDerivedFigures } from '@/lib/submissions/derived/derived-queries'
import { listDerivedOfMany } from '@/lib/submissions/derived/many-queries'
import { findForm } from '@/lib/submissions/form-queries'
import { approveSubmission } from '@/lib/submissions/review-commands'
import { saveCells } from '@/lib/submissions/save-commands'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { submitForm } from '@/lib/submissions/workflow-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import type { ActivityInput } from './activity'
import { adoptFigures } from './adopt-commands'
import { recordCommitment } from './commitment-commands'
import { listCommitments } from './commitment-queries'
import { addActivityFile, downloadActivityFile } from './evidence-commands'
import { parseActivityFilters } from './filters'
import { findActivity, listActivities } from './queries'
import { changeActivity, recordActivity, removeActivity } from './record-commands'
import { listActivityTotals } from './totals-queries'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
const key: SubmissionKey = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
const training: ActivityInput = {
  ...{ type: 'D8-THDOITHOAI', orgUnitId: 'D071', title: 'Tập huấn đối thoại chính sách' },
  ...{
    dateFrom: '2023-12-27',
    dateTo: '2023-12-27',
    venue: 'Hội trường huyện',
    organisers: ['Hội LHPN huyện'],
  },
  ...{ participantUnit: 'persons', counts: { '': 222 }, groupsAreAll: false, sessions: null, cost: null },
  ...{ fundingSource: null, outcome: null },
}
const filters = (words: Record<string, string> = {}) => parseActivityFilters(words)

let officer: Viewer
let colleague: Viewer
let reviewer: Viewer
let elsewhere: Viewer
beforeAll(async () => {
  officer = await createPerson('officer', 'D071')
  colleague = await createPerson('officer', 'P08-2025')
  reviewer = await createPerson('reviewer', 'P08-2025')
  elsewhere = await createPerson('officer', 'D061')
})

async function record(change: Partial<ActivityInput> = {}, viewer = officer): Promise<string> {
  const result = await recordActivity(viewer, { ...training, ...change }, { today })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.id
}

async function getForm(code: string) {
  const form = await findForm(code)
  if (!form) throw new Error(code)
  return form
}

const valuesOf = async (code: string) =>
  (
    await db.dataValue.findMany({
      where: { dataElement: { code } },
      include: { breakdown: true },
      orderBy: [{ period: 'asc' }, { breakdown: { key: 'asc' } }],
    })
  ).map(
    ({ orgUnitId, calendar, period, breakdown, stage, value, origin }) =>
      `${orgUnitId} ${calendar} ${period} ${breakdown.key || 'total'} ${stage} ${value} ${origin}`,
  )

describe('from the activity to the approved figure', () => {
  let id: string

  test('it is recorded once, and the log has one event', async () => {
    id = await record()
    expect(await db.auditEvent.count({ where: { subject: id, action: 'activity.record' } })).toBe(1)
    const found = await findActivity(officer, id)
    expect(found?.feeds.map(({ form, period, status }) => [form?.code, period, status])).toEqual([
      ['D8-Q', '2023Q4', 'not-started'],
    ])
    expect(found?.history.map(({ event, by }) => [event, by])).toEqual([['recorded', officer.name]])
  })

  test('a figure typed otherwise asks for a word; taken, it is the activity’s', async () => {
    const cells = [{ dataElement: 'D8-3.1d', breakdown: '', value: '220', baseVersion: 0 }]
    await saveCells(officer, { ...key, mutationId: crypto.randomUUID(), cells }, today)
    const refused = await submitForm(officer, key, today)
    const problems = !refused.ok && 'problems' in refused.error ? refused.error.problems : []
    expect(problems.filter(({ code }) => code.endsWith('-activities'))).toMatchObject([
      { code: 'left-beside-activities', cell: 'D8-3.1c|' },
      { code: 'differs-from-activities', cell: 'D8-3.1d|', numbers: { value: '220', derived: '222' } },
    ])
    expect(await adoptFigures(officer, key, 'blank', today)).toEqual({ ok: true, value: { taken: 1 } })
    expect(await adoptFigures(officer, key, ['D8-3.1d|'], today)).toEqual({ ok: true, value: { taken: 1 } })
    expect(await valuesOf('D8-3.1d')).toEqual(['D071 statistical 2023Q4 total draft 222 activity'])
    expect(await adoptFigures(elsewhere, key, 'blank', today)).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  test('beside many forms at once there is what is beside each alone', async () => {
    const form = await getForm('D8-Q')
    const places = ['D061', 'D071'].map((orgUnitId) => ({ form, orgUnitId, period: '2023Q4' }))
    const [none, some] = await listDerivedOfMany(places)
    expect(none?.size).toBe(0)
    expect(some?.get('D8-3.1d|')).toMatchObject({ value: '222' })
    expect(some).toEqual(await listDerivedFigures(db, await getGround(), form, key))
  })

  test('sent, it isn’t changed; approved, it is changed for a reason, in a correction', async () => {
    expect((await submitForm(officer, key, today)).ok).toBe(true)
    const input = { ...training, counts: { '': 225 } }
    const sent = await changeActivity(officer, { id, baseVersion: 1, input }, { today })
    expect(sent).toMatchObject({ ok: false, error: { code: 'form-submitted', key } })
    const { version } = await db.submission.findFirstOrThrow({ where: { period: '2023Q4' } })
    expect((await approveSubmission(reviewer, { ...key, version })).ok).toBe(true)
    expect(await valuesOf('D8-3.1d')).toEqual(['D071 statistical 2023Q4 total approved 222 activity'])

    const bare = await changeActivity(officer, { id, baseVersion: 1, input }, { today })
    expect(bare).toMatchObject({ ok: false, error: { code: 'reason-required', key } })
    // Words that change no figure need none.
    const renamed = { ...training, title: 'Tập huấn hướng dẫn đối thoại chính sách' }
    expect((await changeActivity(officer, { id, baseVersion: 1, input: renamed }, { today })).ok).toBe(true)
    const reason = 'Thêm ba người ký tên sau'
    expect((await changeActivity(officer, { id, baseVersion: 2, input }, { today, reason })).ok).toBe(true)
    expect((await valuesOf('D8-3.1d')).sort()).toEqual([
      'D071 statistical 2023Q4 total approved 222 activity',
      'D071 statistical 2023Q4 total draft 225 activity',
    ])
    const submission = await db.submission.findFirstOrThrow({ where: { period: '2023Q4' } })
    expect([submission.status, submission.revision, submission.correctionReason]).toEqual([
      'draft',
      2,
      reason,
    ])
    const actions = await db.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 2 })
    expect(actions.map(({ action }) => action)).toEqual(['activity.change', 'submission.reopen'])
  })
})

describe('figures that no form brings', () => {
  test('stand approved with their splits, and go when nothing adds up to them', async () => {
    const counts = { '': 30, 'sex=female': 20, 'participant-group=elders;sex=female': 5 }
    const type = 'HOI-NANGLUC'
    const id = await record({ type, counts, dateFrom: '2023-05-04', dateTo: '2023-05-05' })
    expect(await valuesOf('HOI-5')).toEqual([
      'D071 statistical 2023Q2 total approved 30 activity',
      'D071 statistical 2023Q2 participant-group=elders;sex=female approved 5 activity',
      'D071 statistical 2023Q2 sex=female approved 20 activity',
    ])
    await record({ type, counts: { '': 10 }, dateFrom: '2023-06-30', dateTo: '2023-06-30' })
    expect(await valuesOf('HOI-5')).toEqual(['D071 statistical 2023Q2 total approved 40 activity'])
    expect((await removeActivity(officer, { id, baseVersion: 1 }, { today })).ok).toBe(true)
    expect(await valuesOf('HOI-5')).toEqual(['D071 statistical 2023Q2 total approved 10 activity'])
    const events = await db.dataValueVersion.findMany({
      where: { dataElement: { code: 'HOI-5' }, breakdown: { key: 'sex=female' } },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ event, version }) => `${event} ${version}`)).toEqual(['approved 1', 'deleted 2'])
  })

  test('the same day is another period in the committees’ calendar', async () => {
    const day = { dateFrom: '2023-12-20', dateTo: '2023-12-20' }
    const id = await record({ type: 'VST-TAPHUAN', counts: { '': 40 }, ...day })
    const found = await findActivity(officer, id)
    expect(found?.feeds.map(({ form, period, calendar }) => [form?.code, period, calendar])).toEqual([
      ['VST-6T', '2024H1', 'administrative'],
    ])
  })
})

describe('who sees and does what', () => {
  test('out of scope is not found, and nothing is written', async () => {
    const id = await record({ dateFrom: '2023-11-02', dateTo: '2023-11-02' })
    expect(await findActivity(elsewhere, id)).toBeNull()
    expect((await listActivities(elsewhere, filters())).total).toBe(0)
    expect(await recordActivity(elsewhere, training, { today })).toEqual({
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await removeActivity(elsewhere, { id, baseVersion: 1 }, { today })).toMatchObject({
      error: { code: 'not-found' },
    })
    expect(await removeActivity(reviewer, { id, baseVersion: 1 }, { today })).toMatchObject({
      error: { code: 'forbidden' },
    })
    expect(await removeActivity(colleague, { id, baseVersion: 9 }, { today })).toMatchObject({
      error: { code: 'changed-meanwhile' },
    })
  })

  test('a page of those asked for', async () => {
    const found = await listActivities(reviewer, filters({ type: 'VST-TAPHUAN', orgUnit: 'P08-2008' }))
    expect(found.rows.map(({ title, total, women }) => [title, total, women])).toEqual([
      [training.title, 40, null],
    ])
    expect((await listActivities(reviewer, filters({ from: '2024-01-01' }))).total).toBe(0)
    const find = async (q: string) =>
      (await listActivities(reviewer, filters({ q, type: 'VST-TAPHUAN' }))).total
    for (const q of [
      'ĐỐI THOẠI',
      'doi thoai',
      'chính sách đối',
      'hoi truong',
      'LHPN',
      'Đối'.normalize('NFD'),
      '%',
    ])
      expect([q, await find(q)]).toEqual([q, 1])
    for (const q of ['oi thoai', 'doi thoai 2']) expect([q, await find(q)]).toEqual([q, 0])
  })
})

test('evidence is taken by its content, once, and only from those who record', async () => {
  const id = await record({ dateFrom: '2023-10-05', dateTo: '2023-10-05' })
  const add = (text: string | Uint8Array, viewer = officer) =>
    addActivityFile(viewer, {
      activityId: id,
      name: 'biên bản.pdf',
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    })
  expect(await add('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')).toEqual({
    ok: false,
    error: { code: 'type-not-allowed' },
  })
  expect(await add(new Uint8Array(10 * 1024 * 1024 + 1))).toEqual({ ok: false, error: { code: 'too-large' } })
  expect(await add('%PDF-1.7 biên bản', reviewer)).toEqual({ ok: false, error: { code: 'forbidden' } })
  const added = await add('%PDF-1.7 biên bản')
  expect(await add('%PDF-1.7 biên bản')).toEqual(added)
  if (!added.ok) throw new Error(added.error.code)
  const file = { activityId: id, id: added.value.id }
  expect(await downloadActivityFile(elsewhere, file)).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await downloadActivityFile(reviewer, file)).toMatchObject({
    ok: true,
    value: { mediaType: 'application/pdf' },
  })
  expect((await findActivity(officer, id))?.files.map(({ name }) => name)).toEqual(['biên bản.pdf'])
})

test('a task hangs on a review meeting and is found from the chart it was decided on', async () => {
  const meeting = await record({
    type: 'VST-SOKET',
    dateFrom: '2023-07-05',
    dateTo: '2023-07-05',
    counts: {},
  })
  const other = await record({ dateFrom: '2023-07-06', dateTo: '2023-07-06' })
  const task = {
    ...{ activityId: meeting, what: 'Rà soát tổ truyền thông', who: 'Hội LHPN huyện', orgUnitId: 'D071' },
    ...{ dueOn: '2023-12-31', indicator: 'D8-1.1', status: 'open' as const, endedOn: null, note: null },
    chart: '/charts/D8-1.1?orgUnit=D071&period=2023Q2',
  }
  expect((await recordCommitment(officer, task, today)).ok).toBe(true)
  expect(await recordCommitment(officer, { ...task, activityId: other }, today)).toMatchObject({
    error: { problems: [{ field: 'activityId', code: 'no-review-meeting' }] },
  })
  expect(
    await recordCommitment(officer, { ...task, chart: 'https://example.org/charts/x' }, today),
  ).toMatchObject({
    error: { problems: [{ field: 'chart', code: 'not-a-chart' }] },
  })
  const on = async (viewer: Viewer, chart: string) =>
    (await listCommitments(viewer, { status: 'overdue', chart }, today)).map(({ what }) => what)
  expect(await on(reviewer, 'D8-1.1')).toEqual([task.what])
  expect(await on(reviewer, 'D8-1.1a')).toEqual([])
  expect(await on(elsewhere, 'D8-1.1')).toEqual([])
})

test('totals by type: a part beside the whole of those that state it, a cost each of those that say both', async () => {
  const day = { dateFrom: '2023-05-10', dateTo: '2023-05-10', type: 'D8-GIALANG' }
  await record({ ...day, title: 'Một', counts: { '': 40, 'sex=female': 10 }, cost: '8' })
  await record({ ...day, title: 'Hai', counts: { '': 60, 'sex=female': 30, 'ethnicity=minority': 45 } })
  await record({ ...day, title: 'Ba', counts: { '': 100 }, cost: '6' })
  // No participants told: its cost is in the sum of costs, never in what each cost.
  await record({ ...day, title: 'Bốn', counts: {}, cost: '5' })
  const asked = { programme: 'D8', orgUnit: 'D071', from: '2023-05-01', to: '2023-05-31' }
  const [all, ...others] = await listActivityTotals(officer, asked, ['training'])
  expect(others).toEqual([])
  expect(all).toMatchObject({
    ...{ type: 'D8-GIALANG', unit: 'persons', events: 4, participants: { value: 200, stated: 3 } },
    // 10 + 30 of 40 + 60, not of all 200.
    women: { value: 40, stated: 2, of: 100 },
    minority: { value: 45, stated: 1, of: 60 },
    cost: { value: '19', stated: 3 },
  })
  // (8 + 6) ÷ (40 + 100) = 0,1.
  expect([all?.costEach?.value.toString(), all?.costEach?.stated]).toEqual(['0.1', 2])
  expect(await listActivityTotals(elsewhere, asked, ['training'])).toEqual([])
  const [uncosted] = await listActivityTotals(officer, { ...asked, from: '2023-12-27', to: '2023-12-27' }, [
    'training',
  ])
  expect(uncosted?.costEach ?? null).toBeNull()
})
