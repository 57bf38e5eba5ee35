import { Decimal } from 'decimal.js'
import type { MissingStrategy } from '@/lib/catalogue/catalogue'
import { type Breakdown, parseBreakdownKey, toBreakdownKey } from '@/lib/values/breakdown'
import type { DataItem, Expression, Modifiers } from './expression/expression'
import { itemsOf, parseExpression } from './expression/parse'
import { itemKey } from './expression/to-text'
import type { Cumulation } from './sub-periods'

/** A data element as a formula reads it: which split, from which period. */
export type Leaf = {
  kind: 'element'
  /** What the evaluator asks for. */
  address: string
  elementId: number
  /** Breakdown key of the option named in the formula; `""` is the total. */
  key: string
  modifiers: Modifiers
}

/** A formula inside a formula, worked out per unit and period before anything is added up. */
export type SubTerm = {
  kind: 'sub-expression'
  address: string
  expression: Expression
  leaves: readonly Leaf[]
  modifiers: Modifiers
}

export type FormulaTerm = Leaf | SubTerm

/** An indicator ready to be computed: numerator ÷ denominator × factor, over terms that are added up first. */
export type Formula = {
  numerator: Expression
  /** Null for a plain count. */
  denominator: Expression | null
  terms: readonly FormulaTerm[]
  /** Addresses of the terms that each part reads. */
  numeratorTerms: ReadonlySet<string>
  /** What isn't added up: constants, days, counts of groups and reports, other indicators. */
  others: readonly DataItem[]
  factor: string
  pairing: 'both' | 'independent'
  missing: MissingStrategy
  cumulation: Cumulation
  annualized: boolean
}

export type FormulaSettings = Pick<Formula, 'factor' | 'pairing' | 'missing' | 'cumulation' | 'annualized'>

/** What a formula's references stand for. */
export type References = {
  elementId: (ref: string) => number | null
  /** Breakdown key of an option combination's uid, or of a key itself. */
  breakdownKey: (ref: string) => string | null
}

/** A formula that can't be used: its text is no expression, or names what isn't there. */
export class FormulaError extends Error {
  override name = 'FormulaError'
}

/** Reads the stored texts. Throws {@link FormulaError}: metadata is checked before it is stored. */
export function buildFormula(
  texts: { numerator: string; denominator: string | null },
  settings: FormulaSettings,
  references: References,
): Formula {
  const numerator = read(texts.numerator)
  const written = texts.denominator === null ? null : read(texts.denominator)
  // DHIS2 writes a plain count as "÷ 1".
  const isCount = written?.kind === 'number' && !written.value.isZero()
  const denominator = isCount ? null : written
  const factor = isCount ? new Decimal(settings.factor).dividedBy(written.value).toFixed() : settings.factor
  const terms = new Map<string, FormulaTerm>()
  const others = new Map<string, DataItem>()
  const numeratorTerms = new Set<string>()
  for (const [expression, isNumerator] of [
    [numerator, true],
    [denominator, false],
  ] as const) {
    for (const item of expression ? itemsOf(expression) : []) {
      const address = itemKey(item)
      const term = toTerm(item, references)
      if (!term) others.set(address, item)
      else terms.set(address, term)
      if (isNumerator) numeratorTerms.add(address)
    }
  }
  return {
    ...settings,
    factor,
    numerator,
    denominator,
    terms: [...terms.values()],
    numeratorTerms,
    others: [...others.values()],
  }
}

/** The formula of an element read as it is. */
export function elementFormula(elementId: number): Formula {
  const modifiers = {
    periodOffset: 0,
    yearToDate: false,
    aggregationType: null,
    minDate: null,
    maxDate: null,
  }
  const item: DataItem = {
    kind: 'element',
    element: String(elementId),
    option: null,
    attributeOption: null,
    modifiers,
  }
  const address = itemKey(item)
  return {
    numerator: { kind: 'item', item },
    denominator: null,
    terms: [{ kind: 'element', address, elementId, key: '', modifiers }],
    numeratorTerms: new Set([address]),
    others: [],
    factor: '1',
    pairing: 'both',
    missing: 'refuse',
    cumulation: 'none',
    annualized: false,
  }
}

/** Every element a formula reads, sub-formulas included, each once per use. */
export function leavesOf({ terms }: Formula): Leaf[] {
  return terms.flatMap((term) => (term.kind === 'element' ? [term] : term.leaves))
}

/** The split asked of a leaf that already names one; null when they contradict each other. */
export function joinKeys(own: string, asked: string): string | null {
  if (own === '' || asked === '') return own || asked
  const joined: Record<string, string> = { ...parseBreakdownKey(own) }
  for (const [category, option] of Object.entries<string>(parseBreakdownKey(asked) as Breakdown)) {
    if ((joined[category] ?? option) !== option) return null
    joined[category] = option
  }
  return toBreakdownKey(joined)
}

function read(text: string): Expression {
  const parsed = parseExpression(text)
  if (parsed.ok) return parsed.expression
  throw new FormulaError(`can't read ${text}: ${parsed.problem.code} at ${parsed.problem.position}`)
}

function toTerm(item: DataItem, references: References): FormulaTerm | null {
  if (item.kind === 'element') return toLeaf(item, references)
  if (item.kind !== 'sub-expression') return null
  const { expression, modifiers } = item
  const leaves = itemsOf(expression).flatMap((inner) =>
    inner.kind === 'element' ? [within(modifiers, toLeaf(inner, references))] : [],
  )
  return { kind: 'sub-expression', address: itemKey(item), expression, leaves, modifiers }
}

/** What is said of a sub-expression holds for all it reads: offsets add up, else the inner word goes first. */
function within(outer: Modifiers, leaf: Leaf): Leaf {
  const { modifiers: inner } = leaf
  return {
    ...leaf,
    modifiers: {
      periodOffset: outer.periodOffset + inner.periodOffset,
      yearToDate: outer.yearToDate || inner.yearToDate,
      // The sub-expression's own: it says how its results are added up.
      aggregationType: inner.aggregationType,
      minDate: inner.minDate ?? outer.minDate,
      maxDate: inner.maxDate ?? outer.maxDate,
    },
  }
}

function toLeaf(item: DataItem & { kind: 'element' }, references: References): Leaf {
  const elementId = references.elementId(item.element)
  if (elementId === null) throw new FormulaError(`no data element ${item.element}`)
  const key = item.option === null ? '' : references.breakdownKey(item.option)
  if (key === null) throw new FormulaError(`no option ${item.option} of ${item.element}`)
  return { kind: 'element', address: itemKey(item), elementId, key, modifiers: item.modifiers }
}
