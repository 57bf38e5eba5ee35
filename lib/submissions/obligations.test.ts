import { describe, expect, test } from 'vitest'
import { owingUnits, periodsOfYears, type SubmissionFact, standingOf } from './obligations'

const due = '2024-01-15'
const sent = (on: string, extra: Partial<SubmissionFact> = {}): SubmissionFact => ({
  status: 'submitted',
  revision: 1,
  firstSubmittedOn: on,
  firstSubmittedAt: `${on}T03:00:00.000Z`,
  ...extra,
})

describe('how a duty stands', () => {
  const table: [
    string,
    SubmissionFact | null,
    string,
    { status: string; received: boolean; late: boolean; daysLate: number },
  ][] = [
    [
      'nobody has begun, before the due date',
      null,
      '2024-01-10',
      { status: 'not-started', received: false, late: false, daysLate: 0 },
    ],
    [
      'on the due date itself it is not late',
      null,
      '2024-01-15',
      { status: 'not-started', received: false, late: false, daysLate: 0 },
    ],
    [
      'the day after, it is',
      null,
      '2024-01-16',
      { status: 'not-started', received: false, late: true, daysLate: 1 },
    ],
    [
      'a draft is not a report',
      sent('2024-01-12', { status: 'draft', firstSubmittedOn: null, firstSubmittedAt: null }),
      '2024-01-20',
      { status: 'draft', received: false, late: true, daysLate: 5 },
    ],
    [
      'sent in time',
      sent('2024-01-15'),
      '2024-03-01',
      { status: 'submitted', received: true, late: false, daysLate: 0 },
    ],
    [
      'sent late stays late once received',
      sent('2024-01-18'),
      '2024-03-01',
      { status: 'submitted', received: true, late: true, daysLate: 3 },
    ],
    [
      'returned and not sent again is owed again',
      sent('2024-01-14', { status: 'returned' }),
      '2024-01-17',
      { status: 'returned', received: false, late: true, daysLate: 2 },
    ],
    [
      'an approved report under correction counts as received',
      sent('2024-01-14', { status: 'draft', revision: 2 }),
      '2024-03-01',
      { status: 'draft', received: true, late: false, daysLate: 0 },
    ],
  ]
  test.each(table)('%s', (_rule, fact, today, expected) => {
    expect(standingOf(fact, due, today)).toMatchObject(expected)
  })
})

describe('which units owe a period', () => {
  const assignments = [
    { orgUnitId: 'district', validFrom: null, validTo: '2025-06-30' },
    { orgUnitId: 'commune', validFrom: '2025-07-01', validTo: null },
    { orgUnitId: 'ended-early', validFrom: null, validTo: null },
  ]
  const inForce = (unit: string, day: string) => unit !== 'ended-early' || day <= '2024-12-31'

  test.each([
    ['2023-12-31', ['district', 'ended-early']],
    ['2025-06-30', ['district']],
    ['2025-09-30', ['commune']],
  ])('on %s: %s', (day, units) => {
    expect(owingUnits(assignments, day, inForce)).toEqual(units)
  })

  test('a unit assigned twice owes once', () => {
    expect(owingUnits([...assignments, ...assignments], '2025-09-30', inForce)).toEqual(['commune'])
  })
})

describe('periods of years', () => {
  test.each([
    ['quarter', 2025, 2025, ['2025Q1', '2025Q2', '2025Q3', '2025Q4']],
    ['year', 2024, 2026, ['2024', '2025', '2026']],
    ['term', 2026, 2026, ['T2026-2031']],
    ['term', 2025, 2026, ['T2021-2026', 'T2026-2031']],
    ['term', 2027, 2031, ['T2026-2031', 'T2031-2036']],
  ] as const)('%s from %i to %i', (type, fromYear, toYear, expected) => {
    expect(periodsOfYears(type, { fromYear, toYear })).toEqual(expected)
  })
})
