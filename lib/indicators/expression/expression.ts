import type { Decimal } from 'decimal.js'

/** How a value is fetched; nested calls add up in `periodOffset`, elsewhere the inner one holds, as in DHIS2. */
export type Modifiers = {
  /** Whole periods; -1 is the one before. */
  periodOffset: number
  yearToDate: boolean
  /** DHIS2's name: `SUM`, `AVERAGE`, `MAX` … */
  aggregationType: string | null
  /** Days as `yyyy-MM-dd`. */
  minDate: string | null
  maxDate: string | null
}

export const noModifiers: Modifiers = {
  periodOffset: 0,
  yearToDate: false,
  aggregationType: null,
  minDate: null,
  maxDate: null,
}

export const reportingMetrics = [
  'REPORTING_RATE',
  'REPORTING_RATE_ON_TIME',
  'ACTUAL_REPORTS',
  'ACTUAL_REPORTS_ON_TIME',
  'EXPECTED_REPORTS',
] as const
export type ReportingMetric = (typeof reportingMetrics)[number]

export const orgUnitTests = ['ancestor', 'group', 'dataSet'] as const
export type OrgUnitTest = (typeof orgUnitTests)[number]

/** What a formula asks of the data. Refs are uids once stored, codes as people write them. */
export type DataItem =
  | {
      kind: 'element'
      element: string
      /** Option combination: a uid, or a breakdown key (`sex=female`); null is the total. */
      option: string | null
      attributeOption: string | null
      modifiers: Modifiers
    }
  | { kind: 'constant'; ref: string }
  | { kind: 'group'; ref: string }
  | { kind: 'reporting-rate'; form: string; metric: ReportingMetric; modifiers: Modifiers }
  | { kind: 'indicator'; ref: string; modifiers: Modifiers }
  | { kind: 'days' }
  | { kind: 'period-in-year' }
  | { kind: 'yearly-period-count' }
  | { kind: 'org-unit-test'; test: OrgUnitTest; refs: string[] }
  /** Worked out per unit and period, before aggregation. */
  | { kind: 'sub-expression'; expression: Expression; modifiers: Modifiers }

export type UnaryOperator = '-' | '+' | 'not'
export type BinaryOperator =
  | '^'
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'

/** Least and most arguments of every function of the language. */
export const functions = {
  if: [3, 3],
  isNull: [1, 1],
  isNotNull: [1, 1],
  firstNonNull: [1, Number.POSITIVE_INFINITY],
  greatest: [1, Number.POSITIVE_INFINITY],
  least: [1, Number.POSITIVE_INFINITY],
  log: [1, 2],
  log10: [1, 1],
  removeZeros: [1, 1],
  contains: [2, Number.POSITIVE_INFINITY],
  containsItems: [2, Number.POSITIVE_INFINITY],
  /** `is(x in a, b)`: the first argument against the others. */
  is: [2, Number.POSITIVE_INFINITY],
  normDistCum: [3, 3],
  normDistDen: [3, 3],
} as const satisfies Record<string, readonly [least: number, most: number]>
export type FunctionName = keyof typeof functions

/** A formula as a tree. Brackets and modifiers are gone: they are in its shape and in its items. */
export type Expression =
  | { kind: 'number'; value: Decimal }
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  | { kind: 'item'; item: DataItem }
  | { kind: 'unary'; operator: UnaryOperator; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: FunctionName; args: readonly Expression[] }

/** The parts of an expression one level down; a sub-expression is closed. */
export function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'unary') return [expression.operand]
  if (expression.kind === 'binary') return [expression.left, expression.right]
  return expression.kind === 'call' ? expression.args : []
}
