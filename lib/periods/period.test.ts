import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './deadline'
import {
  calendars,
  comparePeriods,
  expandPeriods,
  latestEndedPeriod,
  longestList,
  nextPeriod,
  PeriodError,
  type PeriodType,
  parsePeriod,
  periodOf,
  periodRange,
  phaseToDate,
  previousPeriod,
  samePeriodLastYear,
  subPeriods,
  yearToDate,
} from './period'

describe('codes', () => {
  test.each([
    ['202309', 'month', 2023, 9, 2023],
    ['202312', 'month', 2023, 12, 2023],
    ['2023Q4', 'quarter', 2023, 4, 2023],
    ['2023H1', 'half', 2023, 1, 2023],
    ['2023N9', 'nine-months', 2023, 1, 2023],
    ['2023', 'year', 2023, 1, 2023],
    ['P2021-2025', 'phase', 2021, 1, 2025],
    ['P2017-2025', 'phase', 2017, 1, 2025],
    ['T2021-2026', 'term', 2021, 1, 2026],
  ])('%s is a %s', (code, type, year, index, endYear) => {
    expect(parsePeriod(code)).toEqual({ code, type, year, index, endYear })
  })

  test.each([
    '',
    ' 2023',
    '2023 ',
    '202300',
    '202313',
    '2023Q0',
    '2023Q5',
    '2023q4',
    '2023H3',
    '2023S1',
    '2023N6',
    '23Q4',
    '2023-09',
    '2023Q4Q4',
    'P2021',
    'P2021-2021',
    'P2025-2021',
    'P1900-2100',
    '2021-2025',
    'Q42023',
    '٢٠٢٣',
    '0023',
    '9999',
  ])('"%s" names no period', (code) => {
    expect(parsePeriod(code)).toBeNull()
  })
})

describe('days, by NĐ 60/2018 and NĐ 09/2019 Điều 12', () => {
  test.each([
    ['202301', '2023-01-01', '2023-01-31', '2022-12-15', '2023-01-14'],
    ['202302', '2023-02-01', '2023-02-28', '2023-01-15', '2023-02-14'],
    ['202402', '2024-02-01', '2024-02-29', '2024-01-15', '2024-02-14'],
    ['202312', '2023-12-01', '2023-12-31', '2023-11-15', '2023-12-14'],
    ['2023Q1', '2023-01-01', '2023-03-31', '2022-12-15', '2023-03-14'],
    ['2023Q2', '2023-04-01', '2023-06-30', '2023-03-15', '2023-06-14'],
    ['2023Q3', '2023-07-01', '2023-09-30', '2023-06-15', '2023-09-14'],
    ['2023Q4', '2023-10-01', '2023-12-31', '2023-09-15', '2023-12-14'],
    ['2023H1', '2023-01-01', '2023-06-30', '2022-12-15', '2023-06-14'],
    ['2023H2', '2023-07-01', '2023-12-31', '2023-06-15', '2023-12-14'],
    ['2023N9', '2023-01-01', '2023-09-30', '2022-12-15', '2023-09-14'],
    ['2023', '2023-01-01', '2023-12-31', '2022-12-15', '2023-12-14'],
    ['P2021-2025', '2021-01-01', '2025-12-31', '2020-12-15', '2025-12-14'],
    ['T2021-2026', '2021-01-01', '2026-12-31', '2020-12-15', '2026-12-14'],
  ])('%s is %s to %s by statistics, %s to %s by administration', (code, start, end, adminStart, adminEnd) => {
    expect(periodRange('statistical', code)).toEqual({ start, end })
    expect(periodRange('administrative', code)).toEqual({ start: adminStart, end: adminEnd })
  })

  test('a text that names no period has no days', () => {
    expect(() => periodRange('statistical', '2023S1')).toThrow(PeriodError)
  })

  test.each([
    ['2023-12-27', 'month', '202312', '202401'],
    ['2023-12-27', 'quarter', '2023Q4', '2024Q1'],
    ['2023-12-27', 'half', '2023H2', '2024H1'],
    ['2023-12-27', 'nine-months', null, '2024N9'],
    ['2023-12-27', 'year', '2023', '2024'],
    ['2023-12-14', 'quarter', '2023Q4', '2023Q4'],
    ['2023-12-15', 'quarter', '2023Q4', '2024Q1'],
    ['2023-06-14', 'half', '2023H1', '2023H1'],
    ['2023-06-15', 'half', '2023H1', '2023H2'],
    ['2023-09-30', 'nine-months', '2023N9', null],
    ['2025-12-31', 'phase', 'P2021-2025', 'P2026-2030'],
    ['2021-01-01', 'phase', 'P2021-2025', 'P2021-2025'],
    ['2025-07-01', 'term', 'T2021-2026', 'T2021-2026'],
    ['2026-03-15', 'term', 'T2026-2031', 'T2026-2031'],
  ] as const)(
    '%s is in the %s %s by statistics and %s by administration',
    (date, type, statistical, administrative) => {
      expect(periodOf(date, type, 'statistical')).toBe(statistical)
      expect(periodOf(date, type, 'administrative')).toBe(administrative)
    },
  )

  test.each([
    ['quarter', 'statistical', '2023-12-31', '2023Q3'],
    ['quarter', 'statistical', '2024-01-01', '2023Q4'],
    ['quarter', 'administrative', '2023-12-14', '2023Q3'],
    ['quarter', 'administrative', '2023-12-15', '2023Q4'],
    ['month', 'administrative', '2024-01-14', '202312'],
    ['nine-months', 'statistical', '2023-09-30', '2022N9'],
    ['nine-months', 'statistical', '2023-11-22', '2023N9'],
    ['year', 'statistical', '2026-11-22', '2025'],
    ['phase', 'statistical', '2026-11-22', 'P2021-2025'],
    ['term', 'statistical', '2026-11-22', 'T2016-2021'],
  ] as const)('the last %s (%s) to have ended before %s is %s', (type, calendar, today, code) => {
    expect(latestEndedPeriod(type, calendar, today)).toBe(code)
  })
})

