import { expect, test } from 'vitest'
import { type Deadlines, deadlinesOf, lastDueDate } from './deadlines'

const form: Deadlines = {
  calendar: 'statistical',
  dueOn: null,
  reviewOn: null,
  dueDays: 15,
  reviewDays: 25,
  workingDays: false,
  deadlines: [
    { level: 'commune', dueDays: 5, reviewDays: 10, workingDays: true },
    { level: 'province', dueDays: 20, reviewDays: 30, workingDays: false },
  ],
}
const holidays = new Set(['2024-01-01'])

test.each([
  ['district', '2024-01-15', '2024-01-25'],
  ['commune', '2024-01-08', '2024-01-15'],
  ['province', '2024-01-20', '2024-01-30'],
  [undefined, '2024-01-15', '2024-01-25'],
] as const)('a %s has the days of its level, else those of the form', (level, due, review) => {
  expect(deadlinesOf(form, level, '2023Q4', holidays)).toEqual({ due, review })
})

test('a period is due when its last level is', () => {
  expect(lastDueDate(form, '2023Q4', holidays)).toBe('2024-01-20')
  expect(lastDueDate({ ...form, dueDays: 21 }, '2023Q4', holidays)).toBe('2024-01-21')
  expect(lastDueDate({ ...form, deadlines: [] }, '2023Q4', holidays)).toBe('2024-01-15')
})
