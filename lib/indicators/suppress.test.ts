import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, cellAddress, hiddenCells } from './suppress'

const cell = (unit: string, value: number, key = '', parent = 'province'): Cell => ({
  unit,
  parent,
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

  test('a total minus what is shown never gives a single hidden count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 9 }), (values) => {
        const cells = values.map((value, index) => cell(`u${index}`, value))
        const hidden = hiddenCells(cells)
        expect(hidden.size).not.toBe(1)
        for (const one of cells)
          if (one.value.gte(1) && one.value.lte(4)) expect(hidden.has(cellAddress(one))).toBe(true)
      }),
    )
  })
})
