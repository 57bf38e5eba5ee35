import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missing, type Observation, observed } from '@/lib/values/observation'
import type { Figure, RollUpSettings, UnitSlots } from './figure'
import { remainder } from './remainder'
import { rollUp } from './roll-up'

const count: RollUpSettings = {
  time: 'sum',
  breakdown: 'sum',
  place: 'sum',
  entered: ['', 'sex=female', 'sex=male'],
}

function figure(value: number | string): Figure {
  const observation = typeof value === 'number' ? observed(value) : missing(value as 'not-available')
  return { observation, stage: 'approved', origin: 'reported' }
}

/** `{ Q1: { '': 10 } }` for one unit; `{}` is a unit-period that sent nothing. */
function unit(id: string, periods: Record<string, Record<string, number | string>>): UnitSlots {
  return {
    unit: id,
    slots: Object.entries(periods).map(([period, figures]) => ({
      period,
      figures: new Map(Object.entries(figures).map(([key, value]) => [key, figure(value)])),
    })),
  }
}

function answer(settings: Partial<RollUpSettings>, units: UnitSlots[], key = '', target = 'area') {
  const { observation, coverage } = rollUp({ settings: { ...count, ...settings }, units, key, target })
  const value = observation.kind === 'observed' ? observation.value.toNumber() : observation.reason
  return { value, coverage: `${coverage.reported}/${coverage.assigned}` }
}

describe('time, then breakdown, then place', () => {
  const a = unit('a', { Q1: { '': 10 }, Q2: { '': 20 } })
  const b = unit('b', { Q1: { '': 5 }, Q2: {} })

  test.each<[string, Partial<RollUpSettings>, UnitSlots[], ReturnType<typeof answer>]>([
    [
      'a flow adds all unit-periods; the missing one lowers coverage',
      {},
      [a, b],
      { value: 35, coverage: '3/4' },
    ],
    [
      'a stock takes each unit’s latest value inside the period',
      { time: 'last' },
      [a, b],
      { value: 25, coverage: '2/2' },
    ],
    [
      'an average is the mean of sub-periods with a value, then added over units',
      { time: 'average' },
      [a, b],
      { value: 20, coverage: '3/4' },
    ],
    [
      'what does not add over time is refused over two sub-periods',
      { time: 'none' },
      [a],
      { value: 'cannot-combine', coverage: '0/1' },
    ],
    ['and answered for one', { time: 'none' }, [unit('a', { Q1: { '': 7 } })], { value: 7, coverage: '1/1' }],
    [
      'what does not add over place is refused',
      { place: 'none' },
      [a, b],
      { value: 'cannot-combine', coverage: '3/4' },
    ],
    ['also when only one unit owes it', { place: 'none' }, [a], { value: 'cannot-combine', coverage: '2/2' }],
    [
      'an observed zero is a number, not a gap',
      {},
      [unit('a', { Q1: { '': 0 } })],
      { value: 0, coverage: '1/1' },
    ],
    ['nobody asked: not applicable', {}, [], { value: 'not-applicable', coverage: '0/0' }],
    [
      'nobody answered: not reported',
      {},
      [unit('a', { Q1: {} }), unit('b', { Q1: {} })],
      { value: 'not-reported', coverage: '0/2' },
    ],
    [
      'every unit said it does not apply',
      {},
      [unit('a', { Q1: { '': 'not-applicable' } }), unit('b', { Q1: { '': 'not-applicable' } })],
      { value: 'not-applicable', coverage: '0/2' },
    ],
    [
      'one said it does not apply, the other nothing',
      {},
      [unit('a', { Q1: { '': 'not-applicable' } }), unit('b', { Q1: {} })],
      { value: 'not-reported', coverage: '0/2' },
    ],
  ])('%s', (_rule, settings, units, expected) => {
    expect(answer(settings, units)).toEqual(expected)
  })

  test('the unit itself answers what does not add over place', () => {
    expect(answer({ place: 'none' }, [a], '', 'a')).toEqual({ value: 30, coverage: '2/2' })
  })

  test('a stage is its weakest value’s and origins are united', () => {
    const mixed: UnitSlots[] = [
      {
        unit: 'a',
        slots: [{ period: 'Q1', figures: new Map([['', { ...figure(1), stage: 'provisional' as const }]]) }],
      },
      {
        unit: 'b',
        slots: [{ period: 'Q1', figures: new Map([['', { ...figure(2), origin: 'announcement' }]]) }],
      },
    ]
    expect(rollUp({ settings: count, units: mixed, key: '', target: 'area' })).toMatchObject({
      stage: 'provisional',
      origins: ['announcement', 'reported'],
    })
  })
})

