import { describe, expect, test } from 'vitest'
import {
  type Counts,
  computeAgencies,
  computeShare,
  computeWithWoman,
  gapToParity,
  gapToTarget,
  isInTerm,
  latestOn,
  refuseCounts,
} from './bodies'

const unknown: Counts = {
  seats: null,
  women: null,
  men: null,
  minorityWomen: null,
  womenUnder40: null,
  womenFirstTime: null,
  staff: null,
  womenStaff: null,
}
const row = (id: string, counts: Partial<Counts>) => ({
  ...unknown,
  ...counts,
  id,
  orgUnitId: id,
  unitName: id,
  name: '',
})

test.each<[string, Partial<Counts>, string | null]>([
  ['nothing', {}, 'nothing-said seats'],
  ['seats alone: Tuyên Quang 62', { seats: 62 }, null],
  ['women alone', { women: 8 }, null],
  ['all women', { seats: 5, women: 5 }, null],
  ['more women than seats', { seats: 50, women: 51 }, 'more-than women'],
  ['more minority women than women', { seats: 50, women: 25, minorityWomen: 26 }, 'more-than minorityWomen'],
  [
    'more first-timers than seats, women unknown',
    { seats: 5, womenFirstTime: 6 },
    'more-than womenFirstTime',
  ],
  ['more women on the staff than staff', { staff: 10, womenStaff: 11 }, 'more-than womenStaff'],
  ['less than none', { seats: -1 }, 'not-a-number seats'],
  ['nobody', { seats: 0, women: 0 }, null],
])('counts: %s', (_what, counts, expected) => {
  const refusal = refuseCounts({ ...unknown, ...counts })
  expect(refusal && `${refusal.code} ${refusal.field}`).toBe(expected)
})

describe('a share over several bodies', () => {
  test('is sum ÷ sum over those that told both, the others named: Bắc Kạn 25/50, Hà Giang 19/57, Tuyên Quang 62 seats', () => {
    const rows = [
      row('P06', { seats: 50, women: 25 }),
      row('P02', { seats: 57, women: 19 }),
      row('P08', { seats: 62 }),
      row('P92', { women: 8 }),
      row('P14', { minorityWomen: 3 }),
    ]
    const share = computeShare(rows)
    // 44 / 107, not the mean of 50 % and 33,33 %.
    expect([share.part, share.whole, share.counted, Number(share.share).toFixed(2)]).toEqual([
      44,
      107,
      2,
      '41.12',
    ])
    expect(share.leftOut.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
      'P08 no-part',
      'P92 no-whole',
      'P14 neither',
    ])
  })

  test('nobody told: missing, never 0 %; a body of no seats: no share', () => {
    expect([computeShare([]).missing, computeShare([row('a', { seats: 5 })]).missing]).toEqual([
      'not-reported',
      'not-reported',
    ])
    expect(computeShare([row('a', { seats: 0, women: 0 })])).toMatchObject({
      share: null,
      missing: 'zero-denominator',
    })
    expect(computeShare([row('a', { seats: 5, women: 0 })]).share).toBe('0')
  })

  test('standing committees with a woman: 61 of 63 is 96,83 %', () => {
    const rows = Array.from({ length: 63 }, (_, index) => row(String(index), { women: index < 61 ? 2 : 0 }))
    const { part, whole, share } = computeWithWoman([...rows, row('silent', { seats: 13 })])
    expect([part, whole, Number(share).toFixed(2)]).toEqual([61, 63, '96.83'])
  })

  test('agencies count from 30 % women on the staff, exactly 30 % too', () => {
    const { part, whole } = computeAgencies([
      row('a', { staff: 10, womenStaff: 3, women: 1 }),
      row('b', { staff: 10, womenStaff: 5, women: 0 }),
      row('c', { staff: 10, womenStaff: 2, women: 2 }),
      row('d', { women: 2 }),
    ])
    expect([part, whole]).toEqual([1, 2])
  })
})

test.each<[string, string, string, string | null, string | null, string, boolean]>([
  ['trên 35 %: 35 isn’t enough', '35', '>', '35', null, '0', false],
  ['at least 35 %: 35 is', '35', '>=', '35', null, '0', true],
  ['30,26 % lacks 4,74 points', '30.26', '>=', '35', null, '-4.74', false],
  ['20–25 %: 15,09 % lacks 4,91 points', '15.09', 'range', '20', '25', '-4.91', false],
  ['20–25 %: inside', '21.82', 'range', '20', '25', '0', true],
  ['20–25 %: more than asked', '29.2', 'range', '20', '25', '4.2', true],
])('%s', (_what, share, comparator, low, high, gap, met) => {
  expect(gapToTarget(share, { comparator, low, high })).toEqual({ gap, met })
})

test('parity is 50 %: 30,26 % is 19,74 points below', () => {
  expect([gapToParity('30.26'), gapToParity('50'), gapToParity('52')]).toEqual(['-19.74', '0', '2'])
})

test('a change during the term is a later row; before its day the earlier holds', () => {
  const base = {
    body: 'peoples-council',
    orgUnitId: 'P06-2008',
    name: '',
    term: 'T2021-2026',
    kind: 'in-office',
  } as const
  const rows = [
    { ...base, asOf: '2021-06-30', women: 25 },
    { ...base, asOf: '2023-12-31', women: 24 },
    { ...base, term: 'T2016-2021', asOf: '2016-06-30', women: 20 },
  ]
  expect(latestOn(rows, '2023-12-30').map(({ women }) => women)).toEqual([25, 20])
  expect(latestOn(rows, '2023-12-31').map(({ women }) => women)).toEqual([24, 20])
})

test.each([
  ['T2021-2026', '2021-05-23', true],
  ['T2021-2026', '2020-12-31', true],
  ['T2021-2026', '2026-03-01', true],
  ['T2021-2026', '2019-12-31', false],
  ['T2021-2026', '2027-01-01', false],
  ['P2021-2025', '2022-01-01', false],
  ['2022', '2022-01-01', false],
])('%s holds %s: %s', (term, day, holds) => {
  expect(isInTerm(term, day)).toBe(holds)
})
