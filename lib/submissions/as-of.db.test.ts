import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { addDays } from '@/lib/periods/deadline'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { listValues } from '@/lib/values/queries'
import type { StoredValue } from '@/lib/values/stored-value'
import { findEntry } from './entry-queries'
import { approveSubmission, returnForCorrection } from './review-commands'
import { saveCells } from './save-commands'
import type { SubmissionKey } from './submission'
import { reopenForCorrection, submitForm, withdrawSubmission } from './workflow-commands'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
// Elements that no check compares with others: what is typed at random can be sent.
const elements = ['D8-2.3', 'D8-3.1b.d', 'D8-3.2']
const steps = [
  'save',
  'clear',
  'submit',
  'return',
  'approve',
  'withdraw',
  'reopen',
  'delete',
  'delete-waiting',
] as const
type Step = { step: (typeof steps)[number]; element: number; value: number }

let officer: Viewer
let reviewer: Viewer
let ids: number[]
let units: string[]
beforeAll(async () => {
  officer = await createPerson('officer', 'P08-2025')
  reviewer = await createPerson('reviewer', 'P08-2025')
  const found = await db.dataElement.findMany({ where: { code: { in: elements } }, orderBy: { code: 'asc' } })
  ids = found.map(({ id }) => id)
  const districts = await db.orgUnitParent.findMany({
    where: { parentId: { in: ['P08-2008', 'P02-2008'] } },
    orderBy: { childId: 'asc' },
  })
  units = districts.map(({ childId }) => childId)
})

/** The figures of one report, without the time: when a figure was typed isn't when it was approved. */
async function read(
  key: SubmissionKey,
  stage: 'approved' | 'provisional',
  asOf: string | null,
  wanted = ids,
) {
  const values = await listValues({
    dataElementIds: wanted,
    orgUnitIds: [key.orgUnitId],
    calendar: 'statistical',
    periods: [key.period],
    stage,
    asOf,
  })
  const text = (one: StoredValue) =>
    `${one.dataElementId} ${one.breakdownKey} ${one.stage} ${one.value ?? one.missing} ${one.origin} ${one.announcementId}`
  return values.map(text).sort()
}

const readAll = async (key: SubmissionKey, asOf: string | null) => ({
  approved: await read(key, 'approved', asOf),
  provisional: await read(key, 'provisional', asOf),
  // Of one element alone: whether its report waits again is told by the others.
  alone: await read(key, 'provisional', asOf, ids.slice(0, 1)),
})

let mutation = 0
async function act(key: SubmissionKey, { step, element, value }: Step): Promise<void> {
  const entry = await findEntry(officer, key, today)
  const decision = { ...key, version: entry?.version ?? 0 }
  const dataElement = elements[element % elements.length] as string
  switch (step) {
    case 'save':
    case 'clear': {
      const before = entry?.cells.find((cell) => cell.dataElement === dataElement && cell.breakdown === '')
      const cell = {
        dataElement,
        breakdown: '',
        value: step === 'clear' || value === 0 ? null : String(value),
        missing: step === 'save' && value === 0 ? 'not-available' : null,
        // Answers the warnings: figures here needn't fit each other.
        comment: 'a figure of a test',
        baseVersion: before?.version ?? 0,
      }
      mutation += 1
      await saveCells(officer, { ...key, mutationId: `as-of-${mutation}`, cells: [cell] }, today)
      return
    }
    case 'submit':
      await submitForm(officer, key, today)
      return
    case 'return':
      await returnForCorrection(reviewer, { ...decision, reason: 'please look again' })
      return
    case 'approve':
      await approveSubmission(reviewer, decision)
      return
    case 'withdraw':
      await withdrawSubmission(officer, key, today)
      return
    case 'reopen':
      await reopenForCorrection(officer, { ...key, reason: 'a figure was wrong' }, today)
      return
    case 'delete':
    case 'delete-waiting':
      await deleteAsImportDoes(
        key,
        ids[element % ids.length] ?? 0,
        step === 'delete' ? 'approved' : 'submitted',
      )
  }
}

/** A file that marks a figure as deleted takes its row away and says so in the history. */
async function deleteAsImportDoes({ orgUnitId, period }: SubmissionKey, element: number, stage: string) {
  await db.$executeRaw`
    with gone as (delete from data_value where data_element_id = ${element} and org_unit_id = ${orgUnitId}
      and period = ${period} and stage = ${stage}::stage returning *)
    insert into data_value_version (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage,
      origin, submission_id)
    select data_element_id, org_unit_id, calendar, period, breakdown_id, version + 1, 'deleted', stage, 'imported'::origin,
      submission_id from gone`
}

/** Sets what was noted since the last step to noon of a day: the history itself can't be rewritten. */
async function dateNews(day: string): Promise<void> {
  await db.$transaction([
    db.$executeRaw`alter table data_value_version disable trigger data_value_version_append_only`,
    db.$executeRaw`update data_value_version set recorded_at = (${day}::date + time '12:00') at time zone 'Asia/Ho_Chi_Minh'
      where recorded_at > now() - interval '1 hour'`,
    db.$executeRaw`alter table data_value_version enable trigger data_value_version_append_only`,
  ])
}

