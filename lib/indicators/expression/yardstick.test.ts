import { type DataItemJs, ExpressionDataJs, ExpressionJs, ExpressionMode } from '@dhis2/expression-parser'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MissingStrategy } from '@/lib/catalogue/catalogue'
import { evaluate, type Value } from './evaluate'
import type { Expression } from './expression'
import { elements, formulas } from './random-formulas'
import { plain, read, run } from './samples'
import { toText } from './to-text'

// The field's own library is the yardstick: wherever both give a number, it is the same number.

/** What the library is asked for where a missing value stays missing: it knows no strategies. */
const asNull = (element: string) => `${element.slice(0, -1)}N`

/** With every bracket, since the library groups `a - b + c` as `a - (b + c)`. */
function bracketed(part: Expression, seesNull = false): string {
  if (part.kind === 'unary')
    return `(${part.operator === 'not' ? '!' : part.operator}${bracketed(part.operand, seesNull)})`
  if (part.kind === 'binary') {
    return `(${bracketed(part.left, seesNull)} ${part.operator} ${bracketed(part.right, seesNull)})`
  }
  if (part.kind === 'call') {
    const sees = seesNull || ['isNull', 'isNotNull', 'firstNonNull'].includes(part.name)
    return `${part.name}(${part.args.map((arg) => bracketed(arg, sees)).join(', ')})`
  }
  if (part.kind === 'item' && part.item.kind === 'element' && seesNull)
    return `#{${asNull(part.item.element)}}`
  return toText(part)
}

type Figures = Record<string, number | null>

const figures: fc.Arbitrary<Figures> = fc.record(
  Object.fromEntries(
    elements.map((element) => [element, fc.option(fc.integer({ min: -5, max: 50 }), { freq: 3 })]),
  ),
)

/** The library's answer, or undefined where it throws. */
function theirs(expression: Expression, values: Figures): unknown {
  const known = new Map(
    elements.flatMap((element): [string, number | null][] => [
      [element, values[element] ?? 0],
      [asNull(element), values[element] ?? null],
    ]),
  )
  const formula = new ExpressionJs(bracketed(expression), ExpressionMode.INDICATOR_EXPRESSION)
  const data = new Map<DataItemJs, unknown>()
  for (const item of formula.collectDataItems()) data.set(item, known.get(item.uid0.value) ?? null)
  try {
    return formula.evaluate(() => null, new ExpressionDataJs(undefined, undefined, undefined, data))
  } catch {
    return undefined
  }
}

function ours(expression: Expression, values: Figures, strategy: MissingStrategy) {
  return evaluate(
    expression,
    (item) => {
      const value = item.kind === 'element' ? values[item.element] : null
      return value === null || value === undefined ? null : new Decimal(value)
    },
    strategy,
  )
}

const largest = (values: readonly Value[]) =>
  Math.max(1, ...values.map((value) => (Decimal.isDecimal(value) ? value.abs().toNumber() : 0)))

function expectAgreement(expression: Expression, values: Figures, strategy: MissingStrategy): boolean {
  const mine = ours(expression, values, strategy)
  if (mine.value === null && mine.cause?.kind === 'item') return false
  const other = theirs(expression, values)
  if (typeof other !== 'number' || !Number.isFinite(other)) return false
  const scale = largest(mine.trail.map(({ value }) => value))
  const value = plain(mine.value)
  const isSame = typeof value === 'number' && Math.abs(value - other) <= 1e-9 * scale
  if (!isSame) throw new Error(`${toText(expression)} is ${value} here and ${other} there`)
  return true
}

const strategies = ['never_skip', 'skip_if_all_missing', 'skip_if_any_missing'] as const

test.each(strategies)(
  '%s: the same number as the library wherever both give one',
  { timeout: 60_000 },
  (strategy) => {
    let agreed = 0
    fc.assert(
      fc.property(formulas(false), figures, (formula, values) => {
        if (expectAgreement(formula, values, strategy)) agreed += 1
      }),
      { numRuns: 500 },
    )
    expect(agreed).toBeGreaterThan(150)
  },
)

test('refuse: the same number as the library when every part is there', { timeout: 60_000 }, () => {
  let agreed = 0
  const complete = figures.map((values) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? 7])),
  )
  fc.assert(
    fc.property(formulas(true), complete, (formula, values) => {
      expectAgreement(formula, values, 'never_skip')
      const mine = ours(formula, values, 'refuse')
      if (mine.value !== null && expectAgreement(formula, values, 'refuse')) agreed += 1
    }),
    { numRuns: 500 },
  )
  expect(agreed).toBeGreaterThan(150)
})

test('skipping strategies give what never skipping gives, or nothing', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(formulas(false), figures, (formula, values) => {
      const [never, all, any] = strategies.map((strategy) => plain(ours(formula, values, strategy).value))
      expect([never, null]).toContainEqual(all)
      expect([all, null]).toContainEqual(any)
    }),
  )
})

test('a formula written out and read again is the same formula', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(formulas(true), (formula) => {
      expect(read(toText(formula))).toEqual(formula)
      const sameNames = bracketed(formula).replaceAll(/#\{(\w+)N\}/g, (_whole, start) => {
        return `#{${elements.find((element) => element.startsWith(start))}}`
      })
      expect(read(sameNames)).toEqual(formula)
    }),
  )
})

// Where the library's answer can't be DHIS2's: its server's tests say ours (dhis2-server.test.ts).
test.each([
  ['2 - 3 + 4', 3, -5],
  ['2 ^ 3 ^ 2', 512, 64],
  ['5 % 2 * 3', 3, 5],
  ['11 % 6', 5, 0.2],
  ['4 ^ 0.5', 2, 1],
])('%s is %d, where the library of this version says %d', (text, mine, library) => {
  expect(plain(run(text).value)).toBe(mine)
  const formula = new ExpressionJs(text, ExpressionMode.INDICATOR_EXPRESSION)
  expect(formula.evaluate(() => null, new ExpressionDataJs())).toBe(library)
})
