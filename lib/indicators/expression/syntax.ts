import jsep from 'jsep'
import type { DataItem } from './expression'
import { Unreadable } from './problem'
import { itemPattern, readItem } from './read-item'

/** What jsep hands over: its operators and calls, and the tokens our hooks read. Other node types are refused. */
export type SyntaxNode =
  | { type: 'Number'; raw: string; at: number }
  | { type: 'Text'; value: string; at: number }
  | { type: 'Date'; value: string; at: number }
  | { type: 'Item'; item: DataItem; at: number }
  | { type: 'Identifier'; name: string; at?: number }
  | { type: 'UnaryExpression'; operator: string; argument: SyntaxNode }
  | { type: 'BinaryExpression'; operator: string; left: SyntaxNode; right: SyntaxNode }
  | { type: 'CallExpression'; callee: SyntaxNode; arguments: SyntaxNode[] }
  | {
      type: 'MemberExpression'
      object: SyntaxNode
      property: SyntaxNode
      computed: boolean
      optional?: boolean
    }

/** Loosest first; one row binds equally and from the left. `^` and signs are read as part of a token. */
const binaryOperators = [
  ['in'],
  ['||', 'or'],
  ['&&', 'and'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

const blank = /(?:\s|\/\*[\s\S]*?(?:\*\/|$))+/y
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const text = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y
const date = /(?<=\.(?:min|max)Date\(\s*)\d{4}-\d{1,2}-\d{1,2}/y
const name = /(?!not\b)[A-Za-z_][\w:]*/y
const escapes = /\\(?:u([\da-fA-F]{4})|([0-7]{3})|([\s\S]))/g
const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const decode = (inside: string) =>
  inside.replaceAll(escapes, (_whole, hex?: string, octal?: string, plain = '') =>
    hex || octal
      ? String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number.parseInt(octal ?? '', 8))
      : (controls[plain] ?? plain),
  )

/** Matches at the parser's place and moves it on. */
function take(parser: jsep.HookScope, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = parser.index
  const match = pattern.exec(parser.expr)
  if (match) parser.index += match[0].length
  return match
}

function readToken(parser: jsep.HookScope): SyntaxNode | null {
  const at = parser.index
  const day = take(parser, date)
  if (day) return { type: 'Date', value: day[0], at }
  const digits = take(parser, number)
  if (digits) return { type: 'Number', raw: digits[0], at }
  const quoted = take(parser, text)
  if (quoted) return { type: 'Text', value: decode(quoted[0].slice(1, -1)), at }
  const item = take(parser, itemPattern)
  if (item) return { type: 'Item', item: readItem(item), at }
  const word = take(parser, name)
  if (word) return { type: 'Identifier', name: word[0], at }
  return parser.char === '(' ? readGroup(parser, at) : null
}

function readGroup(parser: jsep.HookScope, at: number): SyntaxNode {
  parser.index += 1
  const inside = parser.gobbleExpression()
  const isWhole = at === 0
  if (!inside || parser.char !== ')' || (isWhole && parser.index < parser.expr.length - 1)) {
    return parser.throwError('unexpected')
  }
  parser.index += 1
  return inside as unknown as SyntaxNode
}

// jsep keeps its settings in one place for the whole program: this file is its only user.
jsep.removeAllBinaryOps()
jsep.removeAllUnaryOps()
for (const sign of ['-', '+', '!', 'not']) jsep.addUnaryOp(sign)
for (const [level, operators] of binaryOperators.entries()) {
  for (const operator of operators) jsep.addBinaryOp(operator, level + 1)
}
jsep.hooks.add('gobble-spaces', function () {
  take(this, blank)
})
jsep.hooks.add('gobble-token', function (env) {
  const node = readToken(this)
  if (node) env.node = this.gobbleTokenProperty(node as unknown as jsep.Expression)
})
// A power belongs to the token before it: `-2^2` is -(2^2), `2^3^2` is 2^(3^2).
jsep.hooks.add('after-token', function (env) {
  if (!env.node) return
  this.gobbleSpaces()
  if (this.char !== '^') return
  this.index += 1
  const right = this.gobbleToken()
  if (!right) this.throwError('unexpected')
  env.node = { type: 'BinaryExpression', operator: '^', left: env.node, right }
})
jsep.hooks.add(
  'after-expression',
  function (env) {
    if (env.node && !',)]'.includes(this.char)) this.throwError('unexpected')
  },
  true,
)

/** The tree of a text in brackets: `(…)`. Throws {@link Unreadable}; positions count the bracket. */
export function readSyntax(bracketed: string): SyntaxNode {
  try {
    return jsep(bracketed) as unknown as SyntaxNode
  } catch (error) {
    if (error instanceof Unreadable) throw error
    if (error instanceof RangeError) throw new Unreadable('too-deep', 1, '')
    const index = (error as { index?: unknown }).index
    throw new Unreadable('unexpected', typeof index === 'number' ? index : 1, '')
  }
}