describe('neighbours and order', () => {
  test.each([
    ['202301', '202212', '202302', '202201'],
    ['202312', '202311', '202401', '202212'],
    ['2023Q1', '2022Q4', '2023Q2', '2022Q1'],
    ['2023Q4', '2023Q3', '2024Q1', '2022Q4'],
    ['2023H2', '2023H1', '2024H1', '2022H2'],
    ['2023N9', '2022N9', '2024N9', '2022N9'],
    ['2023', '2022', '2024', '2022'],
    ['P2021-2025', 'P2016-2020', 'P2026-2030', null],
    ['T2021-2026', 'T2016-2021', 'T2026-2031', null],
    ['T2020-2025', 'T2015-2020', 'T2025-2030', null],
  ])('%s follows %s, precedes %s, and a year earlier was %s', (code, previous, next, lastYear) => {
    expect(previousPeriod(code)).toBe(previous)
    expect(nextPeriod(code)).toBe(next)
    expect(samePeriodLastYear(code)).toBe(lastYear)
  })

  test('periods are ordered by their first month, the shorter first', () => {
    const codes = [
      '2024',
      '2023',
      '2023H1',
      '202301',
      '2023Q1',
      'P2021-2025',
      '2023Q4',
      '2023N9',
      '202212',
      '2023Q2',
    ]
    expect(codes.sort(comparePeriods)).toEqual([
      'P2021-2025',
      '202212',
      '202301',
      '2023Q1',
      '2023H1',
      '2023N9',
      '2023',
      '2023Q2',
      '2023Q4',
      '2024',
    ])
  })
})

describe('periods inside, and up to now', () => {
  test.each([
    ['2023', 'quarter', ['2023Q1', '2023Q2', '2023Q3', '2023Q4']],
    ['2023', 'half', ['2023H1', '2023H2']],
    ['2023', 'nine-months', ['2023N9']],
    ['2023H2', 'quarter', ['2023Q3', '2023Q4']],
    ['2023N9', 'quarter', ['2023Q1', '2023Q2', '2023Q3']],
    ['2023N9', 'half', ['2023H1']],
    ['2023Q4', 'month', ['202310', '202311', '202312']],
    ['2023Q4', 'quarter', ['2023Q4']],
    ['2023Q4', 'half', []],
    ['202309', 'quarter', []],
    ['P2021-2025', 'year', ['2021', '2022', '2023', '2024', '2025']],
    ['T2022-2027', 'term', ['T2022-2027']],
  ] as const)('%s by %s', (code, type, inside) => {
    expect(subPeriods(code, type)).toEqual(inside)
  })

  test('from the start of the year', () => {
    expect(yearToDate('2023Q3')).toEqual(['2023Q1', '2023Q2', '2023Q3'])
    expect(yearToDate('202302')).toEqual(['202301', '202302'])
    expect(yearToDate('2023H1')).toEqual(['2023H1'])
    expect(yearToDate('2023N9')).toEqual(['2023N9'])
    expect(yearToDate('2023')).toEqual(['2023'])
  })

  test('from the start of the phase', () => {
    expect(phaseToDate('2022Q2', 2021)).toEqual(['2021Q1', '2021Q2', '2021Q3', '2021Q4', '2022Q1', '2022Q2'])
    expect(phaseToDate('2023', 2021)).toEqual(['2021', '2022', '2023'])
    expect(phaseToDate('2023N9', 2021)).toEqual(['2021', '2022', '2023N9'])
    expect(phaseToDate('2021H1', 2021)).toEqual(['2021H1'])
    expect(phaseToDate('2020Q4', 2021)).toEqual([])
    expect(phaseToDate('P2021-2025', 2021)).toEqual(['P2021-2025'])
  })
})

