import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartKinds } from './chart-model'
import {
  parseAnalyticsQuery,
  parseChartQuery,
  parseOverviewQuery,
  plainReading,
  toAnalyticsWords,
  toChartHref,
  toChartWords,
  toOverviewWords,
} from './filters'
import type { ChartQuery, ReadingWords, UnitWord } from './query'

const reading: fc.Arbitrary<ReadingWords> = fc.record({
  calendar: fc.constantFrom(null, 'statistical', 'administrative'),
  geography: fc.constantFrom('current', 'reported', '2024-02-29'),
  breakdown: fc.constantFrom([], ['sex'], ['sex', 'ethnicity']),
  stage: fc.constantFrom('approved', 'provisional'),
  asOf: fc.constantFrom(null, '2024-03-01'),
  language: fc.constantFrom(null, 'vi', 'en'),
})
const unit: fc.Arbitrary<UnitWord> = fc.record({
  ref: fc.constantFrom('VN', 'P08-2025', 'code:071@2023-12-27', 'abcdefghij1'),
  expand: fc.constantFrom(null, 'children', 'province', 'district', 'commune'),
})
const periods = fc.uniqueArray(
  fc.constantFrom('2023Q4', '2024H1', '2024', 'P2021-2025', 'T2021-2026', '202309', '2023N9'),
  {
    maxLength: 4,
  },
)

describe('words and queries are the same thing twice', () => {
  test('charts', () => {
    const query: fc.Arbitrary<ChartQuery> = fc
      .tuple(
        reading,
        fc.record({
          code: fc.constantFrom('D8-3.1d', 'REP-4'),
          kind: fc.constantFrom(null, ...chartKinds),
          orgUnits: fc.array(unit, { maxLength: 3 }),
          periods,
          cumulation: fc.constantFrom(null, 'none', 'year', 'phase'),
          gap: fc.constantFrom(null, 'parity', 'target'),
          compare: fc.constantFrom(null, 'last-year', '2023Q4'),
        }),
      )
      .map(([words, rest]) => ({ ...words, ...rest }))
    fc.assert(
      fc.property(query, (one) => {
        expect(parseChartQuery(one.code, toChartWords(one))).toEqual({ ok: true, value: one })
        const [, words = ''] = toChartHref(one).split('?')
        expect(parseChartQuery(one.code, new URLSearchParams(words))).toEqual({ ok: true, value: one })
      }),
    )
  })

  test('the overview', () => {
    const query = fc
      .tuple(
        reading,
        fc.record({
          programme: fc.constantFrom(null, 'D8', 'VST'),
          orgUnit: fc.constantFrom(null, { ref: 'code:08@2026-01-01', expand: null }),
          period: fc.constantFrom(null, '2026Q3'),
        }),
      )
      .map(([words, rest]) => ({ ...words, ...rest }))
    fc.assert(
      fc.property(query, (one) => {
        expect(parseOverviewQuery(toOverviewWords(one))).toEqual({ ok: true, value: one })
      }),
    )
  })

  test('analytics', () => {
    const words = new URLSearchParams(
      'indicator=D8-3.1d&orgUnit=code:071@2023-12-27&period=2023Q1..2023Q4&breakdown=sex',
    )
    const parsed = parseAnalyticsQuery(words)
    expect(parsed).toEqual({
      ok: true,
      value: {
        ...plainReading,
        items: [{ kind: 'indicator', ref: 'D8-3.1d' }],
        orgUnits: [{ ref: 'code:071@2023-12-27', expand: null }],
        periods: ['2023Q1', '2023Q2', '2023Q3', '2023Q4'],
        breakdown: ['sex'],
      },
    })
    expect(parsed.ok && parseAnalyticsQuery(toAnalyticsWords(parsed.value))).toEqual(parsed)
  })
})

describe('bad words are named', () => {
  const base = 'indicator=D8-3.1d&orgUnit=VN&period=2023Q4'
  test.each([
    ['orgUnit=VN&period=2023Q4', 'indicator', 'wanted'],
    ['indicator=D8-3.1d&period=2023Q4', 'orgUnit', 'wanted'],
    ['indicator=D8-3.1d&orgUnit=VN', 'period', 'wanted'],
    ['indicator=D8-3.1d&orgUnit=VN&period=2023Q5', 'period', 'not-a-period'],
    ['indicator=D8-3.1d&orgUnit=VN&period=2024Q1..2023Q1', 'period', 'not-a-range'],
    ['indicator=D8-3.1d&orgUnit=VN;NEIGHBOURS&period=2023Q4', 'orgUnit', 'not-a-unit'],
    ['indicator=D8-3.1d&orgUnit=VN;LEVEL-street&period=2023Q4', 'orgUnit', 'not-a-unit'],
    [`${base}&calendar=lunar`, 'calendar', 'not-a-calendar'],
    [`${base}&geography=tomorrow`, 'geography', 'not-a-geography'],
    [`${base}&geography=2023-02-30`, 'geography', 'not-a-geography'],
    [`${base}&stage=draft`, 'stage', 'not-a-stage'],
    [`${base}&asOf=2023-13-01`, 'asOf', 'not-a-day'],
    [`${base}&lang=fr`, 'lang', 'not-a-language'],
    [`${base}&breakdown=sex,ethnicity,age`, 'breakdown', 'too-many-breakdowns'],
  ])('%s', (words, field, problem) => {
    expect(parseAnalyticsQuery(new URLSearchParams(words))).toEqual({
      ok: false,
      error: { code: 'bad-query', field, problem },
    })
  })

  test('of a chart and of the overview', () => {
    expect(parseChartQuery('D8-3.1d', new URLSearchParams('kind=pie'))).toMatchObject({
      error: { field: 'kind', problem: 'not-a-kind' },
    })
    expect(parseOverviewQuery(new URLSearchParams('orgUnit=VN,P08-2025'))).toMatchObject({
      error: { field: 'orgUnit' },
    })
    expect(parseOverviewQuery(new URLSearchParams('period=2023Q1..2023Q4'))).toMatchObject({
      error: { field: 'period' },
    })
  })

  test('an empty word is as good as none', () => {
    expect(parseOverviewQuery(new URLSearchParams('programme=&period=&stage='))).toEqual({
      ok: true,
      value: { ...plainReading, programme: null, orgUnit: null, period: null },
    })
  })
})

test.each([
  ['LAST_2_SIXMONTHS', '', ['2025H2', '2026H1']],
  ['2023S1', '', ['2023H1']],
  ['LAST_QUARTER,2026Q4', '', ['2026Q3', '2026Q4']],
  ['THIS_QUARTER', '&calendar=administrative', ['2026Q4']],
])('periods as DHIS2 says them: %s', (period, more, periods) => {
  const words = new URLSearchParams(`indicator=D8-3.1d&orgUnit=VN&period=${period}${more}`)
  const parsed = parseAnalyticsQuery(words, '2026-11-22')
  expect(parsed.ok && parsed.value.periods).toEqual(periods)
})
