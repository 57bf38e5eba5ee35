import { expect, test } from 'vitest'
import { plain, run } from './samples'

// Behaviours that DHIS2's own tests of its server state (dhis2-core, BSD-3: ExpressionService2Test), as tables.
// There an indicator's expressions are read by these rules.

const values = {
  '#{dataElemenA}': 3,
  '#{dataElemenB}': 13,
  '#{dataElemenF}': 'Str',
  '#{dataElemenG}': '2022-01-15',
  '#{dataElemenH}': true,
}

const anyMissing = (text: string) => plain(run(text, values, 'skip_if_any_missing').value)

test.each([
  ['2', 2],
  ['2.', 2],
  ['2.0', 2],
  ['.2', 0.2],
  ['2E0', 2],
  ['2.E0', 2],
  ['2.0e0', 2],
  ['2.1E+0', 2.1],
  ['2.1E-0', 2.1],
  ['2.1E-2', 0.021],
  ['2E+1', 20],
  ['2E01', 20],
  ['+2', 2],
  ['-2', -2],
])('the number %s', (text, value) => expect(anyMissing(text)).toBe(value))

test.each([
  ['2 ^ 3 ^ 2', 512],
  ['( 2 ^ 3 ) ^ 2', 64],
  ['2 ^ -2', 0.25],
  ['+ (2 + 3)', 5],
  ['- 2 + 3', 1],
  ['- (2 + 3)', -5],
  ['-(2) ^ 2', -4],
  ['(-(2)) ^ 2', 4],
  ['+(2) ^ 2', 4],
  ['2 * 3 * 4', 24],
  ['12 / 3 / 2', 2],
  ['12 / ( 3 / 2 )', 8],
  ['12 % 5 % 3', 2],
  ['12 % ( 5 % 3 )', 0],
  ['12 / 3 * 2', 8],
  ['12 / ( 3 * 2 )', 2],
  ['5 % 2 * 3', 3],
  ['3 * 5 % 2', 1],
  ['7 % 4 / 2', 1.5],
  ['9 / 3 % 2', 1],
  ['-(3) * 2', -6],
  ['-(3) / 2', -1.5],
  ['-(7) % 3', -1],
  ['-(7 % 3)', -1],
  ['11 % 6', 5],
  ['2 + 3 + 4', 9],
  ['2 - 3 - 4', -5],
  ['2 - ( 3 - 4 )', 3],
  ['2 - 3 + 4', 3],
  ['2 - ( 3 + 4 )', -5],
  ['4 + 3 * 2', 10],
  ['( 4 + 3 ) * 2', 14],
  ['4 + 3 / 2', 5.5],
  ['4 + 3 % 2', 5],
  ['( 4 + 3 ) % 2', 1],
  ['4 - 3 * 2', -2],
  ['4 - 3 / 2', 2.5],
  ['4 - 3 % 2', 3],
  ['( 4 - 3 ) % 2', 1],
])('operators bind as there: %s', (text, value) => expect(anyMissing(text)).toBe(value))

test.each([
  ['log(50)', 3.912023005428146],
  ['log(2.718281828459045)', 1],
  ['log(50,3)', 3.5608767950073115],
  ['log(8,2)', 3],
  ['log(50,0)', 0],
  ['log10(50)', 1.6989700043360187],
  ['log10(1000)', 3],
])('%s', (text, value) => expect(anyMissing(text)).toBeCloseTo(value, 12))

test.each([
  'log(0)',
  'log(-1)',
  'log(0,3)',
  'log(-1,3)',
  'log(50,-3)',
  'log(-50,-3)',
  'log10(0)',
  'log10(-1)',
])('%s is infinite or no number there, and no value here', (text) =>
  expect(run(text, {}, 'never_skip')).toMatchObject({ value: null, cause: { kind: 'undefined' } }),
)

test.each([
  ['1 < 2', true],
  ['1 < 1', false],
  ['2 < 1', false],
  ['1 > 2', false],
  ['2 > 1', true],
  ['1 <= 1', true],
  ['2 <= 1', false],
  ['1 >= 2', false],
  ['1 >= 1', true],
  ['5 < 2 + 3', false],
  ['5 <= 2 + 3', true],
  ['5 > 8 - 3', false],
  ['5 >= 8 - 3', true],
  ['1 == 1', true],
  ['1 == 2', false],
  ['1 != 2', true],
  ['1 + 2 == 3', true],
  ["'a' < 'a'", false],
  ["'a' < 'b'", true],
  ["'b' > 'a'", true],
  ["'a' <= 'a'", true],
  ["'a' >= 'b'", false],
  ["'a' == 'a'", true],
  ["'a' != 'b'", true],
  ['! true', false],
  ['! (5 > 3)', false],
  ['true < true', false],
  ['false < true', true],
  ['true > false', true],
  ['true <= false', false],
  ['true >= true', true],
  ['! true < false', false],
  ['! true <= false', true],
  ['! ( true >= false )', false],
  ['true == false == false', true],
  ['true != false', true],
  ['true && false', false],
  ['true && 1 == 1', true],
  ['false || true', true],
  ['true || true && false', true],
  ['( true || true ) && false', false],
  ["#{dataElemenF}=='Str'", true],
  ["#{dataElemenF}=='XYZ'", false],
  ["#{dataElemenG}<'2022-01-01'", false],
  ["#{dataElemenG}<'2022-02-01'", true],
  ['!#{dataElemenH}', false],
])('%s', (text, value) => {
  expect(anyMissing(text)).toBe(value)
  expect(anyMissing(`if(${text}, 1, 0)`)).toBe(value ? 1 : 0)
})

