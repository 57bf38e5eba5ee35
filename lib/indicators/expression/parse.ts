import { type DataItem, type Expression, partsOf } from './expression'
import { type ExpressionProblem, Unreadable } from './problem'
import { readSyntax } from './syntax'
import { toExpression } from './to-expression'
import { itemKey } from './to-text'

/** Reads a formula in DHIS2's expression language, with uids or codes. Never throws. */
export function parseExpression(
  text: string,
): { ok: true; expression: Expression } | { ok: false; problem: ExpressionProblem } {
  if (text.trim() === '') return { ok: false, problem: { code: 'empty', position: 0, word: '' } }
  const bracketed = `(${text})`
  try {
    return { ok: true, expression: toExpression(readSyntax(bracketed), bracketed) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: toProblem(error, text) }
    if (error instanceof RangeError)
      return { ok: false, problem: { code: 'too-deep', position: 0, word: '' } }
    throw error
  }
}

function toProblem({ code, position, word }: Unreadable, text: string): ExpressionProblem {
  const at = Math.min(Math.max(position - 1, 0), text.length)
  if (code === 'unexpected' && at >= text.trimEnd().length) {
    return { code: 'unfinished', position: at, word: '' }
  }
  return { code, position: at, word: word || (/^(?:[\p{L}\p{N}_:]+|\S)/u.exec(text.slice(at))?.[0] ?? '') }
}

/** Every item once, in order of first appearance. A sub-expression is one item; its inside has its own. */
export function itemsOf(expression: Expression): DataItem[] {
  const found = new Map<string, DataItem>()
  const visit = (part: Expression) => {
    if (part.kind === 'item' && !found.has(itemKey(part.item))) found.set(itemKey(part.item), part.item)
    partsOf(part).forEach(visit)
  }
  visit(expression)
  return [...found.values()]
}
