import { describe, expect, test } from 'vitest'
import { type BaseCell, cellText, emptyBase, readTyped } from './entry-text'
import type { FormDefinition } from './form'
import type { CellKey } from './submission'

const form = {
  sections: [
    {
      items: [
        { code: 'A', decimals: 0 },
        { code: 'F', decimals: 1 },
      ],
    },
  ],
} as unknown as FormDefinition
const stored: BaseCell = { text: '12', missing: '', comment: 'theo biên bản', followUp: true, version: 3 }
const typedOver = (cell: CellKey, change: Partial<BaseCell>) => ({ [cell]: { ...stored, ...change } })

describe('what a page sends of the cells typed', () => {
  test('a cell that stands as it was stored is left out', () => {
    expect(readTyped(form, typedOver('A|', {}), { 'A|': stored })).toEqual({ cells: [], problems: {} })
  })

  test('a new number goes with the version it was typed over, and says nothing of an untouched comment', () => {
    const { cells } = readTyped(form, typedOver('A|', { text: '1.234' }), { 'A|': stored })
    expect(cells).toEqual([{ dataElement: 'A', breakdown: '', value: '1234', missing: null, baseVersion: 3 }])
  })

  test('an emptied cell is a blank, not zero; a comment taken away is sent as taken away', () => {
    const { cells } = readTyped(form, typedOver('A|', { text: '', comment: '' }), { 'A|': stored })
    expect(cells).toMatchObject([{ value: null, missing: null, comment: '' }])
  })

  test.each([
    ['mười', 'not-a-number'],
    ['1.5', 'ambiguous-dot'],
    ['1,5', 'not-a-whole-number'],
  ])('“%s” is kept back', (text, code) => {
    const { cells, problems } = readTyped(form, typedOver('A|', { text }), {})
    expect(cells).toEqual([])
    expect(problems['A|']).toMatchObject({ code })
  })

  test('a number and a reason for having none don’t go together', () => {
    const typed = typedOver('F|', { text: '1,5', missing: 'not-available' })
    expect(readTyped(form, typed, { 'F|': emptyBase }).problems['F|']).toEqual({ code: 'number-and-reason' })
  })
})

test.each([
  [null, 0, ''],
  ['1234', 0, '1.234'],
  ['1234.50', 1, '1.234,5'],
  ['0', 0, '0'],
])('the stored number %s is shown as an officer types it', (value, decimals, text) => {
  expect(cellText({ value }, decimals)).toBe(text)
})
