import { Decimal } from 'decimal.js'
import {
  type BinaryOperator,
  type DataItem,
  type Expression,
  type FunctionName,
  functions,
  type Modifiers,
  noModifiers,
} from './expression'
import { type ProblemCode, Unreadable } from './problem'
import { isModifier, readModifier } from './read-modifier'
import type { SyntaxNode } from './syntax'

const operators: Record<string, BinaryOperator> = {
  '^': '^',
  '*': '*',
  '/': '/',
  '%': '%',
  '+': '+',
  '-': '-',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  '&&': 'and',
  and: 'and',
  '||': 'or',
  or: 'or',
}

/** Words of predictors and program indicators. */
const elsewhere =
  /^(?:d2:.*|PS_EVENTDATE:.*|avg|count|max|median|min|percentileCont|stddev|stddevPop|stddevSamp|sum|variance|distinct)$/

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name)

/** Deeper trees could end the program instead of the reading. */
const deepest = 2000

/** Our tree of jsep's; `text` is for positions only. Throws `Unreadable`. */
export function toExpression(root: SyntaxNode, text: string): Expression {
  const fail = (code: ProblemCode, node: SyntaxNode, word: string) => {
    const at = 'at' in node && node.at !== undefined ? node.at : Math.max(text.indexOf(word), 1)
    return new Unreadable(code, at, word)
  }

  const convert = (node: SyntaxNode, outer: Modifiers, depth: number): Expression => {
    if (depth > deepest) throw new Unreadable('too-deep', 1, '')
    const inner = (child: SyntaxNode) => convert(child, outer, depth + 1)
    switch (node.type) {
      case 'Number':
        if (!Number.isFinite(Number(node.raw))) throw fail('bad-number', node, node.raw)
        return { kind: 'number', value: new Decimal(node.raw) }
      case 'Text':
        return { kind: 'text', value: node.value }
      case 'Item':
        return { kind: 'item', item: withModifiers(node.item, outer) }
      case 'Identifier':
        return toLiteral(node)
      case 'UnaryExpression': {
        const operator = node.operator === '-' || node.operator === '+' ? node.operator : 'not'
        return { kind: 'unary', operator, operand: inner(node.argument) }
      }
      case 'BinaryExpression': {
        const operator = operators[node.operator]
        if (operator === undefined) throw fail('unexpected', node, node.operator)
        return { kind: 'binary', operator, left: inner(node.left), right: inner(node.right) }
      }
      case 'CallExpression':
        return toCall(node, outer, depth)
      default:
        throw fail('unexpected', node, node.type === 'MemberExpression' ? wordOf(node.property) : '')
    }
  }

  const toLiteral = (node: SyntaxNode & { type: 'Identifier' }): Expression => {
    if (node.name === 'true' || node.name === 'false') {
      return { kind: 'boolean', value: node.name === 'true' }
    }
    if (node.name === 'null') return { kind: 'null' }
    if (elsewhere.test(node.name)) throw fail('other-mode', node, node.name)
    throw fail(node.name in operators || node.name === 'in' ? 'unexpected' : 'unknown-word', node, node.name)
  }

  const toCall = (
    { callee, arguments: args }: SyntaxNode & { type: 'CallExpression' },
    outer: Modifiers,
    depth: number,
  ): Expression => {
    if (callee.type === 'MemberExpression') {
      const word = wordOf(callee.property)
      if (callee.computed || callee.optional) throw fail('unexpected', callee, word)
      if (word === 'stageOffset') throw fail('other-mode', callee, word)
      if (!isModifier(word)) throw fail('unknown-word', callee, word)
      const modifiers = readModifier(word, args, outer)
      if (modifiers === null) throw fail('bad-modifier', callee, word)
      return convert(callee.object, modifiers, depth + 1)
    }
    if (callee.type !== 'Identifier') throw fail('unexpected', callee, '(')
    const { name } = callee
    if (elsewhere.test(name)) throw fail('other-mode', callee, name)
    if (name === 'subExpression') {
      const [only] = args
      if (only === undefined || args.length > 1) throw fail('wrong-argument-count', callee, name)
      const expression = convert(only, noModifiers, depth + 1)
      return { kind: 'item', item: { kind: 'sub-expression', expression, modifiers: outer } }
    }
    if (!isFunction(name)) throw fail('unknown-word', callee, name)
    const list = name === 'is' ? membersOf(args) : args
    const [least, most] = functions[name]
    if (list === null || list.length < least || list.length > most) {
      const needsVector = name.startsWith('normDist') && args.length > 0 && args.length < least
      throw fail(needsVector ? 'other-mode' : 'wrong-argument-count', callee, name)
    }
    return { kind: 'call', name, args: list.map((arg) => convert(arg, outer, depth + 1)) }
  }

  return convert(root, noModifiers, 0)
}

/** `x in a`, b → x, a, b. */
function membersOf([first, ...others]: readonly SyntaxNode[]): SyntaxNode[] | null {
  return first?.type === 'BinaryExpression' && first.operator === 'in'
    ? [first.left, first.right, ...others]
    : null
}

const wordOf = (node: SyntaxNode): string => (node.type === 'Identifier' ? node.name : '')

const withModifiers = (item: DataItem, modifiers: Modifiers): DataItem =>
  'modifiers' in item ? { ...item, modifiers } : item
