import { Decimal } from 'decimal.js'
import { type Cell, type CellKey, isBlank, toCellKey } from './submission'

/** What the checks need to know of a form: its elements and the breakdowns asked of each. */
export type CheckedItem = { dataElement: string; columns: readonly string[] }

/** Two elements of which the first can't exceed the second: answered requests, received requests. */
export type PartOfWhole = { part: string; whole: string }

export type CheckProblem = {
  severity: 'error' | 'warning'
  code:
    | 'part-above-total'
    | 'options-above-total'
    | 'options-below-total'
    | 'split-without-total'
    | 'part-above-whole'
    | 'nothing-entered'
  /** The cell to go to; empty for the whole form. */
  cell: CellKey | null
  /** Numbers for the words, as machines write them. */
  numbers: Record<string, string>
  /** The other element or option concerned. */
  other?: string
}

/**
 * Checks that hold inside one form and period (DESIGN §3.1): an option never exceeds its total, the options of one
 * category never add up to more, and when every option is filled they add up to exactly it. An unsplit total is fine.
 */
export function checkValues(
  items: readonly CheckedItem[],
  cells: readonly Cell[],
  wholes: readonly PartOfWhole[] = [],
): CheckProblem[] {
  const numbers = new Map<CellKey, Decimal>()
  for (const cell of cells) {
    if (cell.value !== null) numbers.set(toCellKey(cell.dataElement, cell.breakdown), new Decimal(cell.value))
  }
  if (cells.every(isBlank)) {
    return [{ severity: 'error', code: 'nothing-entered', cell: null, numbers: {} }]
  }
  return [
    ...items.flatMap((item) => checkItem(item, numbers)),
    ...wholes.flatMap(({ part, whole }) => checkWhole(part, whole, numbers)),
  ]
}

function checkItem(item: CheckedItem, numbers: Map<CellKey, Decimal>): CheckProblem[] {
  const total = numbers.get(toCellKey(item.dataElement, ''))
  const problems: CheckProblem[] = []
  for (const [category, options] of groupByCategory(item.columns)) {
    const filled = options.flatMap((option) => {
      const value = numbers.get(toCellKey(item.dataElement, option))
      return value ? [{ option, value }] : []
    })
    if (filled.length === 0) continue
    const first = toCellKey(item.dataElement, filled[0]?.option ?? '')
    if (!total) {
      const cell = toCellKey(item.dataElement, '')
      problems.push({ severity: 'error', code: 'split-without-total', cell, numbers: {}, other: category })
      continue
    }
    const above = filled.filter(({ value }) => value.gt(total))
    for (const { option, value } of above) {
      const cell = toCellKey(item.dataElement, option)
      const pair = { part: value.toFixed(), total: total.toFixed() }
      problems.push({ severity: 'error', code: 'part-above-total', cell, numbers: pair, other: option })
    }
    if (above.length > 0) continue
    const sum = filled.reduce((all, { value }) => all.plus(value), new Decimal(0))
    const pair = { sum: sum.toFixed(), total: total.toFixed() }
    if (sum.gt(total)) {
      problems.push({
        severity: 'error',
        code: 'options-above-total',
        cell: first,
        numbers: pair,
        other: category,
      })
    } else if (isWholeSplit(category, options, filled.length) && sum.lt(total)) {
      problems.push({
        severity: 'error',
        code: 'options-below-total',
        cell: first,
        numbers: pair,
        other: category,
      })
    }
  }
  return problems
}

function checkWhole(part: string, whole: string, numbers: Map<CellKey, Decimal>): CheckProblem[] {
  const small = numbers.get(toCellKey(part, ''))
  const large = numbers.get(toCellKey(whole, ''))
  if (!small || !large || small.lte(large)) return []
  const pair = { part: small.toFixed(), total: large.toFixed() }
  return [
    { severity: 'error', code: 'part-above-whole', cell: toCellKey(part, ''), numbers: pair, other: whole },
  ]
}

/** Columns with one option, by category; the total and crossed splits are left out. */
function groupByCategory(columns: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const column of columns) {
    const [category] = column.split('=')
    if (!category || column.includes(';')) continue
    groups.set(category, [...(groups.get(category) ?? []), column])
  }
  return groups
}

/** Sex is asked with all its options, so they make the whole; ethnicity is asked for the minority only. */
function isWholeSplit(category: string, options: readonly string[], filled: number): boolean {
  return category === 'sex' && options.length >= 2 && filled === options.length
}
