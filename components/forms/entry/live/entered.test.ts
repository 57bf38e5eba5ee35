import { describe, expect, test } from 'vitest'
import { emptyEntered, enter, fromChange, toChange } from './entered'
import { readText, wantsEcho } from './read-text'

const item = {
  code: 'A',
  name: 'A',
  unit: 'người',
  decimals: 0,
  compulsory: false,
  totalFrom: null,
  minValue: '1',
  maxValue: '500',
  cells: [],
}

describe('what stands in a cell', () => {
  test('a number takes the reason for having none away, a reason takes the number away', () => {
    const reasoned = { ...emptyEntered, missing: 'not-available', comment: 'chờ biên bản' }
    expect(enter(reasoned, { text: '12' })).toMatchObject({
      text: '12',
      missing: '',
      comment: 'chờ biên bản',
    })
    expect(enter({ ...emptyEntered, text: '12' }, { missing: 'not-applicable' })).toMatchObject({
      text: '',
      missing: 'not-applicable',
    })
    expect(enter(reasoned, { comment: '' })).toMatchObject({ missing: 'not-available', comment: '' })
    expect(enter(reasoned, { text: '' })).toMatchObject({ text: '', missing: 'not-available' })
  })

  test('what is queued reads back as what was typed', () => {
    const entered = { text: '1.2', missing: '', comment: ' có ', followUp: true, version: 4 }
    expect(toChange(item, 'A|', entered).change).toBeNull()
    const { change } = toChange(item, 'A|', { ...entered, text: '120' })
    expect(change).toEqual({
      cell: 'A|',
      text: '120',
      value: '120',
      missing: null,
      comment: 'có',
      followUp: true,
      baseVersion: 4,
    })
    expect(change && fromChange(change, 5)).toEqual({ ...entered, text: '120', comment: 'có', version: 5 })
  })
})

describe('reading a typed text', () => {
  test.each([
    ['', { ok: true, value: null, echo: '' }],
    ['1', { ok: true, value: '1', echo: '1' }],
    ['500', { ok: true, value: '500', echo: '500' }],
    ['0', { ok: false, problem: { code: 'below-minimum', echo: '0', limit: '1' } }],
    ['501', { ok: false, problem: { code: 'above-maximum', echo: '501', limit: '500' } }],
    ['1.23', { ok: false, problem: { code: 'ambiguous-dot', echo: '', limit: '' } }],
  ])('“%s”', (text, reading) => {
    expect(readText(item, text)).toEqual(reading)
  })

  test.each([
    ['12', '12', false],
    ['1234', '1.234', true],
    ['1.234', '1.234', true],
    ['', '', false],
  ])('“%s” read as “%s” is echoed: %s', (text, echo, shown) => {
    expect(wantsEcho(text, echo)).toBe(shown)
  })
})
