import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import {
  type BinaryOperator,
  type DataItem,
  type Expression,
  type FunctionName,
  noModifiers,
} from './expression'

/** For tests: the elements of the random formulas. */
export const elements = ['elementAaaa', 'elementBbbb', 'elementCccc', 'elementDddd']

const number = (value: number): Expression => ({ kind: 'number', value: new Decimal(value) })
const binary = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
})
const call = (name: FunctionName, ...args: Expression[]): Expression => ({ kind: 'call', name, args })

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map(number),
  fc.integer({ min: 0, max: 20 }).map((halves) => number(halves / 2)),
  fc.constantFrom(...elements).map((element): Expression => {
    const item: DataItem = {
      kind: 'element',
      element,
      option: null,
      attributeOption: null,
      modifiers: noModifiers,
    }
    return { kind: 'item', item }
  }),
)

/**
 * Random formulas. What decides (conditions, divisors, logarithms) is built of exact numbers: the library counts
 * in 16 digits, and a last digit must not choose the branch. Its `%` is wrong (11 % 6 gives 0.2) and its powers
 * drop fractions, so they are held against the server's tables instead.
 */
export const formulas = (withRemoveZeros: boolean) =>
  fc.letrec<{ exact: Expression; truth: Expression; any: Expression }>((tie) => ({
    exact: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'formula' },
      leaf,
      fc
        .tuple(fc.constantFrom('+', '-'), tie('exact'), tie('exact'))
        .map(([sign, a, b]) => binary(sign, a, b)),
      fc.tuple(tie('exact'), leaf).map(([a, b]) => binary('*', a, b)),
      tie('exact').map((operand): Expression => ({ kind: 'unary', operator: '-', operand })),
      fc.tuple(tie('truth'), tie('exact'), tie('exact')).map((args) => call('if', ...args)),
      fc.array(tie('exact'), { minLength: 1, maxLength: 3 }).map((args) => call('greatest', ...args)),
      fc.array(tie('exact'), { minLength: 1, maxLength: 3 }).map((args) => call('least', ...args)),
      fc.array(tie('exact'), { minLength: 1, maxLength: 3 }).map((args) => call('firstNonNull', ...args)),
      ...(withRemoveZeros ? [tie('exact').map((arg) => call('removeZeros', arg))] : []),
    ),
    truth: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'formula' },
      fc.boolean().map((value): Expression => ({ kind: 'boolean', value })),
      fc
        .tuple(fc.constantFrom('<', '>', '<=', '>=', '==', '!='), tie('exact'), tie('exact'))
        .map(([sign, a, b]) => binary(sign, a, b)),
      fc
        .tuple(fc.constantFrom('and', 'or'), tie('truth'), tie('truth'))
        .map(([word, a, b]) => binary(word, a, b)),
      tie('truth').map((operand): Expression => ({ kind: 'unary', operator: 'not', operand })),
      fc.tuple(fc.constantFrom('isNull', 'isNotNull'), tie('exact')).map(([name, arg]) => call(name, arg)),
    ),
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'formula' },
      tie('exact'),
      fc
        .tuple(fc.constantFrom('+', '-', '*'), tie('any'), tie('any'))
        .map(([sign, a, b]) => binary(sign, a, b)),
      fc.tuple(tie('any'), tie('exact')).map(([a, b]) => binary('/', a, b)),
      fc.tuple(tie('exact'), fc.integer({ min: -3, max: 4 })).map(([base, power]) => {
        const size = number(Math.abs(power))
        return binary('^', base, power < 0 ? { kind: 'unary', operator: '-', operand: size } : size)
      }),
      fc.tuple(tie('truth'), tie('any'), tie('any')).map((args) => call('if', ...args)),
      fc.tuple(fc.constantFrom('log', 'log10'), tie('exact')).map(([name, arg]) => call(name, arg)),
      fc.tuple(tie('exact'), tie('exact')).map((args) => call('log', ...args)),
    ),
  })).any
