import { expect, test } from 'vitest'
import { findTypeProblem } from './check-types'
import { read } from './samples'
import { toText } from './to-text'

test.each([
  '#{a} + 1',
  'if(#{a} > 1 && #{b}, #{a}, 0)',
  "if(#{a} == 'x', 1, 0)",
  "if('a' < 'b', 1, 0)",
  'if(true < false, 1, 0)',
  'firstNonNull(#{a}, null, 3)',
  'if(orgUnit.group(g) or isNull(#{a}), [days], C{k})',
  'subExpression(if(#{a} > 1, 1, 0)) * 2',
  'if(is(#{a} in 1, 2), removeZeros(#{a}), null)',
])('%s is sound', (text) => expect(findTypeProblem(read(text), 'number')).toBeNull())

// From DHIS2's server's tests (testBadExpressions, testComparisons, testEqualityInequality) and beyond.
test.each([
  ["'abc'", "'abc'", 'number'],
  ['1 == 1', '1 == 1', 'number'],
  ['if(1 && true, 1, 0)', '1', 'boolean'],
  ['if(true && 2, 1, 0)', '2', 'boolean'],
  ['if(!5, 1, 0)', '5', 'boolean'],
  ['true / (#{a} - #{b})', 'true', 'number'],
  ['if((5 < 2) + 3, 1, 0)', '(5 < 2) + 3', 'boolean'],
  ['1 + (2 == 3)', '2 == 3', 'number'],
  ['if(1 == true, 1, 0)', 'true', 'number'],
  ["if(#{a} > 1, 1, 'a')", "'a'", 'number'],
  ['greatest(1, true)', 'true', 'number'],
  ["subExpression('a' + 1)", "'a'", 'number'],
  ["if(is(1 in 'a'), 1, 0)", "'a'", 'number'],
])('%s: %s is not a %s', (text, part, wanted) => {
  const problem = findTypeProblem(read(text), 'number')
  expect(problem && [toText(problem.part), problem.wanted]).toEqual([part, wanted])
})
