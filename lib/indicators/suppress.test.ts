import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, cellAddress, hiddenCells, isSmall } from './suppress'

const cell = (unit: string, value: number, key = '', parent = 'province'): Cell => ({
  unit,
  parent,
  total: parent,
  period: '2024Q1',
  key,
  value: new Decimal(value),
})

function hiddenUnits(cells: Cell[]): string[] {
  const hidden = hiddenCells(cells)
  return cells
    .filter((one) => hidden.has(cellAddress(one)))
    .map(({ unit, key }) => (key ? `${unit} ${key}` : unit))
}

describe('small counts', () => {
  test.each<[string, Cell[], string[]]>([
    ['nothing small: all shown', [cell('a', 5), cell('b', 0)], []],
    [
      'one small count takes the smallest positive sibling along',
      [cell('a', 3), cell('b', 9), cell('c', 20), cell('d', 0)],
      ['a', 'b'],
    ],
    ['two small counts hide each other', [cell('a', 1), cell('b', 4), cell('c', 20)], ['a', 'b']],
    ['zero is shown', [cell('a', 2), cell('b', 3), cell('c', 0)], ['a', 'b']],
    [
      'only zeros beside it: one of them goes along, or the total would tell',
      [cell('a', 2), cell('b', 0), cell('c', 0)],
      ['a', 'b'],
    ],
    ['another province is no sibling', [cell('a', 3), cell('b', 9, '', 'other')], ['a']],
    [
      'an option that its total would tell',
      [
        cell('a', 12),
        cell('a', 3, 'sex=female'),
        cell('a', 9, 'sex=male'),
        cell('b', 30),
        cell('b', 10, 'sex=female'),
        cell('b', 20, 'sex=male'),
      ],
      ['a sex=female', 'a sex=male', 'b sex=female', 'b sex=male'],
    ],
    [
      'an option among others unknown tells nothing by its total',
      [cell('a', 12), cell('a', 3, 'ethnicity=minority'), cell('b', 30), cell('b', 10, 'ethnicity=minority')],
      ['a ethnicity=minority', 'b ethnicity=minority'],
    ],
  ])('%s', (_rule, cells, expected) => {
    expect(hiddenUnits(cells)).toEqual(expected)
  })

  test('two districts of one commune each: the province’s total would tell one of them', () => {
    const cells = [cell('a', 3, '', 'north'), cell('b', 9, '', 'south'), cell('c', 7, '', 'east')]
    expect(hiddenUnits(cells.map((one) => ({ ...one, total: 'province' })))).toEqual(['a', 'c'])
  })

  test('a commune of the same district is hidden rather than a smaller one elsewhere', () => {
    const cells = [cell('a', 3, '', 'north'), cell('b', 9, '', 'north'), cell('c', 7, '', 'east')]
    expect(hiddenUnits(cells.map((one) => ({ ...one, total: 'province' })))).toEqual(['a', 'b'])
  })

  test('the only report of a province can’t be kept from its total', () => {
    expect(hiddenUnits([cell('a', 3)])).toEqual(['a'])
  })

  test('a cell that several sums tell together is covered too', () => {
    // Units by sex, unsplit totals unknown. Two squares of hidden cells share one: their rows minus columns would tell it.
    const table: Record<string, number[]> = { a: [1, 2, 20], b: [3, 4, 30], c: [50, 2, 3], d: [60, 1, 2] }
    const cells = Object.entries(table).flatMap(([unit, counts]) => [
      cell(
        unit,
        counts.reduce((x, y) => x + y),
      ),
      ...counts.map((count, index) => cell(unit, count, `age=${index}`)),
    ])
    const hidden = hiddenCells(cells)
    expect(solve(published(cells, hidden, ['2024Q1']))).toEqual([])
  })
})

type Row = Map<string, Fraction>
/** Exact fractions of whole numbers, to check by another way of calculating. */
type Fraction = { top: bigint; bottom: bigint }
const fraction = (top: bigint, bottom = 1n): Fraction => {
  const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))
  const common = divisor(top < 0n ? -top : top, bottom) || 1n
  return { top: top / common, bottom: bottom / common }
}
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom)
const minus = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
const over = (a: Fraction, b: Fraction) =>
  b.top < 0n ? fraction(-a.top * b.bottom, -a.bottom * b.top) : fraction(a.top * b.bottom, a.bottom * b.top)

/** Gauss and Jordan on everything at once; the unknowns that stand alone in a row are known. */
function solve(rows: Row[]): string[] {
  const done: { pivot: string; row: Row }[] = []
  const reduce = (row: Row, by: Row, factor: Fraction) => {
    for (const [name, value] of by) {
      const left = minus(row.get(name) ?? fraction(0n), times(value, factor))
      if (left.top === 0n) row.delete(name)
      else row.set(name, left)
    }
  }
  for (const given of rows) {
    const row = new Map(given)
    for (const { pivot, row: other } of done) {
      const factor = row.get(pivot)
      if (factor) reduce(row, other, factor)
    }
    const first = [...row][0]
    if (!first) continue
    const [pivot, value] = first
    for (const [name, factor] of row) row.set(name, over(factor, value))
    for (const other of done) {
      const factor = other.row.get(pivot)
      if (factor) reduce(other.row, row, factor)
    }
    done.push({ pivot, row })
  }
  return done.flatMap(({ row }) => (row.size === 1 ? [...row.keys()] : []))
}

