import { expect, test } from 'vitest'
import { taskGroupOf } from './tasks'

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
