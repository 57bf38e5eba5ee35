import { expect, test } from 'vitest'
import { addDays, calendarDay, deadlineOf, dueDate, today } from './deadline'

test.each([
  ['2023-12-31', 1, '2024-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2023-01-15', 0, '2023-01-15'],
  ['2023-01-15', 365, '2024-01-15'],
])('%s and %i days is %s', (date, days, after) => {
  expect(addDays(date, days)).toBe(after)
})

test('a report is due so many days after the last day of its period, in its calendar', () => {
  expect(dueDate('statistical', '2023Q4', 15)).toBe('2024-01-15')
  expect(dueDate('administrative', '2023H1', 5)).toBe('2023-06-19')
  expect(dueDate('statistical', '2023Q4', 0)).toBe('2023-12-31')
})

test('today is the day in Viet Nam, not in UTC', () => {
  expect(today(new Date('2023-12-31T16:59:59Z'))).toBe('2023-12-31')
  expect(today(new Date('2023-12-31T17:00:00Z'))).toBe('2024-01-01')
})

// 31/12/2023 is a Sunday; 1/1/2024, a Monday, is a holiday. Tết of 2024: 8/2 (Thursday) to 14/2 (Wednesday).
const tet = ['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12', '2024-02-13', '2024-02-14']
test.each<[string, number, boolean, string[], string]>([
  ['2023Q4', 15, false, ['2024-01-01'], '2024-01-15'],
  ['2023Q4', 1, true, [], '2024-01-01'],
  ['2023Q4', 1, true, ['2024-01-01'], '2024-01-02'],
  ['2023Q4', 5, true, ['2024-01-01'], '2024-01-08'],
  ['2023Q4', 10, true, ['2024-01-01'], '2024-01-15'],
  ['2023Q4', 0, true, ['2024-01-01'], '2023-12-31'],
  ['202401', 5, true, [], '2024-02-07'],
  ['202401', 6, true, tet, '2024-02-15'],
  ['202401', 7, true, tet, '2024-02-16'],
  ['202401', 8, true, tet, '2024-02-19'],
])(
  '%s and %i days (working days: %s) end on the right day',
  (periodCode, days, workingDays, holidays, day) => {
    expect(
      deadlineOf({ calendar: 'statistical', periodCode, days, workingDays, holidays: new Set(holidays) }),
    ).toBe(day)
  },
)

test('the term begins after the last day of the period in its own calendar', () => {
  const term = { calendar: 'administrative' as const, periodCode: '2023H1', workingDays: true }
  // The period ends on 14/06/2023, a Wednesday.
  expect(deadlineOf({ ...term, days: 3, holidays: new Set() })).toBe('2023-06-19')
  expect(deadlineOf({ ...term, days: 3, holidays: new Set(['2023-06-16']) })).toBe('2023-06-20')
})

test.each([
  ['+0-09-10', '2026', '2026-09-10'],
  ['+1-01-25', '2026', '2027-01-25'],
  ['+1-01-25', 'P2021-2025', '2026-01-25'],
  ['+0-12-31', 'T2026-2031', '2026-12-31'],
])('%s of %s is %s', (onDay, period, day) => {
  expect(calendarDay(onDay, period)).toBe(day)
})
