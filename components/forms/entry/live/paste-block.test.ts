import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellKey } from '@/lib/submissions/submission'
import type { Grid } from './grid'
import { parseBlock, planPaste, toBlockText } from './paste-block'
import { readText } from './read-text'

describe('what a spreadsheet copies', () => {
  test.each<[string, string, string[][]]>([
    ['one cell with its line break', '12\r\n', [['12']]],
    [
      'two rows of two',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'blank cells, also last ones',
      '1\t\t\n\t\t3',
      [
        ['1', '', ''],
        ['', '', '3'],
      ],
    ],
    ['a quoted cell with a line break', '"a\nb"\t2', [['a\nb', '2']]],
    ['quotes inside quotes', '"a ""b"""\t2', [['a "b"', '2']]],
    ['a quote that is only a sign', '5" \t2', [['5"', '2']]],
    ['old line breaks', '1\r2', [['1'], ['2']]],
    ['a blank row between', '1\n\n2', [['1'], [''], ['2']]],
  ])('%s', (_name, text, rows) => {
    expect(parseBlock(text)).toEqual(rows)
  })

  test('rows written out are read again the same', () => {
    const cell = fc.stringMatching(/^[0-9.,a-z-]{1,8}$/)
    const block = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseBlock(toBlockText(rows))).toEqual(rows)
      }),
    )
  })
})

describe('laying a block over the form', () => {
  const rows: (CellKey | null)[][] = [
    ['A|', null],
    ['B|', 'B|sex=female'],
  ]
  const places = new Map(
    rows.flatMap((row, at) =>
      row.flatMap((cell, column) => (cell ? [[cell, { row: at, column }] as const] : [])),
    ),
  )
  const grid: Grid = { rows, places, sections: [] }
  const limits = { decimals: 0, minValue: null, maxValue: null }
  const read = (cell: CellKey, text: string) => (cell === 'A|' ? 'computed' : readText(limits, text))

  test('each text is read strictly; what has no place or no number is named, blanks are left alone', () => {
    const plan = planPaste(grid, 'A|', parseBlock('7\t8\n1.234\tabc\n9\t'), read)
    expect(plan.taken).toEqual([{ cell: 'B|', text: '1.234' }])
    expect(plan.blank).toBe(1)
    expect(plan.refused).toEqual([
      { cell: 'A|', text: '7', why: 'computed' },
      { cell: null, text: '8', why: 'no-cell' },
      { cell: 'B|sex=female', text: 'abc', why: { code: 'not-a-number', echo: '', limit: '' } },
      { cell: null, text: '9', why: 'no-cell' },
    ])
  })

  test('every text of a block is taken, refused or blank', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('1', '', 'x', '1.5'), { maxLength: 4 }), { maxLength: 4 }),
        (block) => {
          const plan = planPaste(grid, 'B|', block, read)
          expect(plan.taken.length + plan.refused.length + plan.blank).toBe(block.flat().length)
        },
      ),
    )
  })
})
