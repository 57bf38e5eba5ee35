import { expect, test } from 'vitest'
import { addDays, dueDate, today } from './deadline'

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
