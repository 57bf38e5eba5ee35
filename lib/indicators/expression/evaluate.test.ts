import { expect, test } from 'vitest'
import { plain, run } from './samples'
import { itemText, toText } from './to-text'

test.each([
  ['#{a} + #{m}', null],
  ['-#{m}', null],
  ['#{m} * 0', null],
  ['#{m} > 5', null],
  ['#{m} == 5', null],
  ['!(#{m} > 5)', null],
  ['if(#{m} > 5, 1, 2)', null],
  ['greatest(#{a}, #{m})', null],
  ['least(#{m}, #{a})', null],
  ['log(#{m})', null],
  ['contains(#{m}, "x")', null],
  ['contains("x", #{m})', null],
  ['is(#{m} in 1, 2)', null],
  ['is(#{a} in 1, #{m})', null],
  ['removeZeros(#{m})', null],
  ['true and #{m} > 5', null],
  ['#{m} > 5 and false', null],
  ['isNull(#{m})', true],
  ['isNotNull(#{m})', false],
  ['#{m} == null', true],
  ['#{a} != null', true],
  ['firstNonNull(#{m}, #{a})', 3],
  ['if(isNull(#{m}), 0, #{m})', 0],
  ['if(isNull(#{m}), #{m} + 1, 2)', null],
  ['if(#{a} > 1, #{a}, #{m})', 3],
  ['false and #{m} > 5', false],
  ['true or #{m} > 5', true],
  ['#{m} > 5 or true', true],
  ['is(#{a} in #{m}, 3)', true],
])('refuse: what is missing is never guessed: %s', (text, value) => {
  expect(plain(run(text, { '#{a}': 3 }).value)).toBe(value)
})

test('the cause names the item that was missing', () => {
  const { value, cause } = run('#{a} / (#{b} + 1)', { '#{a}': 3 })
  expect(value).toBeNull()
  expect(cause?.kind === 'item' && itemText(cause.item)).toBe('#{b}')
  const skipped = run('#{a} + #{b} + #{c}', { '#{a}': 3 }, 'skip_if_any_missing').cause
  expect(skipped?.kind === 'item' && itemText(skipped.item)).toBe('#{b}')
})

test.each([
  ['1 / 0', 'zero-division'],
  ['0 / 0', 'zero-division'],
  ['5 % 0', 'zero-division'],
  ['0 ^ -1', 'zero-division'],
  ['1 + 4 / (1 / 0)', 'zero-division'],
  ['(1 / 0) > 5', 'zero-division'],
  ['log(-1)', 'undefined'],
  ['(-8) ^ 0.5', 'undefined'],
  ['9 ^ 9 ^ 9 ^ 9', 'undefined'],
  ['10 ^ 309', 'undefined'],
  ['10 ^ 100000000 % 3', 'undefined'],
  ['normDistCum(1, 0, 0)', 'undefined'],
  ["'a' + 1", 'wrong-type'],
  ['if(0.5, 1, 2)', 'wrong-type'],
])('refuse: %s has no value: %s', (text, kind) =>
  expect(run(text)).toMatchObject({ value: null, cause: { kind } }),
)

test('refuse: a division by zero is no value to `firstNonNull`; DHIS2 takes infinity for one', () => {
  expect(plain(run('firstNonNull(1 / 0, 5)').value)).toBe(5)
  expect(run('firstNonNull(1 / 0, 5)', {}, 'never_skip').value).toBeNull()
  expect(plain(run('4 / (1 / 0)', {}, 'never_skip').value)).toBe(0)
})

test('a constant that is not there is no zero, whatever the strategy', () => {
  expect(run('C{lost} * 2', {}, 'never_skip')).toMatchObject({ value: null, cause: { kind: 'item' } })
})

test('arithmetic is exact: no binary fractions, 20 digits in a quotient', () => {
  expect(run('0.1 + 0.2 == 0.3').value).toBe(true)
  expect(run('1.1 * 1.1').value?.toString()).toBe('1.21')
  expect(run('123456789012345678 + 1').value?.toString()).toBe('123456789012345679')
  expect(run('1 / 3').value?.toString()).toBe('0.33333333333333333333')
})

test.each([
  ['normDistCum(0, 0, 1)', 0.5],
  ['normDistCum(1, 0, 1)', 0.8413447460685429],
  ['normDistCum(-1.96, 0, 1)', 0.0249978951482204],
  ['normDistCum(110, 100, 5)', 0.9772498680518208],
  ['normDistCum(-60, 0, 1)', 0],
  ['normDistDen(0, 0, 1)', 0.3989422804014327],
  ['normDistDen(3, 1, 2)', 0.12098536225957168],
])('%s', (text, value) => expect(plain(run(text).value)).toBeCloseTo(value, 12))

test('the trail holds every part that was worked out, in order, and no branch not taken', () => {
  const { trail } = run('if(#{a} > 2, #{a} / #{z}, #{m})', { '#{a}': 3, '#{z}': 0 })
  expect(
    trail.map(({ expression, value, cause }) => [toText(expression), plain(value), cause?.kind]),
  ).toEqual([
    ['#{a}', 3, undefined],
    ['2', 2, undefined],
    ['#{a} > 2', true, undefined],
    ['#{a}', 3, undefined],
    ['#{z}', 0, undefined],
    ['#{a} / #{z}', null, 'zero-division'],
    ['if(#{a} > 2, #{a} / #{z}, #{m})', null, 'zero-division'],
  ])
})
