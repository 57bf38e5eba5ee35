import { Decimal } from 'decimal.js'
import { type DerivedFigures, noDerived } from '../derived/derived-figure'
import { type FormDefinition, itemsOf } from '../form'
import { isBlank, toCellKey } from '../submission'
import { checkDerived } from './check-derived'
import { checkItem } from './check-item'
import { checkRule } from './check-rule'
import { type CheckedCell, type CheckedItem, type Figures, toFigures } from './figures'
import { type CheckHistory, noHistory } from './history'
import { findOutlier } from './outliers'
import type { CheckProblem } from './problem'
import type { FormRule } from './rule'

export type CheckInput = {
  form: Pick<FormDefinition, 'sections'>
  /** The rules of this form (`toFormRules`). */
  rules?: readonly FormRule[]
  cells: readonly CheckedCell[]
  history?: CheckHistory
  /** What the unit's activities add up to, by cell. */
  derived?: DerivedFigures
}

/**
 * Everything that doesn't hold between the figures of a form, in the order of its rows; the same on the page and on
 * the server. Errors first in each row, then its rules, then figures far from the unit's own earlier ones.
 */
export function checkForm({
  form,
  rules = [],
  cells,
  history = noHistory,
  derived = noDerived,
}: CheckInput): CheckProblem[] {
  if (cells.every(isBlank)) {
    const nothing = { cell: null, cells: [], numbers: {}, answered: false, incomplete: true }
    return [{ severity: 'error', code: 'nothing-entered', ...nothing }]
  }
  const items = itemsOf(form)
  const figures = toFigures(items, cells, history)
  const order = new Map(items.map(({ code }, index) => [code, index]))
  const rowOf = ({ cell }: CheckProblem) => order.get(cell?.slice(0, cell.indexOf('|')) ?? '') ?? -1
  return [
    ...items.flatMap((item) => checkItem(item, figures)),
    ...rules.flatMap((rule) => checkRule(rule, figures)),
    ...items.flatMap((item) => checkHistory(item, figures)),
    ...items.flatMap((item) => checkDerived(item, figures, derived)),
  ].sort((a, b) => rowOf(a) - rowOf(b))
}

/** A total that is far from earlier ones speaks for its parts. */
function checkHistory({ code, columns, decimals }: CheckedItem, figures: Figures): CheckProblem[] {
  const found = columns.flatMap((column): CheckProblem[] => {
    const cell = toCellKey(code, column)
    const value = figures.at(cell)
    const history = (figures.history.figures[cell] ?? []).flatMap((past, index) =>
      past === null ? [] : [{ period: figures.history.periods[index] ?? '', value: past }],
    )
    const past = history.map((each) => new Decimal(each.value))
    const outlier = value && findOutlier(value, past, decimals === 0)
    if (!outlier) return []
    const { methods, median, smallest, largest } = outlier
    return [
      {
        severity: 'warning',
        code: 'outlier',
        cell,
        cells: [cell],
        numbers: {
          value: value.toFixed(),
          median: median.toFixed(),
          smallest: smallest.toFixed(),
          largest: largest.toFixed(),
        },
        answered: figures.hasComment(cell),
        incomplete: false,
        methods,
        history,
      },
    ]
  })
  const total = found.find(({ cell }) => cell === toCellKey(code, ''))
  return total ? [total] : found
}
