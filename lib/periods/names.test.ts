import { expect, test } from 'vitest'
import { calendarName, periodName, shortPeriodName } from './names'

test.each([
  ['202403', 'Tháng 3/2024', 'March 2024', '3/24', '3/24'],
  ['202312', 'Tháng 12/2023', 'December 2023', '12/23', '12/23'],
  ['2023Q1', 'Quý I/2023', 'Q1 2023', 'I/23', 'Q1/23'],
  ['2023Q4', 'Quý IV/2023', 'Q4 2023', 'IV/23', 'Q4/23'],
  ['2023H1', '6 tháng đầu năm 2023', 'First half of 2023', '6T đầu/23', 'H1/23'],
  ['2023H2', '6 tháng cuối năm 2023', 'Second half of 2023', '6T cuối/23', 'H2/23'],
  ['2023N9', '9 tháng đầu năm 2023', 'First nine months of 2023', '9T/23', '9M/23'],
  ['2023', 'Năm 2023', '2023', '2023', '2023'],
  ['P2021-2025', 'Giai đoạn 2021-2025', 'Phase 2021-2025', '2021-25', '2021-25'],
  ['T2021-2026', 'Nhiệm kỳ 2021-2026', 'Term 2021-2026', '2021-26', '2021-26'],
])('%s is "%s", "%s", short "%s", "%s"', (code, vi, en, shortVi, shortEn) => {
  expect(periodName(code, 'vi')).toBe(vi)
  expect(periodName(code, 'en')).toBe(en)
  expect(shortPeriodName(code)).toBe(shortVi)
  expect(shortPeriodName(code, 'en')).toBe(shortEn)
})

test('a calendar is named with its decree', () => {
  expect(calendarName('statistical', 'vi')).toContain('NĐ 60/2018/NĐ-CP')
  expect(calendarName('administrative', 'vi')).toContain('NĐ 09/2019/NĐ-CP')
  expect(calendarName('administrative', 'en')).toContain('15th to 14th')
})
