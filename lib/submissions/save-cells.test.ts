import { describe, expect, test } from 'vitest'
import type { FormDefinition, FormItem } from './form'
import { type CellInput, planSave, type StoredCell } from './save-cells'
import { computeTotal, totalParts } from './save-totals'

const item = (dataElementId: number, code: string, changes: Partial<FormItem> = {}): FormItem => ({
  dataElementId,
  code,
  nameVi: code,
  nameEn: code,
  unitVi: 'người',
  unitEn: 'persons',
  decimals: 0,
  columns: [''],
  totalFrom: null,
  compulsory: false,
  minValue: null,
  maxValue: null,
  ...changes,
})

const split = ['', 'sex=female', 'sex=male', 'ethnicity=minority']
const form = {
  sections: [
    {
      code: 'A',
      nameVi: '',
      nameEn: '',
      items: [
        item(1, 'plain'),
        item(2, 'limited', { minValue: '-5', maxValue: '100', decimals: 1 }),
        item(3, 'summed', { columns: split, totalFrom: 'sex' }),
      ],
    },
  ],
} as unknown as FormDefinition
const ids = new Map(split.map((key, index) => [key, index + 1]))
const by = { name: 'Nguyễn Thị Hoa', at: '2024-01-10T02:00:00.000Z' }

const cell = (dataElement: string, value: string | null, changes: Partial<CellInput> = {}): CellInput => ({
  dataElement,
  breakdown: '',
  value,
  baseVersion: 0,
  ...changes,
})
const stored = (
  dataElementId: number,
  breakdown: string,
  value: string | null,
  changes: Partial<StoredCell> = {},
): StoredCell => ({
  dataElementId,
  breakdownId: ids.get(breakdown) ?? 0,
  value,
  missing: null,
  comment: null,
  followUp: false,
  version: 1,
  origin: 'reported',
  author: 'Ma Văn Bình',
  at: '2024-01-09T02:00:00.000Z',
  ...changes,
})
const plan = (inputs: CellInput[], before: StoredCell[] = []) =>
  planSave(form, (key) => ids.get(key), { stored: before, inputs, by })

describe('what a cell takes', () => {
  test.each([
    ['plain', '999999999', 'saved'],
    ['plain', '1000000000', 'too-large'],
    ['plain', '-0', 'saved'],
    ['plain', '-1', 'negative'],
    ['plain', '1.0', 'saved'],
    ['plain', '1.5', 'too-many-decimals'],
    ['plain', '1e3', 'not-a-number'],
    ['plain', '1,5', 'not-a-number'],
    ['limited', '-5', 'saved'],
    ['limited', '-5.1', 'below-minimum'],
    ['limited', '100', 'saved'],
    ['limited', '100.1', 'above-maximum'],
    ['limited', '-1000000000', 'too-large'],
    ['unheard', '1', 'unknown-cell'],
  ])('%s: %s is %s', (dataElement, value, expected) => {
    const [answer] = plan([cell(dataElement, value)]).answers
    expect(answer?.state === 'invalid' ? answer.code : answer?.state).toBe(expected)
  })

  test.each([
    ['a reason', { missing: 'not-available' }, null, 'saved'],
    ['a reason the officer can’t choose', { missing: 'suppressed' }, null, 'unknown-reason'],
    ['a reason and a number', { missing: 'not-available' }, '1', 'unknown-reason'],
    ['a long comment', { comment: 'x'.repeat(1001) }, '1', 'comment-too-long'],
    ['a column it hasn’t', { breakdown: 'sex=female' }, '1', 'unknown-cell'],
  ])('%s', (_name, changes, value, expected) => {
    const [answer] = plan([cell('plain', value, changes)]).answers
    expect(answer?.state === 'invalid' ? answer.code : answer?.state).toBe(expected)
  })

  test('one spelling per number', () => {
    const texts = plan([
      cell('plain', '007'),
      cell('limited', '-0.0'),
      cell('summed', '1.0', { breakdown: 'sex=male' }),
    ])
    expect(texts.writes.map(({ value }) => value)).toEqual(['7', '0', '1', '1'])
  })
})

