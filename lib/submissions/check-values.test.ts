import { describe, expect, test } from 'vitest'
import { checkValues } from './check-values'
import type { Cell } from './submission'

const items = [
  { dataElement: 'D8-3.1d', columns: ['', 'sex=female', 'sex=male', 'sex=not-stated', 'ethnicity=minority'] },
  { dataElement: 'D8-3.1c', columns: [''] },
]

function cell(
  dataElement: string,
  breakdown: string,
  value: string | null,
  missing: string | null = null,
): Cell {
  return { dataElement, breakdown, value, missing, comment: null, followUp: false, version: 1 }
}

const attended = (splits: Record<string, string | null>) =>
  Object.entries(splits).map(([breakdown, value]) => cell('D8-3.1d', breakdown, value))

describe('checks of a form', () => {
  test.each([
    ['an unsplit total is fine', { '': '222' }, []],
    ['a total of zero is a number', { '': '0' }, []],
    ['women above the total', { '': '122', 'sex=female': '130' }, ['part-above-total D8-3.1d|sex=female']],
    [
      'minority above the total',
      { '': '50', 'ethnicity=minority': '51' },
      ['part-above-total D8-3.1d|ethnicity=minority'],
    ],
    ['everybody a woman', { '': '10', 'sex=female': '10' }, []],
    ['women alone below the total', { '': '222', 'sex=female': '150' }, []],
    [
      'women and men above the total',
      { '': '222', 'sex=female': '150', 'sex=male': '73' },
      ['options-above-total D8-3.1d|sex=female'],
    ],
    [
      'all options below the total',
      { '': '222', 'sex=female': '150', 'sex=male': '70', 'sex=not-stated': '1' },
      ['options-below-total D8-3.1d|sex=female'],
    ],
    [
      'all options make the total',
      { '': '222', 'sex=female': '150', 'sex=male': '70', 'sex=not-stated': '2' },
      [],
    ],
    ['minority never has to make the total', { '': '222', 'ethnicity=minority': '100' }, []],
    [
      'a split without its total',
      { '': null, 'sex=female': '10', 'sex=male': '5' },
      ['split-without-total D8-3.1d|'],
    ],
  ])('%s', (_name, splits, expected) => {
    const found = checkValues(items, attended(splits)).map(({ code, cell: at }) => `${code} ${at}`)
    expect(found).toEqual(expected)
  })

  test('a form in which every cell is blank can not be sent', () => {
    expect(checkValues(items, [cell('D8-3.1c', '', null)]).map(({ code }) => code)).toEqual([
      'nothing-entered',
    ])
  })

  test('a reason instead of a number is an answer', () => {
    expect(checkValues(items, [cell('D8-3.1c', '', null, 'not-available')])).toEqual([])
  })

  test('a part is not above its whole', () => {
    const cells = [cell('D8-3.1b.n', '', '12'), cell('D8-3.1b.d', '', '10')]
    const wholes = [{ part: 'D8-3.1b.n', whole: 'D8-3.1b.d' }]
    expect(checkValues(items, cells, wholes)).toEqual([
      {
        severity: 'error',
        code: 'part-above-whole',
        cell: 'D8-3.1b.n|',
        numbers: { part: '12', total: '10' },
        other: 'D8-3.1b.d',
      },
    ])
  })
})
