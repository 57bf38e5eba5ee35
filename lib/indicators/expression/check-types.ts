import { type BinaryOperator, type Expression, type FunctionName, partsOf } from './expression'

export type ValueType = 'number' | 'text' | 'boolean'

/** A part that gives one type where another is needed. */
export type TypeProblem = { part: Expression; wanted: ValueType; got: ValueType }

const logical: readonly BinaryOperator[] = ['and', 'or']
const comparisons: readonly BinaryOperator[] = ['<', '>', '<=', '>=', '==', '!=']
const numeric: readonly FunctionName[] = ['greatest', 'least', 'log', 'log10', 'normDistCum', 'normDistDen']
const tests: readonly FunctionName[] = ['isNull', 'isNotNull', 'contains', 'containsItems', 'is']

/** What a part gives; null where only the data can say. */
export function typeOf(part: Expression): ValueType | null {
  switch (part.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return part.kind
    case 'null':
      return null
    case 'item':
      return itemType(part)
    case 'unary':
      return part.operator === 'not' ? 'boolean' : 'number'
    case 'binary':
      return logical.includes(part.operator) || comparisons.includes(part.operator) ? 'boolean' : 'number'
    case 'call': {
      if (tests.includes(part.name)) return 'boolean'
      if (numeric.includes(part.name) || part.name === 'removeZeros') return 'number'
      const results = part.name === 'if' ? part.args.slice(1) : part.args
      return results.map(typeOf).find((type) => type !== null) ?? null
    }
  }
}

function itemType({ item }: Expression & { kind: 'item' }): ValueType | null {
  if (item.kind === 'element') return null
  if (item.kind === 'org-unit-test') return 'boolean'
  return item.kind === 'sub-expression' ? typeOf(item.expression) : 'number'
}

/**
 * The first place where DHIS2's server would refuse a formula for its types (`1 && true`, `(5 < 2) + 3`), or null.
 * {@link evaluate} is milder and takes true for 1, as DHIS2's library does.
 */
export function findTypeProblem(expression: Expression, wanted: ValueType | null): TypeProblem | null {
  const got = typeOf(expression)
  if (wanted !== null && got !== null && got !== wanted) return { part: expression, wanted, got }
  if (expression.kind === 'item' && expression.item.kind === 'sub-expression') {
    return findTypeProblem(expression.item.expression, null)
  }
  const needs = needsOf(expression)
  for (const [index, part] of partsOf(expression).entries()) {
    const problem = findTypeProblem(part, needs(index))
    if (problem) return problem
  }
  return null
}

/** What each part must give. */
function needsOf(expression: Expression): (index: number) => ValueType | null {
  if (expression.kind === 'unary') return () => (expression.operator === 'not' ? 'boolean' : 'number')
  if (expression.kind === 'binary') {
    if (logical.includes(expression.operator)) return () => 'boolean'
    if (!comparisons.includes(expression.operator)) return () => 'number'
    return alike([expression.left, expression.right])
  }
  if (expression.kind !== 'call') return () => null
  const { name, args } = expression
  if (numeric.includes(name) || name === 'removeZeros') return () => 'number'
  if (name === 'if') {
    const results = alike(args.slice(1))
    return (index) => (index === 0 ? 'boolean' : results())
  }
  return name === 'firstNonNull' || name === 'is' ? alike(args) : () => null
}

/** All of the first type that is known. */
function alike(parts: readonly Expression[]): () => ValueType | null {
  const type = parts.map(typeOf).find((known) => known !== null) ?? null
  return () => type
}
