import { describe, expect, test } from 'vitest'
import { computeHeatMap, countDuties, type Duty, dutyState, remindersOf } from './reporting'

const today = '2026-11-22'
const duty = (unitId: string, period: string, dueDate: string, rest: Partial<Duty> = {}): Duty => ({
  unitId,
  groupId: 'P08',
  period,
  dueDate,
  status: 'not-started',
  received: false,
  late: dueDate < today,
  daysLate: 0,
  submittedAt: null,
  ...rest,
})
const approved = { status: 'approved', received: true, late: false } as const
const cameLate = { status: 'submitted', received: true, late: true, daysLate: 5 } as const

test.each([
  ['came in time', approved, 'on-time'],
  ['came late', cameLate, 'late'],
  ['sent back in time', { status: 'returned', received: false, late: false }, 'returned'],
  ['sent back and past its day', { status: 'returned', received: false, late: true }, 'returned'],
  [
    'a correction sent back: the approved one stands',
    { status: 'returned', received: true, late: false },
    'on-time',
  ],
  ['begun and past its day', { status: 'draft', received: false, late: true }, 'overdue'],
  ['not begun, in time', { status: 'not-started', received: false, late: false }, 'not-due'],
] as const)('%s: %s', (_, standing, state) => {
  expect(dutyState({ daysLate: 0, submittedAt: null, ...standing })).toBe(state)
})

test('a rate is of what is due: the period under way neither lowers nor raises it', () => {
  const duties = [
    duty('A', '2026Q3', '2026-10-15', approved),
    duty('B', '2026Q3', '2026-10-15', cameLate),
    duty('C', '2026Q3', '2026-10-15'),
    duty('A', '2026Q4', '2027-01-15', approved),
    duty('B', '2026Q4', '2027-01-15'),
  ]
  expect(countDuties(duties, today)).toEqual({
    expected: 3,
    received: 2,
    onTime: 1,
    ahead: 2,
    aheadReceived: 1,
  })
})

test('a report due today is not yet due: the whole day is in time', () => {
  expect(countDuties([duty('A', '2026Q3', today)], today)).toMatchObject({ expected: 0, ahead: 1 })
})

describe('the heat map', () => {
  const duties = [
    duty('D1', '2025Q2', '2025-07-15', { ...approved, groupId: 'old' }),
    duty('C1', '2025Q3', '2025-10-15', { ...cameLate, groupId: 'new' }),
    duty('C2', '2025Q3', '2025-10-15', { groupId: 'new' }),
  ]
  const heat = computeHeatMap(duties, ['2025Q2', '2025Q3'], today)

  test('has a row for each unit, empty where it owes nothing', () => {
    expect(
      heat.groups.map(({ id, rows }) => [
        id,
        rows.map((row) => [row.id, row.cells.map((cell) => cell?.state ?? null)]),
      ]),
    ).toEqual([
      ['old', [['D1', ['on-time', null]]]],
      [
        'new',
        [
          ['C1', [null, 'late']],
          ['C2', [null, 'overdue']],
        ],
      ],
    ])
  })

  test('counts columns, groups and all from the same duties', () => {
    expect(heat.columns.map(({ expected, received }) => [expected, received])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(heat.totals.map(({ counts }) => [counts.expected, counts.onTime])).toEqual([
      [1, 1],
      [2, 0],
    ])
    expect(heat.totals[0]?.cells[1]).toBeNull()
    expect(heat.all).toMatchObject({ expected: 3, received: 2, onTime: 1 })
  })
})

test('reminders: sent back, past the day, due within two weeks; the latest first', () => {
  const found = remindersOf(
    [
      duty('soon', '2026Q4', '2026-12-06', { late: false }),
      duty('later', '2026Q4', '2026-12-07', { late: false }),
      duty('done', '2026Q3', '2026-10-15', approved),
      duty('back', '2026Q4', '2027-01-15', { status: 'returned', late: false }),
      duty('old', '2026Q2', '2026-07-15', { daysLate: 130 }),
      duty('new', '2026Q3', '2026-10-15', { daysLate: 38 }),
    ],
    today,
  )
  expect(found.map(({ unitId }) => unitId)).toEqual(['old', 'new', 'soon', 'back'])
})