test.each([
  'dataElemenA} ^ #{dataElemenE',
  'dataElemenE} ^ #{dataElemenA',
  'dataElemenA} * #{dataElemenE',
  'dataElemenE} / #{dataElemenA',
  'dataElemenA} % #{dataElemenE',
  'dataElemenA} + #{dataElemenE',
  'dataElemenE} - #{dataElemenA',
])('skipped when any part is missing: #{%s}', (inside) => expect(anyMissing(`#{${inside}}`)).toBeNull())

test.each([
  'if( #{dataElemenA} > #{dataElemenE}, 1, 0)',
  'if( #{dataElemenE} != #{dataElemenA}, 1, 0)',
  'if( ! (#{dataElemenA} == #{dataElemenE}), 1, 0)',
  '- #{dataElemenE}',
  'greatest( #{dataElemenE} )',
  'least( #{dataElemenE} )',
])('skipped when any part is missing: %s', (text) => expect(anyMissing(text)).toBeNull())

test.each([
  ['if( isNull( #{dataElemenA} ), 1, 0)', 0],
  ['if( isNull( #{dataElemenE} ), 1, 0)', 1],
  ['if( isNotNull( #{dataElemenA} ), 1, 0)', 1],
  ['if( isNotNull( #{dataElemenE} ), 1, 0)', 0],
  ['firstNonNull( #{dataElemenA} )', 3],
  ['firstNonNull( #{dataElemenE}, #{dataElemenA} )', 3],
  ['firstNonNull( #{dataElemenC}, #{dataElemenE}, #{dataElemenA} )', 3],
  ['firstNonNull( #{dataElemenE}, #{dataElemenA}, #{dataElemenC} )', 3],
  ['greatest( 3, 4, 1, 5, 2 )', 5],
  ['least( 3, 4, 1, 5, 2 )', 1],
])('nulls are seen: %s', (text, value) => expect(plain(run(text, values, 'never_skip').value)).toBe(value))

test.each([
  ['#{dataElemenA}', 3, 3, 3],
  ['#{dataElemenA} + #{dataElemenB}', 16, 16, 16],
  ['#{dataElemenA} + #{dataElemenB} + #{dataElemenC}', null, 16, 16],
  ['#{dataElemenC} + #{dataElemenD} + #{dataElemenE}', null, null, 0],
  ['#{dataElemenE}', null, null, 0],
])('the three ways with missing values: %s', (text, any, all, never) => {
  expect(plain(run(text, values, 'skip_if_any_missing').value)).toBe(any)
  expect(plain(run(text, values, 'skip_if_all_missing').value)).toBe(all)
  expect(plain(run(text, values, 'never_skip').value)).toBe(never)
})

test('a part that a condition passes over is not missed', () => {
  expect(anyMissing('if(#{dataElemenA} > 1, #{dataElemenA}, #{dataElemenE})')).toBe(3)
  expect(anyMissing('if(#{dataElemenA} < 1 && #{dataElemenE} > 1, 1, 0)')).toBe(0)
  expect(anyMissing('if(#{dataElemenA} > 1 || #{dataElemenE} > 1, 1, 0)')).toBe(1)
})

test('a zero taken away does not come back as zero', () => {
  expect(plain(run('removeZeros(#{z})', { '#{z}': 0 }, 'never_skip').value)).toBeNull()
  expect(plain(run('removeZeros(#{z})', {}, 'never_skip').value)).toBeNull()
  expect(plain(run('removeZeros(#{z})', { '#{z}': 5 }, 'never_skip').value)).toBe(5)
})

test.each([
  ['C{xxxxxxxxx05} * 2', 1],
  ['OUG{orgUnitGrpA}', 7],
  ['R{dataSetUidA.REPORTING_RATE_ON_TIME}', 402],
  ['N{mindicatorA}', 88],
  ['[days]', 30],
  ['#{dataElemenA.catOptCombB.*}', 5],
  ['#{dataElemenA.*.catOptCombB}', 9],
  ['#{dataElemenA.catOptCombA.catOptCombB}', 7],
  ['is(#{dataElemenA.catOptCombB} in 4, 5)', true],
])('items: %s', (text, value) => {
  const items = {
    'C{xxxxxxxxx05}': 0.5,
    'OUG{orgUnitGrpA}': 7,
    'R{dataSetUidA.REPORTING_RATE_ON_TIME}': 402,
    'N{mindicatorA}': 88,
    '[days]': 30,
    '#{dataElemenA.catOptCombB}': 5,
    '#{dataElemenA.*.catOptCombB}': 9,
    '#{dataElemenA.catOptCombA.catOptCombB}': 7,
  }
  expect(plain(run(text, items, 'skip_if_any_missing').value)).toBe(value)
})
