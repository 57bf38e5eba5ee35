import { Decimal } from 'decimal.js'
import { type CellKey, toCellKey } from '../submission'
import { add, type CheckedItem, type Figures, optionsIn } from './figures'
import type { CheckProblem } from './problem'

const error = { severity: 'error', answered: false, incomplete: false } as const

/** What must hold inside one row: its limits, that it is filled, and that its splits fit its total (DESIGN §3.1). */
export function checkItem(item: CheckedItem, figures: Figures): CheckProblem[] {
  const splits = categoriesOf(item).flatMap((category) => checkSplit(item, category, figures))
  return [...checkFilled(item, figures), ...checkLimits(item, figures), ...splits]
}

function checkFilled(
  { code, columns, totalFrom, compulsory }: CheckedItem,
  figures: Figures,
): CheckProblem[] {
  if (!compulsory) return []
  const total = toCellKey(code, '')
  const options =
    totalFrom === null ? [] : optionsIn(columns, totalFrom).map((column) => toCellKey(code, column))
  const isReasoned =
    figures.hasReason(total) || (options.length > 0 && options.every((cell) => figures.hasReason(cell)))
  if (figures.at(total) || isReasoned) return []
  const cell = options[0] ?? total
  return [{ ...error, code: 'compulsory-blank', cell, cells: [cell], numbers: {}, incomplete: true }]
}

function checkLimits({ code, columns, minValue, maxValue }: CheckedItem, figures: Figures): CheckProblem[] {
  return columns.flatMap((column): CheckProblem[] => {
    const cell = toCellKey(code, column)
    const value = figures.at(cell)
    const limit =
      value && minValue !== null && value.lt(minValue)
        ? { code: 'below-minimum' as const, limit: minValue }
        : value && maxValue !== null && value.gt(maxValue)
          ? { code: 'above-maximum' as const, limit: maxValue }
          : null
    if (!value || !limit) return []
    const numbers = { value: value.toFixed(), limit: new Decimal(limit.limit).toFixed() }
    return [{ ...error, code: limit.code, cell, cells: [cell], numbers }]
  })
}

/**
 * An option never exceeds its total, the options of one category never add up to more, and when every option is filled
 * they add up to exactly it. An unsplit total is fine, and a computed one can't differ from its own options.
 */
function checkSplit(item: CheckedItem, category: string, figures: Figures): CheckProblem[] {
  const options = optionsIn(item.columns, category)
  const totalCell = toCellKey(item.code, '')
  const filled = options.flatMap((option) => {
    const cell = toCellKey(item.code, option)
    const value = figures.at(cell)
    return value ? [{ option, cell, value }] : []
  })
  const [first] = filled
  // Without a total among its columns the row is asked by its parts alone.
  if (!first || category === item.totalFrom || !item.columns.includes('')) return []
  const cells: CellKey[] = [totalCell, ...filled.map(({ cell }) => cell)]
  const total = figures.at(totalCell)
  if (!total) {
    const at = { cell: totalCell, cells, numbers: {}, other: category }
    return [{ ...error, code: 'split-without-total', ...at, incomplete: true }]
  }
  const above = filled.filter(({ value }) => value.gt(total))
  if (above.length > 0) {
    return above.map(({ option, cell, value }) => {
      const numbers = { part: value.toFixed(), total: total.toFixed() }
      return { ...error, code: 'part-above-total', cell, cells: [totalCell, cell], numbers, other: option }
    })
  }
  const sum = add(filled.map(({ value }) => value))
  const numbers = { sum: sum.toFixed(), total: total.toFixed() }
  const at = { cell: first.cell, cells, numbers, other: category }
  if (sum.gt(total)) return [{ ...error, code: 'options-above-total', ...at }]
  const isBelow = isWholeSplit(category, options, filled.length) && sum.lt(total)
  return isBelow ? [{ ...error, code: 'options-below-total', ...at }] : []
}

function categoriesOf({ columns }: CheckedItem): string[] {
  const simple = columns.filter((column) => column !== '' && !column.includes(';'))
  return [...new Set(simple.map((column) => column.slice(0, column.indexOf('='))))]
}

/** Sex is asked with all its options, so they make the whole; ethnicity is asked for the minority only. */
function isWholeSplit(category: string, options: readonly string[], filled: number): boolean {
  return category === 'sex' && options.length >= 2 && filled === options.length
}