describe('what a question names', () => {
  test.each([
    ['2023Q4', ['2023Q4']],
    ['2023Q3..2024Q2', ['2023Q3', '2023Q4', '2024Q1', '2024Q2']],
    ['202311..202402', ['202311', '202312', '202401', '202402']],
    ['2023Q4..2023Q4', ['2023Q4']],
    ['2021..2023', ['2021', '2022', '2023']],
    ['2023N9..2024N9', ['2023N9', '2024N9']],
    ['T2016-2021..T2026-2031', ['T2016-2021', 'T2021-2026', 'T2026-2031']],
    ['2023Q4, 2023Q1..2023Q2,2023Q4', ['2023Q4', '2023Q1', '2023Q2']],
  ])('%s', (text, codes) => {
    expect(expandPeriods(text)).toEqual(codes)
  })

  test.each([
    ['', 'not-a-period'],
    ['2023Q4,', 'not-a-period'],
    ['2023S1', 'not-a-period'],
    ['2023Q1..', 'not-a-period'],
    ['2023Q4..2023Q1', 'not-a-range'],
    ['2023Q1..2023', 'not-a-range'],
    ['2023Q1..2023Q2..2023Q3', 'not-a-range'],
    ['P2017-2025..P2021-2025', 'not-a-range'],
    ['190001..219912', 'too-many-periods'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(() => expandPeriods(text)).toThrow(expect.objectContaining({ name: 'PeriodError', code }))
  })

  test('a list is as long as allowed and no longer', () => {
    expect(expandPeriods('200001..204108')).toHaveLength(longestList)
    expect(() => expandPeriods('200001..204109')).toThrow(PeriodError)
  })
})

describe('laws of both calendars', () => {
  const years = fc.integer({ min: 1950, max: 2150 })
  const codes = fc.oneof(
    fc.tuple(years, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}${String(m).padStart(2, '0')}`),
    fc.tuple(years, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}Q${q}`),
    fc.tuple(years, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}H${h}`),
    years.map((y) => `${y}N9`),
    years.map(String),
    fc.tuple(years, fc.integer({ min: 1, max: 20 })).map(([y, n]) => `P${y}-${y + n}`),
  )
  const calendar = fc.constantFrom(...calendars)
  const days = fc.integer({ min: -7000, max: 65000 }).map((n) => addDays('1970-01-01', n))
  const tiles: [PeriodType, readonly PeriodType[]][] = [
    ['quarter', ['month']],
    ['half', ['quarter', 'month']],
    ['nine-months', ['quarter', 'month']],
    ['year', ['half', 'quarter', 'month']],
    ['phase', ['year', 'half', 'quarter', 'month']],
  ]

  test('sub-periods tile their period: no gap, no overlap, nothing outside', () => {
    fc.assert(
      fc.property(codes, calendar, (code, cal) => {
        const { start, end } = periodRange(cal, code)
        const parts = tiles.find(([type]) => type === parsePeriod(code)?.type)?.[1] ?? []
        for (const type of parts) {
          const ranges = subPeriods(code, type).map((sub) => periodRange(cal, sub))
          expect(ranges[0]?.start).toBe(start)
          expect(ranges.at(-1)?.end).toBe(end)
          for (const [index, range] of ranges.slice(1).entries()) {
            expect(range.start).toBe(addDays(ranges[index]?.end ?? '', 1))
          }
        }
      }),
    )
  })

  test('a period follows the previous one the next day, nine months excepted', () => {
    fc.assert(
      fc.property(codes, calendar, (code, cal) => {
        expect(previousPeriod(nextPeriod(code))).toBe(code)
        if (parsePeriod(code)?.type === 'nine-months') return
        expect(periodRange(cal, nextPeriod(code)).start).toBe(addDays(periodRange(cal, code).end, 1))
      }),
    )
  })

  test('the period of a day holds the day', () => {
    const types = fc.constantFrom<PeriodType>(
      'month',
      'quarter',
      'half',
      'nine-months',
      'year',
      'phase',
      'term',
    )
    fc.assert(
      fc.property(days, types, calendar, (day, type, cal) => {
        const code = periodOf(day, type, cal)
        if (code === null) return
        expect(parsePeriod(code)).toMatchObject({ code, type })
        const { start, end } = periodRange(cal, code)
        expect(start <= day && day <= end).toBe(true)
      }),
    )
  })

  test('every day of a period but a term leads back to it', () => {
    const standard = codes.filter((code) => !code.startsWith('P'))
    fc.assert(
      fc.property(standard, calendar, (code, cal) => {
        const type = parsePeriod(code)?.type ?? 'year'
        const { start, end } = periodRange(cal, code)
        expect([periodOf(start, type, cal), periodOf(end, type, cal)]).toEqual([code, code])
      }),
    )
  })

  test('a year to date ends with the period and begins in January', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const run = yearToDate(code)
        expect(run.at(-1)).toBe(code)
        expect(periodRange('statistical', run[0] ?? '').start).toBe(`${parsePeriod(code)?.year}-01-01`)
      }),
    )
  })
})
