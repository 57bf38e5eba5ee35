import { describe, expect, test } from 'vitest'
import { missing, type Observation, observed } from '@/lib/values/observation'
import { computeIndicator, type OtherValue } from './compute'
import type { RollUpSettings, UnitSlots } from './figure'
import { buildFormula, FormulaError, type FormulaSettings, joinKeys } from './formula'
import { ratio } from './ratio'
import { aggregateTerms, type Term } from './terms'

const flow: RollUpSettings = { time: 'sum', breakdown: 'sum', place: 'sum', entered: [''] }

type Part = Pick<Term, 'settings' | 'periods' | 'units'>

/** `{ a: [1, null] }`: unit a reported 1 for Q1 and nothing for Q2. */
function term(units: Record<string, (number | null)[]>, settings: RollUpSettings = flow): Part {
  const slots: UnitSlots[] = Object.entries(units).map(([unit, values]) => ({
    unit,
    slots: values.map((value, index) => ({
      period: `Q${index + 1}`,
      figures: new Map(
        value === null ? [] : [['', { observation: observed(value), stage: 'approved', origin: 'reported' }]],
      ),
    })),
  }))
  const longest = Math.max(...Object.values(units).map(({ length }) => length))
  const periods = Array.from({ length: longest }, (_, index) => `Q${index + 1}`)
  return { settings, periods, units: slots }
}

type Asked = Partial<FormulaSettings> & {
  numerator: Part[]
  denominator?: Part[]
  /** Over `#{1}`, `#{2}` …, the parts in their order; a sum of them when left out. */
  formula?: string
  below?: string
  target?: string
  other?: OtherValue
}

function answer({ numerator, denominator = [], formula, below, target = 'area', other, ...settings }: Asked) {
  const parts = [...numerator, ...denominator]
  const sum = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `#{${from + index + 1}}`).join(' + ')
  const built = buildFormula(
    {
      numerator: formula ?? sum(0, numerator.length),
      denominator: below ?? (denominator.length > 0 ? sum(numerator.length, denominator.length) : null),
    },
    { factor: '100', pairing: 'both', missing: 'refuse', cumulation: 'none', annualized: false, ...settings },
    { elementId: Number, breakdownKey: (key) => key },
  )
  const terms = built.terms.map((one): Term => {
    const part = one.kind === 'element' ? parts[one.elementId - 1] : undefined
    if (!part) throw new Error(`No part for ${one.address}`)
    return { ...part, address: one.address, key: '' }
  })
  const aggregates = aggregateTerms(terms, { pairing: built.pairing, target })
  const computed = computeIndicator(built, aggregates, other)
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
        factor: '1',
        target: 'a',
      }).value,
    ).toBe(2)
  })

  test('pairs parts of different frequency by unit', () => {
    const yearly = term({ a: [200] }, flow)
    expect(answer({ numerator: [term({ a: [10, 30], b: [5, 5] })], denominator: [yearly] })).toMatchObject({
      value: 20,
      parts: [40, 200],
    })
  })
})

describe('a count', () => {
  test('is its numerator, without parts to show', () => {
    expect(answer({ numerator: [term({ a: [222] })], factor: '1' })).toEqual({
      value: 222,
      parts: [null, null],
      coverage: '1/1',
    })
  })

  test('of two elements needs both: any missing part makes it missing', () => {
    expect(
      answer({ numerator: [term({ a: [2], b: [3] }), term({ a: [5], b: [null] })], factor: '1' }).value,
    ).toBe(7)
    expect(answer({ numerator: [term({ a: [2] }), term({ a: [null] })], factor: '1' }).value).toBe(
      'not-reported',
    )
  })

  test('that geography refuses says so', () => {
    expect(
      answer({ numerator: [{ settings: flow, periods: [], units: 'cannot-combine' }], factor: '1' }).value,
    ).toBe('cannot-combine')
  })
})

describe('a formula', () => {
  const rates = { numerator: [term({ a: [6], b: [8] }), term({ a: [2], b: [1] })], factor: '1' } as const

  test.each<[string, string, number | string]>([
    ['works on sums, not on units', '#{1} * #{2}', 14 * 3],
    ['chooses', 'if(#{1} > 10, #{1}, 0 - #{2})', 14],
    ['leaves a zero denominator as its own answer', '#{1} / (#{2} - 3)', 'zero-denominator'],
    ['takes the greatest', 'greatest(#{1}, #{2}, 20)', 20],
  ])('%s', (_rule, formula, expected) => {
    expect(answer({ ...rates, numerator: [...rates.numerator], formula }).value).toBe(expected)
  })

  const half = [term({ a: [6], b: [8] }), term({ a: [null], b: [null] })]

  test.each<[FormulaSettings['missing'], string, number | string]>([
    ['refuse', '#{1} + #{2}', 'not-reported'],
    ['refuse', 'firstNonNull(#{2}, #{1})', 14],
    ['never_skip', '#{1} + #{2}', 14],
    ['skip_if_all_missing', '#{1} + #{2}', 14],
    ['skip_if_any_missing', '#{1} + #{2}', 'not-reported'],
  ])('with a part nobody reported, %s: %s', (missingStrategy, formula, expected) => {
    const asked = { numerator: half, formula, factor: '1', missing: missingStrategy }
    expect(answer({ ...asked, pairing: 'independent' }).value).toBe(expected)
  })

  test('of which nobody reported anything is missing, whatever counts as zero', () => {
    const asked = { numerator: [term({ a: [null] })], formula: '#{1} + 5' }
    expect(answer({ ...asked, missing: 'never_skip', pairing: 'independent' }).value).toBe('not-reported')
  })

  test('knows numbers that are not added up: a constant, the days of the period', () => {
    const other: OtherValue = (item) =>
      item.kind === 'constant' ? observed(3) : item.kind === 'days' ? observed(91) : missing('not-available')
    const asked = { numerator: [term({ a: [2] })], factor: '1', other }
    expect(answer({ ...asked, formula: '#{1} * C{abcdefghij1}' }).value).toBe(6)
    expect(answer({ ...asked, formula: '#{1} * [days]' }).value).toBe(182)
    expect(answer({ ...asked, formula: '#{1} * R{abcdefghij1.REPORTING_RATE}' }).value).toBe('not-available')
  })

  test('over the number 1 is a count, over 2 half of it', () => {
    expect(answer({ numerator: [term({ a: [8] })], below: '1', factor: '1' })).toMatchObject({
      value: 8,
      parts: [null, null],
    })
    expect(answer({ numerator: [term({ a: [8] })], below: '2', factor: '1' }).value).toBe(4)
  })

  test.each(['#{A}-', '12 +', 'constructor.constructor("x")()'])('%s is refused', (numerator) => {
    const settings = { factor: '1', pairing: 'both', missing: 'refuse', cumulation: 'none' } as const
    const build = () =>
      buildFormula(
        { numerator, denominator: null },
        { ...settings, annualized: false },
        {
          elementId: () => 1,
          breakdownKey: () => '',
        },
      )
    expect(build).toThrow(FormulaError)
  })
})

test.each([
  ['', '', ''],
  ['sex=female', '', 'sex=female'],
  ['sex=female', 'ethnicity=minority', 'ethnicity=minority;sex=female'],
  ['sex=female', 'sex=female', 'sex=female'],
  ['sex=female', 'sex=male', null],
])('a formula asking %j, asked by %j, reads %j', (own, asked, joined) => {
  expect(joinKeys(own, asked)).toBe(joined)
})
