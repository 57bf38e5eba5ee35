import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import type { ActivityInput } from '@/lib/activities/activity'
import { adoptFigures } from '@/lib/activities/adopt-commands'
import { recordActivity } from '@/lib/activities/record-commands'
import { db } from '@/lib/db'
import { approveSubmission } from '@/lib/submissions/review-commands'
import { submitForm } from '@/lib/submissions/workflow-commands'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { parseAnalyticsQuery } from './filters'

useTestDatabase({ seed: 'catalogue' })

const today = '2024-01-10'
let viewer: Viewer
let officer: Viewer

async function record(change: Partial<ActivityInput>) {
  const result = await recordActivity(
    officer,
    {
      ...{ type: 'D8-THDOITHOAI', orgUnitId: 'D071', title: 'Tập huấn', venue: null, organisers: [] },
      ...{ dateFrom: '2023-12-27', dateTo: '2023-12-27', participantUnit: 'persons', counts: { '': 222 } },
      ...{ groupsAreAll: false, sessions: null, cost: null, fundingSource: null, outcome: null },
      ...change,
    },
    { today },
  )
  if (!result.ok) throw new Error(JSON.stringify(result.error))
}

async function read(words: string) {
  const query = parseAnalyticsQuery(new URLSearchParams(`period=2023Q4&geography=reported&${words}`))
  if (!query.ok) throw new Error(query.error.field)
  const answer = await analyse(viewer, query.value, today)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value.rows.map(({ orgUnit, value, coverage }) => [orgUnit, value, coverage])
}

beforeAll(async () => {
  viewer = await createPerson('viewer', 'VN')
  officer = await createPerson('officer', 'P08-2025')
  const reviewer = await createPerson('reviewer', 'P08-2025')
  const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
  await record({})
  expect((await adoptFigures(officer, key, 'blank', today)).ok).toBe(true)
  expect((await submitForm(officer, key, today)).ok).toBe(true)
  const { version } = await db.submission.findFirstOrThrow()
  expect((await approveSubmission(reviewer, { ...key, version })).ok).toBe(true)
})

/** Worked by hand: one of the province's seven districts has approved 222; the province itself trains 30. */
describe('an activity of the province itself, beside what its districts report', () => {
  const units = 'orgUnit=P08-2008,D071,VN'

  test('is neither added to nor put in place of a form’s figures: those who owe the form answer alone', async () => {
    const before = [
      ['P08-2008', 222, { reported: 1, assigned: 7 }],
      ['D071', 222, { reported: 1, assigned: 1 }],
      ['VN', 222, { reported: 1, assigned: 64 }],
    ]
    expect(await read(`dataElement=D8-3.1d&${units}`)).toEqual(before)
    await record({ orgUnitId: 'P08-2008', title: 'Tập huấn cấp tỉnh', counts: { '': 30 } })
    const own = await db.dataValue.findFirstOrThrow({ where: { orgUnitId: 'P08-2008' } })
    expect([own.value?.toNumber(), own.stage, own.origin]).toEqual([30, 'approved', 'activity'])
    expect(await read(`dataElement=D8-3.1d&${units}`)).toEqual(before)
  })

  test('counts once where no form asks: its own and those inside it', async () => {
    await record({ type: 'HOI-NANGLUC', counts: { '': 10 } })
    await record({ type: 'HOI-NANGLUC', orgUnitId: 'P08-2008', counts: { '': 7 } })
    expect(await read(`dataElement=HOI-5&${units}`)).toEqual([
      ['P08-2008', 17, { reported: 2, assigned: 0 }],
      ['D071', 10, { reported: 1, assigned: 0 }],
      ['VN', 17, { reported: 2, assigned: 0 }],
    ])
  })
})