const quarters = ['2024Q1', '2024Q2', '2024Q3', '2024Q4']
const spans = [['2024Q1', '2024Q2'], ['2024Q3', '2024Q4'], quarters.slice(0, 3), quarters]

/** Everything a reader may be shown, as sums of what is hidden: totals of every breakdown and span, splits, units over time. */
function published(cells: readonly Cell[], hidden: ReadonlySet<string>, periods = quarters): Row[] {
  const rows: Row[] = []
  const publish = (parts: readonly (readonly [Cell, Fraction])[]) => {
    const row: Row = new Map()
    for (const [one, factor] of parts) {
      const address = cellAddress(one)
      if (hidden.has(address))
        row.set(address, minus(row.get(address) ?? fraction(0n), times(factor, fraction(-1n))))
    }
    rows.push(row)
  }
  const whole = (own: Cell[]) => own.map((one) => [one, fraction(1n)] as const)
  const units = [...new Set(cells.map(({ unit }) => unit))]
  const keys = [...new Set(cells.map(({ key }) => key))]
  for (const key of keys) {
    for (const span of [...periods.map((quarter) => [quarter]), ...spans]) {
      const perUnit = units.map((unit) =>
        whole(cells.filter((one) => one.unit === unit && one.key === key && span.includes(one.period))),
      )
      publish(perUnit.flat())
      // A unit's own answer is shown where it rests on nothing hidden, and then tells nothing.
      for (const own of perUnit) if (own.every(([one]) => !hidden.has(cellAddress(one)))) publish(own)
    }
  }
  for (const unit of units) {
    for (const period of periods) {
      const own = cells.filter((one) => one.unit === unit && one.period === period)
      const total = own.find(({ key }) => key === '')
      const options = own.filter(({ key }) => key !== '')
      const sum = options.reduce((left, { value }) => left.plus(value), new Decimal(0))
      if (total && options.length > 0 && sum.equals(total.value))
        publish([[total, fraction(-1n)], ...options.map((one) => [one, fraction(1n)] as const)])
    }
  }
  return rows.filter((row) => row.size > 0)
}

const province = fc
  .array(
    fc.record({
      unit: fc.nat(5),
      period: fc.constantFrom(...quarters),
      female: fc.integer({ min: 0, max: 9 }),
      male: fc.integer({ min: 0, max: 9 }),
      other: fc.constantFrom(0, 0, 0, 6),
      split: fc.boolean(),
    }),
    { minLength: 4, maxLength: 24 },
  )
  .map((reports) => {
    const cells = new Map<string, Cell>()
    for (const { unit, period, female, male, other, split } of reports) {
      const put = (key: string, value: number) => {
        const one: Cell = {
          unit: `u${unit}`,
          parent: `d${unit % 2}`,
          total: 'province',
          period,
          key,
          value: new Decimal(value),
        }
        cells.set(cellAddress(one), one)
      }
      put('', female + male + other)
      if (split) {
        put('sex=female', female)
        put('sex=male', male)
      }
    }
    return [...cells.values()].sort((a, b) => (cellAddress(a) < cellAddress(b) ? -1 : 1))
  })

describe('whatever is published together', () => {
  test('no small count is shown, and none that is hidden follows from totals, splits and longer periods', () => {
    fc.assert(
      fc.property(province, (cells) => {
        const hidden = hiddenCells(cells)
        for (const one of cells) if (isSmall(one.value)) expect(hidden.has(cellAddress(one))).toBe(true)
        const told = new Set(solve(published(cells, hidden)))
        for (const one of cells.filter((each) => told.has(cellAddress(each)))) {
          // Unless nothing is left to hide beside it, as where it is the only report.
          const beside = cells.filter((other) => other.period === one.period && other.key === one.key)
          expect(beside.every((other) => hidden.has(cellAddress(other)))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the cells never matters', () => {
    fc.assert(
      fc.property(province, (cells) => {
        const back = hiddenCells([...cells].reverse())
        expect([...back].sort()).toEqual([...hiddenCells(cells)].sort())
      }),
      { numRuns: 50 },
    )
  })
})

test('thousands of cells are decided quickly', () => {
  const cells = Array.from({ length: 120 * 20 * 3 }, (_, index): Cell => {
    const [unit, period, option] = [index % 120, Math.floor(index / 120) % 20, Math.floor(index / 2400)]
    return {
      unit: `u${unit}`,
      parent: `d${unit % 10}`,
      total: 'province',
      period: `${2021 + Math.floor(period / 4)}Q${(period % 4) + 1}`,
      key: ['', 'sex=female', 'sex=male'][option] ?? '',
      value: new Decimal(option === 0 ? 30 : (unit * 7 + period) % 30 < 2 ? 3 : option === 1 ? 10 : 20),
    }
  })
  const before = performance.now()
  const hidden = hiddenCells(cells)
  expect(hidden.size).toBeGreaterThan(100)
  expect(performance.now() - before).toBeLessThan(5000)
})
