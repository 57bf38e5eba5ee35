import { describe, expect, test } from 'vitest'
import { missing, type Observation, observed } from '@/lib/values/observation'
import { computeIndicator, type IndicatorInput, type Term } from './compute'
import type { RollUpSettings, UnitSlots } from './figure'
import { parseFormula } from './formula'
import { ratio } from './ratio'

const flow: RollUpSettings = { time: 'sum', breakdown: 'sum', place: 'sum', entered: [''] }

/** `{ a: [1, null] }`: unit a reported 1 for Q1 and nothing for Q2. */
function term(
  units: Record<string, (number | null)[]>,
  settings: RollUpSettings = flow,
  frequency = 'quarter',
): Term {
  const slots: UnitSlots[] = Object.entries(units).map(([unit, values]) => ({
    unit,
    slots: values.map((value, index) => ({
      period: `Q${index + 1}`,
      figures: new Map(
        value === null ? [] : [['', { observation: observed(value), stage: 'approved', origin: 'reported' }]],
      ),
    })),
  }))
  return { settings, frequency, units: slots }
}

function answer(input: Partial<IndicatorInput> & Pick<IndicatorInput, 'numerator'>) {
  const computed = computeIndicator({
    denominator: null,
    factor: 100,
    pairing: 'both',
    key: '',
    target: 'area',
    ...input,
  })
  const show = (one: Observation | null) =>
    one === null ? null : one.kind === 'observed' ? one.value.toNumber() : one.reason
  const { reported, assigned } = computed.coverage
  return {
    value: show(computed.value),
    parts: [show(computed.numerator), show(computed.denominator)],
    coverage: `${reported}/${assigned}`,
  }
}

describe('a ratio', () => {
  test.each<[string, Observation, Observation, number | string]>([
    [
      'an unreported numerator is no data, not zero per cent',
      missing('not-reported'),
      observed(120),
      'not-reported',
    ],
    ['a missing denominator too', observed(3), missing('suppressed'), 'suppressed'],
    ['a zero denominator is its own answer', observed(0), observed(0), 'zero-denominator'],
    ['nothing of something is 0 %', observed(0), observed(8), 0],
    ['151 of 499 deputies', observed(151), observed(499), 30.26],
  ])('%s', (_rule, numerator, denominator, expected) => {
    const result = ratio(numerator, denominator)
    const shown = result.kind === 'observed' ? result.value.toDecimalPlaces(2).toNumber() : result.reason
    expect(shown).toBe(expected)
  })

  test('is never a mean of ratios: 1 of 2 and 30 of 100 are 31 of 102', () => {
    expect(
      answer({ numerator: [term({ a: [1], b: [30] })], denominator: [term({ a: [2], b: [100] })] }),
    ).toEqual({
      value: (31 / 102) * 100,
      parts: [31, 102],
      coverage: '2/2',
    })
  })

  test('takes only unit-periods with both parts', () => {
    const numerator = [term({ a: [10, 20], b: [5, null] })]
    const denominator = [term({ a: [40, 80], b: [null, 50] })]
    expect(answer({ numerator, denominator })).toEqual({ value: 25, parts: [30, 120], coverage: '2/4' })
  })

  test('or, where each part adds by itself, all of them', () => {
    const numerator = [term({ a: [10, 20], b: [5, null] })]
    const denominator = [term({ a: [40, 80], b: [null, 50] })]
    expect(answer({ numerator, denominator, pairing: 'independent' })).toEqual({
      value: 3500 / 170,
      parts: [35, 170],
      coverage: '3/4',
    })
  })

  test('without a single pair is missing with its reason', () => {
    expect(answer({ numerator: [term({ a: [10] })], denominator: [term({ a: [null] })] })).toEqual({
      value: 'not-reported',
      parts: ['not-reported', 'not-reported'],
      coverage: '0/1',
    })
  })

  test('over a zero denominator keeps its parts', () => {
    expect(answer({ numerator: [term({ a: [0] })], denominator: [term({ a: [0] })] })).toEqual({
      value: 'zero-denominator',
      parts: [0, 0],
      coverage: '1/1',
    })
  })

  test('of averages that do not add over place is refused', () => {
    const none: RollUpSettings = { time: 'none', breakdown: 'sum', place: 'none', entered: [''] }
    const input = {
      numerator: [term({ a: [16], b: [15] }, none)],
      denominator: [term({ a: [8], b: [9] }, none)],
    }
    expect(answer(input).value).toBe('cannot-combine')
    expect(
      answer({
        numerator: [term({ a: [16] }, none)],
        denominator: [term({ a: [8] }, none)],
        factor: 1,
        target: 'a',
      }).value,
    ).toBe(2)
  })

  test('pairs parts of different frequency by unit', () => {
    const yearly = term({ a: [200] }, flow, 'year')
    expect(answer({ numerator: [term({ a: [10, 30], b: [5, 5] })], denominator: [yearly] })).toMatchObject({
      value: 20,
      parts: [40, 200],
    })
  })
})

describe('a count', () => {
  test('is its numerator, without parts to show', () => {
    expect(answer({ numerator: [term({ a: [222] })], factor: 1 })).toEqual({
      value: 222,
      parts: [null, null],
      coverage: '1/1',
    })
  })

  test('of two elements needs both: any missing part makes it missing', () => {
    expect(
      answer({ numerator: [term({ a: [2], b: [3] }), term({ a: [5], b: [null] })], factor: 1 }).value,
    ).toBe(7)
    expect(answer({ numerator: [term({ a: [2] }), term({ a: [null] })], factor: 1 }).value).toBe(
      'not-reported',
    )
  })

  test('that geography refuses says so', () => {
    expect(
      answer({ numerator: [{ settings: flow, frequency: 'quarter', units: 'cannot-combine' }], factor: 1 })
        .value,
    ).toBe('cannot-combine')
  })
})

test.each([
  ['#{D8-3.1d}', ['D8-3.1d']],
  ['#{D8-3.1b.n} + #{abcdefghij1}', ['D8-3.1b.n', 'abcdefghij1']],
  ['#{A}-#{B}', undefined],
  ['12', undefined],
  ['', undefined],
  ['constructor.constructor("x")()', undefined],
])('formula %s', (text, terms) => {
  expect(parseFormula(text)?.terms).toEqual(terms)
})
