import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTranslated, toShortWords } from './short-words'

/** The cells of one column, without a schema: a word nobody foresaw is what the test is for. */
function cellsOf(file: string, column: string): string[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    )
  const [head = '', ...rows] = lines
  const at = cells(head).indexOf(column)
  expect(at, `${file}: ${column}`).toBeGreaterThanOrEqual(0)
  return rows.filter((line) => line !== '').map((line) => cells(line)[at] ?? '')
}

test.each([
  ['data/indicators.csv', 'breakdown_text'],
  ['data/indicators.csv', 'frequency'],
  ['data/targets.csv', 'basis'],
  ['data/published/programme-results.csv', 'unit_vi'],
])('every short word of %s, %s, has its English', (file, column) => {
  const cells = [...new Set(cellsOf(file, column))]
  expect(cells.length).toBeGreaterThan(5)
  expect(cells.filter((cell) => !isTranslated(cell))).toEqual([])
})

test('words are put into English part by part; what nobody translated stays as it was printed', () => {
  expect(toShortWords('quý, 6 tháng, năm', 'en')).toBe('quarter, half-year, year')
  expect(toShortWords('xã; sổ tay', 'en')).toBe('commune; sổ tay')
  expect(toShortWords('xã; tỉnh', 'vi')).toBe('xã; tỉnh')
  expect(toShortWords('constructor', 'en')).toBe('constructor')
})
