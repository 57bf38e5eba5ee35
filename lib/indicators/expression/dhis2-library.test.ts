import { expect, test } from 'vitest'
import { plain, run } from './samples'

// Behaviours that the tests of DHIS2's parser library state (dhis2/expression-parser, BSD-3:
// MathExpressionTest, LogicalExpressionTest, FunctionsExpressionTest), as tables.

const value = (text: string) => plain(run(text, {}, 'never_skip').value)

test.each([
  ['1.3 + ( 1 + 1 )', 3.3],
  ['+ 1 - 1', 0],
  ['1.3 - ( 1 + 1 )', -0.7],
  ['10/3', 3.333333333333333],
  ['-1.4/( 1 + 1 )', -0.7],
  ['( 1 / 1000 ) * 1000', 1],
  ['-1.4*( 1 + 1 )', -2.8],
  ['log(100)', 4.60517],
  ['log( .5 )', -Math.LN2],
  ['log(8,2)', 3],
  ['log(256, 16)', 2],
  ['log( 100, 10 )', 2],
  ['log10(100)', 2],
  ['log10( .5 )', -0.30103],
  ['1^10', 1],
  ['1.4^( 1 + 1 )', 1.96],
  ['1.4^( 1 - 1 )', 1],
  ['2^-2', 0.25],
  ['2^--2', 4],
  ['2^2^2', 16],
  ['(-3)^3', -27],
  ['-3^3', -27],
  ['-3^2', -9],
  ['1%2', 1],
  ['5%2', 1],
  ['1.4%( 1 + 1 )', 1.4],
  ['1+2*-3^9*4*5+6', -787313],
])('%s', (text, expected) => expect(value(text)).toBeCloseTo(expected, 6))

test('a large power under a sign', () => {
  expect(Number(value('(1+2)*-3^(9*4)*5+6')) / -2.251419529454987e18).toBeCloseTo(1, 12)
})

test.each([
  '1.0/( 1 - 1 )',
  '80 + 4 / 0',
  '1.0%( 1 - 1 )',
  'greatest(1%0,4,5.0)',
  'greatest(1/0,4,5.0)',
  'least(-1/0,4,5.0,1/0)',
  'log(2,1)',
])('%s is infinite or no number there; here a division by zero', (text) =>
  expect(run(text, {}, 'never_skip')).toMatchObject({ value: null, cause: { kind: 'zero-division' } }),
)

test.each([
  ['1 and 2', true],
  ['0 && 1', false],
  ['1.0 && 0', false],
  ['true and true', true],
  ['true && false', false],
  ['false || false', false],
  ['not false', true],
  ['!true', false],
  ['true != false', true],
  ['true == false', false],
])('%s', (text, expected) => expect(value(text)).toBe(expected))

test.each(['1.1 and 2', 'if(1%0, true, false)', "'a' + 1", '-true + "b"'])(
  '%s is refused there and a wrong type here',
  (text) => expect(run(text, {}, 'never_skip')).toMatchObject({ value: null, cause: { kind: 'wrong-type' } }),
)

test.each([
  ['firstNonNull(null, 42, 23)', 42],
  ['firstNonNull(null,null, "42", "23")', '42'],
  ['firstNonNull(true, null, false)', true],
  ['greatest(3,2.2,5.0,0.4)', 5],
  ['greatest(null,4,5.0)', 5],
  ['least(3,2.2,5.0,0.4)', 0.4],
  ['least(null,4,5.0)', 4],
  ['least(1%0,4,5.0)', 4],
  ['if(true, 1, 0)', 1],
  ['if(1 < 4, true, false)', true],
  ['if(1 > 4, true, false)', false],
  ['if(0, null, 42)', 42],
  ['if(null, true, false)', false],
  ['isNotNull(2)', true],
  ["isNotNull('hello')", true],
  ['isNotNull(false)', true],
  ['isNotNull(1%0)', true],
  ['isNotNull(1/0)', true],
  ['isNotNull(null)', false],
  ['isNull(1/0)', false],
  ['isNull(null)', true],
  ['removeZeros(42.0)', 42],
  ['removeZeros(0.0)', null],
  ['isNull( 2 )', false],
  ['firstNonNull(2 , 3 )', 2],
  ['contains("abc", "b", "c")', true],
  ['contains("abc", "x")', false],
  ['containsItems("a,bc", "a", "bc")', true],
  ['containsItems("a,bc", "b")', false],
  ['"1" + 2', 3],
  ['"true" == true', true],
  ['"x" == 1', false],
  ["'it\\'s \\u0041\\t'", "it's A\t"],
])('%s', (text, expected) => expect(value(text)).toBe(expected))

test('null chosen by an `if` is no value, and 0 under a strategy that never skips', () => {
  expect(run('if(1, null, 42)')).toMatchObject({ value: null, cause: { kind: 'null' } })
  expect(value('if(1, null, 42)')).toBe(0)
})
