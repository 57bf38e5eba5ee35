import { describe, expect, test } from 'vitest'
import { type MissingReason, missing, observed } from '@/lib/values/observation'
import {
  type Break,
  changeOf,
  comparedWith,
  definitionBreaks,
  type Measure,
  measureOf,
  type Side,
} from './change'

const now = (value: string | MissingReason, lastDay = '2024-12-31'): Side => ({
  lastDay,
  observation: /^[-\d]/.test(value) ? observed(value) : missing(value as MissingReason),
})
const before = (value: string | MissingReason) => now(value, '2023-12-31')
const told = (later: Side, earlier: Side | null, measure: Measure, breaks: Break[] = []) => {
  const change = changeOf(later, earlier, measure, breaks)
  if (change.ok) return [change.difference.toFixed(), change.percent?.toFixed(4) ?? null]
  return change.side === 'between'
    ? [change.side, change.break.kind, change.break.act]
    : [change.side, change.reason]
}

describe('by hand', () => {
  test.each<[string, Side, Side, Measure, unknown[]]>([
    ['23,5 % after 21,2 % is 2,3 points, not 10,8 %', now('23.5'), before('21.2'), 'share', ['2.3', null]],
    ['a share that fell', now('30.26'), before('31.5'), 'share', ['-1.24', null]],
    ['222 people after 150: 72 more, 48 %', now('222'), before('150'), 'amount', ['72', '48.0000']],
    ['150 after 222: 72 fewer, 32,4324 %', now('150'), before('222'), 'amount', ['-72', '-32.4324']],
    ['the same again', now('5'), before('5'), 'amount', ['0', '0.0000']],
    ['down to nothing is 100 % less', now('0'), before('8'), 'amount', ['-8', '-100.0000']],
    ['from nothing there is no per cent', now('8'), before('0'), 'amount', ['8', null]],
    ['from a loss of 4 to a gain of 2 is up', now('2'), before('-4'), 'amount', ['6', '150.0000']],
    ['boys to 100 girls: in its own unit', now('112.1'), before('111.5'), 'ratio', ['0.6', null]],
    ['thirds stay exact until they are printed', now('0.3'), before('0.1'), 'amount', ['0.2', '200.0000']],
  ])('%s', (_rule, later, earlier, measure, expected) => {
    expect(told(later, earlier, measure)).toEqual(expected)
  })
})

describe('no change without two figures of one kind', () => {
  const reform: Break = { day: '2024-07-01', kind: 'area', act: 'QĐ 19/2025/QĐ-TTg' }
  test.each<[string, Side, Side | null, Break[], unknown[]]>([
    ['the later one is missing', now('not-reported'), before('5'), [], ['now', 'not-reported']],
    ['the earlier one is missing', now('5'), before('suppressed'), [], ['before', 'suppressed']],
    [
      'both: the later one is told',
      now('cannot-combine'),
      before('not-reported'),
      [],
      ['now', 'cannot-combine'],
    ],
    ['there is no earlier period', now('5'), null, [], ['before', 'not-applicable']],
    ['the area broke between', now('5'), before('4'), [reform], ['between', 'area', 'QĐ 19/2025/QĐ-TTg']],
    [
      'on the day after the earlier period ends',
      now('5'),
      before('4'),
      [{ day: '2024-01-01', kind: 'definition', act: null }],
      ['between', 'definition', null],
    ],
    [
      'on the last day of the later one',
      now('5'),
      before('4'),
      [{ ...reform, day: '2024-12-31' }],
      ['between', 'area', reform.act],
    ],
    [
      'within the earlier period it parts nothing',
      now('5'),
      before('4'),
      [{ ...reform, day: '2023-12-31' }],
      ['1', '25.0000'],
    ],
    [
      'after the later one neither',
      now('5'),
      before('4'),
      [{ ...reform, day: '2025-01-01' }],
      ['1', '25.0000'],
    ],
    [
      'the first of two is named',
      now('5'),
      before('4'),
      [reform, { day: '2024-02-01', kind: 'definition', act: null }],
      ['between', 'definition', null],
    ],
  ])('%s', (_rule, later, earlier, breaks, expected) => {
    expect(told(later, earlier, 'amount', breaks)).toEqual(expected)
  })
})

test('a period is compared with the one before and the same months a year earlier', () => {
  expect(comparedWith('2024Q1')).toEqual({ previous: '2023Q4', lastYear: '2023Q1' })
  expect(comparedWith('2024N9')).toEqual({ previous: '2023N9', lastYear: '2023N9' })
  expect(comparedWith('P2021-2025')).toEqual({ previous: 'P2016-2020', lastYear: null })
})

test.each([
  [{ unitEn: '%', kind: 'ratio' }, 'share'],
  [{ unitEn: 'boys per 100 girls', kind: 'ratio' }, 'ratio'],
  [{ unitEn: 'people', kind: 'flow' }, 'amount'],
  [{ unitEn: '%', kind: 'stock' }, 'share'],
])('%o is compared as %s', (indicator, measure) => {
  expect(measureOf(indicator)).toBe(measure)
})

test('a definition breaks on the day after the one before it ended', () => {
  const earlier = (validTo: string) => ({
    validFrom: null,
    validTo,
    numerator: null,
    denominator: null,
    factor: '100',
    noteVi: null,
    noteEn: null,
    source: null,
  })
  expect(definitionBreaks({ definitions: [], definedFrom: '2024-01-01' })).toEqual([])
  expect(
    definitionBreaks({
      definitions: [earlier('2020-12-31'), earlier('2023-12-31')],
      definedFrom: '2024-01-01',
    }).map(({ day }) => day),
  ).toEqual(['2021-01-01', '2024-01-01'])
})