/** Each run gets a report of its own. */
let run = 0
function nextKey(): SubmissionKey {
  run += 1
  return {
    formCode: 'D8-Q',
    orgUnitId: units[Math.floor(run / 4)] as string,
    period: `2023Q${(run % 4) + 1}`,
  }
}

/** Does one step a day and asks of every day what was read on it. Answers how many figures each day had provisionally. */
async function follow(sequence: readonly Step[]): Promise<number[]> {
  const key = nextKey()
  const days: { day: string; stood: Awaited<ReturnType<typeof readAll>> }[] = []
  for (const [index, step] of sequence.entries()) {
    await act(key, step)
    const day = addDays('2025-01-01', index)
    await dateNews(day)
    days.push({ day, stood: await readAll(key, null) })
  }
  for (const { day, stood } of days) expect({ day, ...(await readAll(key, day)) }).toEqual({ day, ...stood })
  expect(await readAll(key, '2026-11-22')).toEqual(await readAll(key, null))
  expect((await readAll(key, '2024-12-31')).provisional).toEqual([])
  return days.map(({ stood }) => stood.provisional.length)
}

const save = (element: number, value: number): Step => ({ step: 'save', element, value })
const only = (step: Step['step'], element = 0): Step => ({ step, element, value: 0 })
const approvedReport = [save(0, 5), save(1, 6), only('submit'), only('approve')]

test.each<[string, Step[], number[]]>([
  ['a draft counts nowhere', [save(0, 5)], [0]],
  ['sent, then approved', approvedReport, [0, 0, 2, 2]],
  [
    'sent back: gone until it is sent again',
    [save(0, 5), only('submit'), only('return'), save(0, 7), only('submit')],
    [0, 1, 0, 0, 1],
  ],
  ['taken back by its sender', [save(0, 5), only('submit'), only('withdraw')], [0, 1, 0]],
  [
    'a correction that empties a cell: gone provisionally once sent, and for good once approved',
    [...approvedReport, only('reopen'), only('clear', 1), only('submit'), only('approve')],
    [0, 0, 2, 2, 2, 2, 1, 1],
  ],
  [
    'a correction sent back: the approved figures stand again, the emptied one too',
    [...approvedReport, only('reopen'), only('clear', 1), save(0, 8), only('submit'), only('return')],
    [0, 0, 2, 2, 2, 2, 2, 1, 2],
  ],
  ['a figure deleted by a file', [...approvedReport, only('delete', 0)], [0, 0, 2, 2, 1]],
  [
    'a waiting figure deleted by a file: its approved one is replaced all the same, until nothing of the report waits',
    [
      ...approvedReport,
      only('reopen'),
      save(0, 9),
      only('submit'),
      only('delete-waiting', 0),
      only('delete-waiting', 1),
    ],
    [0, 0, 2, 2, 2, 2, 2, 1, 2],
  ],
])(
  'as of each day what the reading was that day: %s',
  async (_story, sequence, counts) => {
    expect(await follow(sequence)).toEqual(counts)
  },
  60_000,
)

test('the end of a day is midnight in Viet Nam', async () => {
  const key = nextKey()
  for (const step of approvedReport) await act(key, step)
  await db.$transaction([
    db.$executeRaw`alter table data_value_version disable trigger data_value_version_append_only`,
    db.$executeRaw`update data_value_version set recorded_at = '2025-03-01T16:59:59Z' where event = 'submitted' and period = ${key.period} and org_unit_id = ${key.orgUnitId}`,
    db.$executeRaw`update data_value_version set recorded_at = '2025-03-01T17:00:00Z' where event = 'approved' and period = ${key.period} and org_unit_id = ${key.orgUnitId}`,
    db.$executeRaw`alter table data_value_version enable trigger data_value_version_append_only`,
  ])
  expect(await read(key, 'provisional', '2025-02-28')).toEqual([])
  expect(await read(key, 'provisional', '2025-03-01')).toHaveLength(2)
  expect(await read(key, 'approved', '2025-03-01')).toEqual([])
  expect(await read(key, 'approved', '2025-03-02')).toHaveLength(2)
})

test('after any sequence of acts each day is read as it stood', async () => {
  const step = fc.record({
    step: fc.oneof(
      { weight: 4, arbitrary: fc.constant('save' as const) },
      { weight: 3, arbitrary: fc.constant('submit' as const) },
      { weight: 3, arbitrary: fc.constant('approve' as const) },
      { weight: 2, arbitrary: fc.constant('reopen' as const) },
      { weight: 3, arbitrary: fc.constantFrom(...steps) },
    ),
    element: fc.nat(2),
    value: fc.nat(9),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (sequence) => {
      await follow([save(0, 3), only('submit'), ...sequence])
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 300_000)
