import { expect, test } from 'vitest'
import { observed } from '@/lib/values/observation'
import type { Figure } from './figure'
import { rollUp } from './roll-up'
import { owedSlots, type SubPeriod } from './slots'
import { phaseOf, subPeriodsOf } from './sub-periods'

const codes = (...args: Parameters<typeof subPeriodsOf>) => subPeriodsOf(...args).map(({ code }) => code)

test.each<[string, string[], string[]]>([
  [
    'a year is its quarters',
    codes('2024', 'quarter', 'statistical'),
    ['2024Q1', '2024Q2', '2024Q3', '2024Q4'],
  ],
  [
    'nine months are three quarters',
    codes('2024N9', 'quarter', 'statistical'),
    ['2024Q1', '2024Q2', '2024Q3'],
  ],
  ['a month is no part of a quarterly form', codes('202405', 'quarter', 'statistical'), []],
  ['a quarter is no part of a half-yearly one', codes('2024Q1', 'half', 'administrative'), []],
  [
    'from the start of the year',
    codes('2024Q3', 'quarter', 'statistical', 'year'),
    ['2024Q1', '2024Q2', '2024Q3'],
  ],
  [
    'from the start of the phase',
    codes('2022Q1', 'quarter', 'statistical', 'phase'),
    ['2021Q1', '2021Q2', '2021Q3', '2021Q4', '2022Q1'],
  ],
  ['2026 begins a new phase', codes('2026Q1', 'quarter', 'statistical', 'phase'), ['2026Q1']],
])('%s', (_rule, got, expected) => {
  expect(got).toEqual(expected)
})

test('last days follow the calendar', () => {
  expect(subPeriodsOf('2024Q1', 'quarter', 'statistical')).toEqual([
    { code: '2024Q1', lastDay: '2024-03-31' },
  ])
  expect(subPeriodsOf('2024Q1', 'quarter', 'administrative')).toEqual([
    { code: '2024Q1', lastDay: '2024-03-14' },
  ])
})

test.each([
  [2021, 'P2021-2025'],
  [2025, 'P2021-2025'],
  [2026, 'P2026-2030'],
])('%d is in %s', (year, phase) => {
  expect(phaseOf(year)).toBe(phase)
})

/** In 2025 the district reports until June, its communes from July. */
const reform = {
  dataElementId: 1,
  subPeriods: subPeriodsOf('2025', 'quarter', 'statistical'),
  membersOn: ({ lastDay }: SubPeriod) => ({
    ok: true as const,
    units: lastDay < '2025-07-01' ? ['district'] : ['north', 'south'],
  }),
  answers: (unit: string, { lastDay }: SubPeriod) => (unit === 'district') === lastDay < '2025-07-01',
  owes: () => true,
  figures: (_element: number, unit: string, period: string) => {
    const value = { district: 100, north: 30, south: 70 }[unit] ?? 0
    const figure: Figure = { observation: observed(value), stage: 'approved', origin: 'reported' }
    return unit === 'south' && period === '2025Q4' ? new Map<string, Figure>() : new Map([['', figure]])
  },
}
const settings = { breakdown: 'sum', place: 'sum', entered: [''] } as const

test('across the reform a flow adds districts and communes', () => {
  const units = owedSlots({ ...reform, time: 'sum' })
  if (typeof units === 'string') throw new Error(units)
  const { observation, coverage } = rollUp({
    settings: { ...settings, time: 'sum' },
    units,
    key: '',
    target: 'VN',
  })
  expect(observation).toEqual(observed(100 + 100 + 30 + 70 + 30))
  expect(coverage).toEqual({ reported: 5, assigned: 6 })
})

test('a stock counts only the units of the end, each with its latest value', () => {
  const units = owedSlots({ ...reform, time: 'last' })
  if (typeof units === 'string') throw new Error(units)
  const { observation, coverage } = rollUp({
    settings: { ...settings, time: 'last' },
    units,
    key: '',
    target: 'VN',
  })
  expect(observation).toEqual(observed(30 + 70))
  expect(coverage).toEqual({ reported: 2, assigned: 2 })
})

test('what geography refuses in one quarter is refused for the year', () => {
  const membersOn = (subPeriod: SubPeriod) =>
    subPeriod.lastDay < '2025-07-01'
      ? { ok: false as const, reason: 'cannot-combine' as const }
      : reform.membersOn(subPeriod)
  expect(owedSlots({ ...reform, membersOn, time: 'sum' })).toBe('cannot-combine')
  expect(owedSlots({ ...reform, membersOn, time: 'last' })).toHaveLength(2)
})

test('a unit that was not there before is asked only for its own time', () => {
  const membersOn = (subPeriod: SubPeriod) =>
    subPeriod.lastDay < '2025-07-01'
      ? { ok: false as const, reason: 'not-applicable' as const }
      : reform.membersOn(subPeriod)
  const units = owedSlots({ ...reform, membersOn, time: 'sum' })
  expect(units).toHaveLength(2)
})
