import { describe, expect, test } from 'vitest'
import { findTasks, milestonesOf, taskGroupOf } from './tasks'

test.each([
  [
    'sent back, even when late',
    { status: 'returned', late: true, received: false },
    '2025-06-30',
    'returned',
  ],
  [
    'never begun and past its day',
    { status: 'not-started', late: true, received: false },
    '2025-06-30',
    'overdue',
  ],
  ['begun and past its day', { status: 'draft', late: true, received: false }, '2025-06-30', 'overdue'],
  [
    'period over, still in time',
    { status: 'not-started', late: false, received: false },
    '2025-07-09',
    'due',
  ],
  ['period under way', { status: 'not-started', late: false, received: false }, '2025-09-30', 'open'],
  ['sent late and waiting', { status: 'submitted', late: true, received: true }, '2025-06-30', 'waiting'],
  ['approved', { status: 'approved', late: false, received: true }, '2025-06-30', 'done'],
  [
    'an approved report being corrected',
    { status: 'draft', late: true, received: true },
    '2025-03-31',
    'due',
  ],
] as const)('%s', (_name, standing, periodEnd, group) => {
  expect(taskGroupOf(standing, periodEnd, '2025-07-10')).toBe(group)
})

test('a milestone stands on its day unless it is the due date again or hangs on an event', () => {
  const milestone = (code: string, onDay: string | null) => ({
    code,
    nameVi: code,
    nameEn: code,
    onDay,
    daysAfter: onDay === null ? 15 : null,
    source: null,
  })
  const all = [milestone('certify', '+0-09-10'), milestone('update', '+1-01-25'), milestone('end', null)]
  expect(milestonesOf(all, '2026', '2027-01-25')).toEqual([
    { code: 'certify', nameVi: 'certify', nameEn: 'certify', day: '2026-09-10' },
  ])
})

describe('looking for a task', () => {
  const task = (code: string, nameVi: string, fullName: string, period: string) => ({
    form: { code, nameVi, nameEn: '' },
    orgUnit: { fullName },
    period,
  })
  const tasks = [
    task('D8-Q', 'Dự án 8 – báo cáo quý', 'xã Lâm Bình', '2026Q3'),
    task('D8-N', 'Dự án 8 – báo cáo năm', 'xã Lâm Bình', '2026'),
    task('D8-Q', 'Dự án 8 – báo cáo quý', 'huyện Na Hang', '2025Q2'),
  ]
  test.each([
    ['', '', [0, 1, 2]],
    ['lam binh', '', [0, 1]],
    ['LÂM', 'D8-N', [1]],
    ['quy na', '', [2]],
    ['2026q3', '', [0]],
    ['bình quý 2025', '', []],
  ])('“%s” of form “%s” finds %j', (q, form, found) => {
    expect(findTasks(tasks, { q, form })).toEqual(found.map((index) => tasks[index]))
  })
})
