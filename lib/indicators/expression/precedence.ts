import type { BinaryOperator, Expression } from './expression'

const bindings: Record<BinaryOperator, number> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
}
const unary = 7
const closed = 9

/** How tightly the outermost operator binds. */
function bindingOf(expression: Expression): number {
  if (expression.kind === 'binary') return bindings[expression.operator]
  return expression.kind === 'unary' ? unary : closed
}

/** Whether a part must stand in brackets to be read again as the same tree. */
export function needsBrackets(parent: Expression, part: Expression): boolean {
  const binding = bindingOf(part)
  if (parent.kind === 'unary') return binding < unary
  if (parent.kind !== 'binary') return false
  if (parent.operator === '^') return part === parent.left ? binding < closed : binding < unary
  const own = bindings[parent.operator]
  return part === parent.left ? binding < own : binding <= own
}
