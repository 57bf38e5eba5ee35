import { describe, expect, test } from 'vitest'
import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import { elapsedShare, findTarget, isMet, targetStatus, toChartTarget } from './targets'
import { wordsOf } from './words'

function target(more: Partial<CatalogueTarget>): CatalogueTarget {
  return {
    id: 1,
    indicatorId: 1,
    orgUnitId: 'VN',
    calendar: 'statistical',
    period: 'P2021-2025',
    comparator: '>=',
    low: '9000',
    high: null,
    basis: null,
    source: null,
    confidence: 'certain',
    note: null,
    ...more,
  }
}

describe('a target is drawn only for its own unit and span', () => {
  const quarters = ['2025Q3', '2025Q4', '2026Q1']
  const axis = { orgUnitId: 'VN', periods: quarters, sincePhaseStart: true }

  test.each<[string, Partial<CatalogueTarget>, Partial<typeof axis>, object | null]>([
    [
      'a phase total against what counts from its start, as far as the phase goes',
      {},
      {},
      { from: '2025Q3', to: '2025Q4' },
    ],
    ['not against what happened in a quarter', {}, { sincePhaseStart: false }, null],
    ['not for another unit', { orgUnitId: 'P49-2008' }, {}, null],
    ['not outside its phase', {}, { periods: ['2026Q1', '2026Q2'] }, null],
    [
      'a year’s target at that year',
      { period: '2025' },
      { periods: ['2024', '2025'] },
      { from: '2025', to: '2025' },
    ],
    ['and not at its quarters', { period: '2025' }, {}, null],
    [
      'a term’s target at that term',
      { period: 'T2021-2026' },
      { periods: ['T2016-2021', 'T2021-2026'] },
      { from: 'T2021-2026', to: 'T2021-2026' },
    ],
    ['one from memory not before it is checked', { confidence: 'from memory, unverified' }, {}, null],
  ])('%s', (_rule, change, more, extent) => {
    expect(findTarget([target(change)], { ...axis, ...more })?.extent ?? null).toEqual(extent)
  })
})

test.each<[CatalogueTarget['comparator'], string | null, string | null, number, boolean]>([
  ['>=', '35', null, 35, true],
  ['>', '35', null, 35, false],
  ['<=', '111', null, 111, true],
  ['<', '30', null, 30, false],
  ['range', '20', '25', 25, true],
  ['range', '20', '25', 25.1, false],
  ['yes', null, null, 1, true],
  ['yes', null, null, 0, false],
])('%s %s %s reached by %d: %s', (comparator, low, high, value, met) => {
  expect(isMet({ comparator, low, high }, value)).toBe(met)
})

test.each<[string, Partial<CatalogueTarget>, number, number, string]>([
  ['reached early', {}, 9000, 0.2, 'on-track'],
  ['as far as time has gone', {}, 4500, 0.5, 'on-track'],
  ['a little short of that', {}, 4100, 0.5, 'watch'],
  ['far short of that', {}, 3000, 0.5, 'behind'],
  ['at the end only the target counts', {}, 8999, 1, 'watch'],
  ['below is better: reached', { comparator: '<', low: '30' }, 25.5, 1, 'on-track'],
  ['below is better: a little over', { comparator: '<', low: '30' }, 32, 1, 'watch'],
  ['below is better: far over', { comparator: '<', low: '30' }, 40, 1, 'behind'],
  ['inside a range', { comparator: 'range', low: '20', high: '25' }, 22, 1, 'on-track'],
  ['under a range', { comparator: 'range', low: '20', high: '25' }, 10, 1, 'behind'],
  ['a little over a range', { comparator: 'range', low: '20', high: '25' }, 26, 1, 'watch'],
])('status: %s', (_rule, change, value, elapsed, status) => {
  expect(targetStatus(target(change), value, elapsed)).toBe(status)
})

test('a phase passes day by day; other targets are to be held', () => {
  expect(elapsedShare('P2021-2025', '2025Q4')).toBe(1)
  expect(elapsedShare('P2021-2025', '2022Q4')).toBeCloseTo(730 / 1826, 10)
  expect(elapsedShare('2030', '2025Q4')).toBe(1)
})

test.each<[Partial<CatalogueTarget>, string, string]>([
  [{}, '≥ 9.000 tổ', 'lũy kế giai đoạn 2021-2025, Việt Nam'],
  [{ comparator: '>', low: '35', period: 'T2021-2026' }, '> 35 tổ', 'nhiệm kỳ 2021-2026, Việt Nam'],
  [{ comparator: 'range', low: '20', high: '25', period: '2030' }, '20–25 tổ', 'đến năm 2030, Việt Nam'],
  [{ comparator: 'yes', low: null, period: '2025' }, 'đạt', 'đến năm 2025, Việt Nam'],
])('in words: %o', (change, label, span) => {
  const wording = { unit: 'tổ', decimals: 0, area: 'Việt Nam', language: 'vi' as const, words: wordsOf('vi') }
  expect(toChartTarget(target(change), 'up', wording)).toMatchObject({ label, span })
})
