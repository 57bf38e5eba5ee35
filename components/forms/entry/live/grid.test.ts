import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellKey } from '@/lib/submissions/submission'
import { blockBetween, type Move, moveFrom, toGrid } from './grid'

const split = ['', 'sex=female', 'sex=male']

function section(columns: string[], rows: Record<string, string[]>) {
  return {
    columns: columns.map((key) => ({ key, label: key })),
    items: Object.entries(rows).map(([code, filled]) => ({
      code,
      name: code,
      unit: '',
      decimals: 0,
      compulsory: false,
      totalFrom: null,
      minValue: null,
      maxValue: null,
      cells: columns.map((key) =>
        filled.includes(key)
          ? { cell: `${code}|${key}` as CellKey, hints: [], returned: '', files: 0 }
          : null,
      ),
    })),
  }
}

// A: total; B: total and both sexes; then a section with C: total only, D: total and women.
const grid = toGrid([
  section(split, { A: [''], B: split }),
  section(['', 'sex=female'], { C: [''], D: ['', 'sex=female'] }),
])

describe('moving over the cells of a form', () => {
  test.each<[CellKey, Move, CellKey]>([
    ['B|', 'right', 'B|sex=female'],
    ['B|sex=male', 'right', 'B|sex=male'],
    ['B|', 'left', 'B|'],
    ['A|', 'down', 'B|'],
    ['B|', 'down', 'C|'],
    ['A|', 'up', 'A|'],
    ['B|sex=male', 'down', 'C|'],
    ['B|sex=female', 'row-start', 'B|'],
    ['B|', 'row-end', 'B|sex=male'],
    ['B|', 'section-top', 'A|'],
    ['A|', 'section-bottom', 'B|'],
    ['C|', 'section-bottom', 'D|'],
    ['B|', 'form-end', 'D|sex=female'],
    ['D|sex=female', 'form-start', 'A|'],
  ])('from %s %s is %s', (from, move, to) => {
    expect(moveFrom(grid, from, move)).toBe(to)
  })

  test('down through a row without the column comes back to it', () => {
    expect(moveFrom(grid, 'C|', 'down', 1)).toBe('D|sex=female')
  })

  test('every move from every cell ends on a cell, and sideways is taken back by the other way', () => {
    const cells = [...grid.places.keys()]
    const moves: Move[] = ['left', 'right', 'up', 'down', 'row-start', 'row-end', 'section-top', 'form-end']
    fc.assert(
      fc.property(fc.constantFrom(...cells), fc.constantFrom(...moves), (from, move) => {
        const to = moveFrom(grid, from, move)
        expect(grid.places.has(to)).toBe(true)
        if (move === 'right' && to !== from) expect(moveFrom(grid, to, 'left')).toBe(from)
      }),
    )
  })

  test('a block has the cells between its corners, whichever was chosen first', () => {
    const block = [
      ['A|', null],
      ['B|', 'B|sex=female'],
      ['C|', null],
      ['D|', 'D|sex=female'],
    ]
    expect(blockBetween(grid, 'A|', 'D|sex=female')).toEqual(block)
    expect(blockBetween(grid, 'D|sex=female', 'A|')).toEqual(block)
  })
})