describe('what is kept', () => {
  test('what isn’t said of a cell stays: comment and mark', () => {
    const before = [stored(1, '', '5', { comment: 'Theo biên bản', followUp: true })]
    expect(plan([cell('plain', '6', { baseVersion: 1 })], before).writes).toMatchObject([
      { value: '6', comment: 'Theo biên bản', followUp: true, version: 2, event: 'saved' },
    ])
    const cleared = plan([cell('plain', null, { baseVersion: 1, comment: null, followUp: false })], before)
    expect(cleared.writes).toMatchObject([{ value: null, comment: null, followUp: false, event: 'cleared' }])
  })

  test('a comment alone is kept in a blank cell', () => {
    const { writes } = plan([cell('plain', null, { comment: '  Chờ xã gửi ' })])
    expect(writes).toMatchObject([{ value: null, comment: 'Chờ xã gửi', version: 1, event: 'saved' }])
  })

  test('what already stands as wanted is saved, whatever version it was made on', () => {
    const { answers, writes } = plan([cell('plain', '5')], [stored(1, '', '5', { version: 4 })])
    expect([answers, writes]).toEqual([[{ cell: 'plain|', state: 'saved', version: 4 }], []])
  })

  test('a cell changed by another since is a conflict that shows theirs', () => {
    const { answers, writes } = plan(
      [cell('plain', '6', { baseVersion: 1 })],
      [stored(1, '', '5', { version: 2 })],
    )
    expect(writes).toEqual([])
    expect(answers).toEqual([
      {
        cell: 'plain|',
        state: 'conflict',
        version: 2,
        value: '5',
        missing: null,
        author: 'Ma Văn Bình',
        at: '2024-01-09T02:00:00.000Z',
      },
    ])
  })

  test('one cell twice in a batch: the later follows the earlier', () => {
    const twice = plan([cell('plain', '1'), cell('plain', '2', { baseVersion: 1 }), cell('plain', '3')])
    expect(twice.answers).toMatchObject([
      { state: 'saved', version: 1 },
      { state: 'saved', version: 2 },
      { state: 'conflict', version: 2, value: '2', author: 'Nguyễn Thị Hoa' },
    ])
    expect(twice.writes.map(({ value, version }) => [value, version])).toEqual([
      ['1', 1],
      ['2', 2],
    ])
  })
})

describe('a computed total', () => {
  const female = { breakdown: 'sex=female' }
  const male = { breakdown: 'sex=male' }

  test('is the sum of its parts, with a version of its own', () => {
    const first = plan([cell('summed', '150', female), cell('summed', '72', male)])
    expect(first.derived).toEqual([
      { cell: 'summed|', state: 'derived', version: 1, value: '222', missing: null },
    ])
    expect(first.writes.at(-1)).toMatchObject({ value: '222', version: 1, event: 'derived' })
  })

  test('adds what is stored and leaves other splits out', () => {
    const before = [stored(3, 'sex=male', '72'), stored(3, '', '72'), stored(3, 'ethnicity=minority', '60')]
    const { derived } = plan([cell('summed', '150', female)], before)
    expect(derived).toMatchObject([{ version: 2, value: '222' }])
  })

  test('another split moves nothing, and the total is told all the same', () => {
    const before = [stored(3, 'sex=male', '72'), stored(3, '', '72')]
    const { derived, writes } = plan([cell('summed', '60', { breakdown: 'ethnicity=minority' })], before)
    expect(derived).toMatchObject([{ version: 1, value: '72' }])
    expect(writes).toHaveLength(1)
  })

  test('is blank again when the last part is', () => {
    const before = [stored(3, 'sex=male', '72'), stored(3, '', '72', { comment: 'Đã đối chiếu' })]
    const { writes } = plan([cell('summed', null, { ...male, baseVersion: 1 })], before)
    expect(writes.at(-1)).toMatchObject({ value: null, missing: null, comment: 'Đã đối chiếu', version: 2 })
  })

  test.each([
    ['a number', '5', {}, 'computed'],
    ['a reason', null, { missing: 'not-available' }, 'computed'],
    ['the number it has', '72', { baseVersion: 1, comment: 'Đã đối chiếu' }, 'saved'],
    ['a comment alone', null, { baseVersion: 1, comment: 'Đã đối chiếu' }, 'saved'],
  ])('typed as %s', (_name, value, changes, expected) => {
    const before = [stored(3, 'sex=male', '72'), stored(3, '', '72')]
    const { answers, writes } = plan([cell('summed', value, changes)], before)
    expect(answers[0]?.state === 'invalid' ? answers[0].code : answers[0]?.state).toBe(expected)
    if (expected === 'saved') expect(writes).toMatchObject([{ value: '72', comment: 'Đã đối chiếu' }])
  })

  test.each([
    [['1', '2'], [null, null], '3', null],
    [['0.1', '0.2'], [null, null], '0.3', null],
    [['1', null], [null, 'not-available'], '1', null],
    [['0', null], [null, null], '0', null],
    [[null, null], [null, 'not-available'], null, null],
    [[null, null], ['not-applicable', 'not-applicable'], null, 'not-applicable'],
    [[null, null], ['not-applicable', 'not-available'], null, 'not-available'],
    [[], [], null, null],
  ])('parts %j with reasons %j make %j %j', (values, reasons, value, missing) => {
    const parts = values.map((part, index) => ({ value: part, missing: reasons[index] ?? null }))
    expect(computeTotal(parts)).toEqual({ value, missing })
  })

  test('its parts are the single options of the category named', () => {
    const columns = ['', 'sex=female', 'sex=male', 'ethnicity=minority', 'ethnicity=minority;sex=female']
    expect(totalParts({ totalFrom: 'sex', columns })).toEqual(['sex=female', 'sex=male'])
    expect(totalParts({ totalFrom: null, columns })).toEqual([])
  })
})
