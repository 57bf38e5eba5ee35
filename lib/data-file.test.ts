import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  DataFileError,
  oneOf,
  optionalDay,
  optionalDecimal,
  optionalText,
  parseCsv,
  text,
  yesNo,
} from './data-file'

const schema = z.object({
  code: text,
  from: optionalDay,
  low: optionalDecimal,
  open: yesNo,
  kind: oneOf(['flow', 'stock']),
  note: optionalText,
})
const header = 'code,from,low,open,kind,note\n'

test('a good row is read with its line, empty cells as null', () => {
  const { rows, problems } = parseCsv('a.csv', `${header}X1,2025-07-01,1.5,yes,flow,\n`, schema)
  expect(problems).toEqual([])
  expect(rows).toEqual([
    { code: 'X1', from: '2025-07-01', low: '1.5', open: true, kind: 'flow', note: null, line: 2 },
  ])
})

test.each([
  [',2025-07-01,1,yes,flow,', 'code'],
  ['X,01/07/2025,1,yes,flow,', 'from'],
  ['X,2025-02-30,1,yes,flow,', 'from'],
  ['X,,1.234.567,yes,flow,', 'low'],
  ['X,,1,maybe,flow,', 'open'],
  ['X,,1,yes,sum,', 'kind'],
])('a bad cell is named by file, line and column: %s', (line, column) => {
  const { problems } = parseCsv('a.csv', `${header}A,,1,no,stock,\n${line}\n`, schema)
  expect(problems).toEqual([expect.objectContaining({ file: 'a.csv', line: 3, column })])
})

test('a missing column is told once, not once a row', () => {
  const { problems } = parseCsv('a.csv', 'code,from,low,open,kind\nA,,,no,flow\nB,,,no,flow\n', schema)
  expect(problems).toEqual([
    { file: 'a.csv', line: 1, column: 'note', message: 'this column is missing from the header row' },
  ])
})

test('a row with too many cells is a problem, not a crash', () => {
  const { problems } = parseCsv('a.csv', `${header}A,,1,no,stock,,,,\n`, schema)
  expect(problems).toHaveLength(1)
})

describe('the message of a failed load', () => {
  test('names each place and says what to do', () => {
    const { problems } = parseCsv('targets.csv', `${header}A,,x,no,stock,\n`, schema)
    const { message } = new DataFileError(problems)
    expect(message).toContain('targets.csv, line 2, column low: "x" is not a number; write 1234.5')
  })
})
