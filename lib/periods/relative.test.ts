import { describe, expect, test } from 'vitest'
import { expandRelativePeriods } from './relative'

const today = '2026-11-22'

test.each<[string, string]>([
  ['THIS_MONTH', '202611'],
  ['LAST_MONTH', '202610'],
  ['LAST_3_MONTHS', '202608 202609 202610'],
  ['LAST_6_MONTHS', '202605 202606 202607 202608 202609 202610'],
  ['LAST_12_MONTHS', '202511 202512 202601 202602 202603 202604 202605 202606 202607 202608 202609 202610'],
  ['THIS_QUARTER', '2026Q4'],
  ['LAST_QUARTER', '2026Q3'],
  ['LAST_4_QUARTERS', '2025Q4 2026Q1 2026Q2 2026Q3'],
  ['THIS_SIX_MONTH', '2026H2'],
  ['LAST_SIX_MONTH', '2026H1'],
  ['LAST_2_SIXMONTHS', '2025H2 2026H1'],
  ['THIS_YEAR', '2026'],
  ['LAST_YEAR', '2025'],
  ['LAST_5_YEARS', '2021 2022 2023 2024 2025'],
  ['LAST_10_YEARS', '2016 2017 2018 2019 2020 2021 2022 2023 2024 2025'],
  ['MONTHS_THIS_YEAR', '202601 202602 202603 202604 202605 202606 202607 202608 202609 202610 202611 202612'],
  ['MONTHS_LAST_YEAR', '202501 202502 202503 202504 202505 202506 202507 202508 202509 202510 202511 202512'],
  ['QUARTERS_THIS_YEAR', '2026Q1 2026Q2 2026Q3 2026Q4'],
  ['QUARTERS_LAST_YEAR', '2025Q1 2025Q2 2025Q3 2025Q4'],
])('%s on 22/11/2026', (word, codes) => {
  expect(expandRelativePeriods(word, 'statistical', today)).toEqual(codes.split(' '))
})

describe('the day decides, in its calendar', () => {
  test.each<[string, 'statistical' | 'administrative', string, string[]]>([
    ['LAST_QUARTER', 'statistical', '2026-01-01', ['2025Q4']],
    ['LAST_QUARTER', 'statistical', '2026-03-31', ['2025Q4']],
    ['LAST_QUARTER', 'statistical', '2026-04-01', ['2026Q1']],
    ['LAST_QUARTER', 'administrative', '2026-03-14', ['2025Q4']],
    ['LAST_QUARTER', 'administrative', '2026-03-15', ['2026Q1']],
    ['THIS_YEAR', 'statistical', '2025-12-20', ['2025']],
    ['THIS_YEAR', 'administrative', '2025-12-20', ['2026']],
    ['QUARTERS_LAST_YEAR', 'administrative', '2025-12-20', ['2025Q1', '2025Q2', '2025Q3', '2025Q4']],
  ])('%s, %s, on %s', (word, calendar, day, codes) => {
    expect(expandRelativePeriods(word, calendar, day)).toEqual(codes)
  })
})

test.each(['LAST_WEEK', 'LAST_2_QUARTERS', 'last_quarter', '2023Q4', 'toString', ''])(
  '"%s" is no such word',
  (word) => {
    expect(expandRelativePeriods(word, 'statistical', today)).toBeNull()
  },
)