describe('breakdowns', () => {
  const unsplit = unit('a', { Q1: { '': 222 } })
  const split = unit('b', { Q1: { '': 100, 'sex=female': 60, 'sex=male': 40, 'ethnicity=minority': 70 } })

  test.each<[string, UnitSlots[], string, ReturnType<typeof answer>]>([
    [
      'an unsplit total asked by sex is not disaggregated',
      [unsplit],
      'sex=female',
      { value: 'not-disaggregated', coverage: '0/1' },
    ],
    [
      'nobody has the split, one sent nothing: still not disaggregated',
      [unsplit, unit('c', { Q1: {} })],
      'sex=female',
      { value: 'not-disaggregated', coverage: '0/2' },
    ],
    [
      'some have the split: their sum, lower coverage',
      [unsplit, split],
      'sex=female',
      { value: 60, coverage: '1/2' },
    ],
    [
      'options of different categories never make a cross',
      [split],
      'ethnicity=minority;sex=female',
      { value: 'not-disaggregated', coverage: '0/1' },
    ],
    [
      'nothing sent is not reported',
      [unit('a', { Q1: {} })],
      'sex=female',
      { value: 'not-reported', coverage: '0/1' },
    ],
    [
      'a total that is not available says so for its options',
      [unit('a', { Q1: { '': 'not-available' } })],
      'sex=male',
      { value: 'not-available', coverage: '0/1' },
    ],
  ])('%s', (_rule, units, key, expected) => {
    expect(answer({}, units, key)).toEqual(expected)
  })

  const derived = { entered: ['sex=female', 'sex=male', 'sex=not-stated'] }

  test('a total that the form derives is the sum of its options, after time', () => {
    const units = [unit('a', { Q1: { 'sex=female': 3, 'sex=male': 4 }, Q2: { 'sex=female': 5 } })]
    expect(answer(derived, units)).toEqual({ value: 12, coverage: '2/2' })
    expect(answer({ ...derived, time: 'last' }, units)).toEqual({ value: 9, coverage: '1/1' })
  })

  test('a total that the form asks for is never derived', () => {
    expect(answer({}, [unit('a', { Q1: { 'sex=female': 3, 'sex=male': 4 } })])).toEqual({
      value: 'not-reported',
      coverage: '0/1',
    })
  })

  test('where options do not add, no total is derived', () => {
    const units = [unit('a', { Q1: { 'sex=female': 3, 'sex=male': 4 } })]
    expect(answer({ ...derived, breakdown: 'none' }, units).value).toBe('not-reported')
  })

  test.each<[string, Observation, Observation[], number | string]>([
    [
      'what no option accounts for',
      observed(322),
      [observed(60), observed(40), missing('not-reported')],
      222,
    ],
    ['everything split: nothing left', observed(100), [observed(60), observed(40)], 0],
    ['without a total there is no remainder', missing('not-reported'), [observed(60)], 'not-reported'],
    ['a hidden option hides the remainder', observed(10), [missing('suppressed'), observed(8)], 'suppressed'],
    ['options above their total leave no remainder', observed(10), [observed(12)], 'not-available'],
  ])('remainder: %s', (_rule, total, options, expected) => {
    const rest = remainder(total, options)
    expect(rest.kind === 'observed' ? rest.value.toNumber() : rest.reason).toBe(expected)
  })
})

describe('laws', () => {
  const value = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null })
  const table = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  const toUnits = (rows: (number | null)[][]) =>
    rows.map((row, index) =>
      unit(
        `u${index}`,
        Object.fromEntries(
          row.map((one, q): [string, Record<string, number>] => [
            `Q${q + 1}`,
            one === null ? {} : { '': one },
          ]),
        ),
      ),
    )

  test('a flow is the sum of whatever was observed, exactly', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const given = rows.flat().filter((one) => one !== null)
        const expected = given.length === 0 ? 'not-reported' : given.reduce((a, b) => a + b, 0)
        expect(answer({}, toUnits(rows)).value).toBe(expected)
      }),
    )
  })

  test('the order of units does not matter', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('sum', 'last', 'average'), (rows, time) => {
        const units = toUnits(rows)
        const forwards = rollUp({ settings: { ...count, time }, units, key: '', target: 'area' })
        const backwards = rollUp({
          settings: { ...count, time },
          units: [...units].reverse(),
          key: '',
          target: 'area',
        })
        expect(forwards.coverage).toEqual(backwards.coverage)
        if (time !== 'average') expect(forwards.observation).toEqual(backwards.observation)
      }),
    )
  })

  test('a split area adds to the whole', () => {
    fc.assert(
      fc.property(table, fc.nat(8), (rows, cut) => {
        const units = toUnits(rows)
        const parts = [units.slice(0, cut), units.slice(cut)].map((part) => answer({}, part).value)
        const numbers = parts.filter((part) => typeof part === 'number')
        const whole = answer({}, units).value
        expect(whole).toBe(numbers.length === 0 ? 'not-reported' : numbers.reduce((a, b) => a + b, 0))
      }),
    )
  })

  test('only zeros is zero, nothing at all is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (size) => {
        const zeros = Array.from({ length: size }, () => [0, 0, 0])
        const gaps = Array.from({ length: size }, () => [null, null, null])
        expect(answer({}, toUnits(zeros)).value).toBe(0)
        expect(answer({}, toUnits(gaps)).value).toBe('not-reported')
      }),
    )
  })
})
