import { describe, expect, test } from 'vitest'
import { mostCells, parseSaveRequest, parseSubmissionRef } from './save-request'

const mutationId = '0b8f2a2e-54b6-4d0c-9a51-0f3f6a3c7a10'
const cell = { dataElement: 'D8-3.1d', breakdown: '', value: '222', baseVersion: 0 }
const parse = (body: unknown) => parseSaveRequest(JSON.stringify(body))

describe('the body of a save', () => {
  test.each([
    [222, '222'],
    [0.1, '0.1'],
    [-0, '0'],
    ['1234.5', '1234.5'],
    [null, null],
    [undefined, null],
    [1e21, '1e+21'],
  ])('a value written %j is read as %j', (value, expected) => {
    const read = parse({ mutationId, cells: [{ ...cell, value }] })
    expect(read.ok && read.value.cells[0]?.value).toBe(expected)
  })

  test('what is left out is left out, what is null takes away', () => {
    const read = parse({ mutationId, cells: [cell, { ...cell, comment: null, followUp: false }] })
    expect(read.ok && read.value.cells).toEqual([
      { ...cell, missing: null },
      { ...cell, missing: null, comment: null, followUp: false },
    ])
  })

  test.each([
    ['half a document', '{"mutationId":', 'not-json', null],
    ['null', 'null', 'bad-word', null],
    ['no number', JSON.stringify({ cells: [cell] }), 'bad-word', 'mutationId'],
    ['another kind of number', JSON.stringify({ mutationId: 'm1', cells: [cell] }), 'bad-word', 'mutationId'],
    ['no cells', JSON.stringify({ mutationId, cells: [] }), 'bad-word', 'cells'],
    [
      'a cell without its version',
      JSON.stringify({ mutationId, cells: [{ ...cell, baseVersion: undefined }] }),
      'bad-word',
      'cells.0.baseVersion',
    ],
    [
      'a list for a value',
      JSON.stringify({ mutationId, cells: [{ ...cell, value: [1] }] }),
      'bad-word',
      'cells.0.value',
    ],
    [
      'too many cells',
      JSON.stringify({ mutationId, cells: Array.from({ length: mostCells + 1 }, () => cell) }),
      'too-large',
      'cells',
    ],
  ])('%s is refused', (_name, json, code, field) => {
    expect(parseSaveRequest(json)).toEqual({ ok: false, error: { code, field } })
  })
})

describe('what an address names', () => {
  const key = { formCode: 'D8-Q', orgUnitId: 'D071', period: '2023Q4' }
  test.each([
    ['D8-Q:D071:2023Q4', key],
    ['D8-Q%3AD071%3A2023Q4', key],
    ['A%2FB:code%3A071%402023-12-27:2023Q4', { ...key, formCode: 'A/B', orgUnitId: 'code:071@2023-12-27' }],
    [mutationId.toUpperCase(), { submissionId: mutationId }],
    ['D8-Q:D071', null],
    ['D8-Q::2023Q4', null],
    ['a:b:c:d', null],
    ['%E0%A4%A', null],
    ['x', null],
  ])('%s', (segment, expected) => {
    expect(parseSubmissionRef(segment)).toEqual(expected)
  })
})
