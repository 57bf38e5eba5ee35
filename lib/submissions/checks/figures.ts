import { Decimal } from 'decimal.js'
import type { FormItem } from '../form'
import { type Cell, type CellKey, toCellKey } from '../submission'
import type { CheckHistory } from './history'

/** What the checks read of a row of the form. */
export type CheckedItem = Pick<
  FormItem,
  'code' | 'decimals' | 'columns' | 'totalFrom' | 'compulsory' | 'minValue' | 'maxValue'
>

/** What the checks read of a cell. */
export type CheckedCell = Pick<Cell, 'dataElement' | 'breakdown' | 'value' | 'missing' | 'comment'>

/** The figures of a form as the checks ask for them. */
export type Figures = {
  items: ReadonlyMap<string, CheckedItem>
  /** The number in a cell of this period, or of so many periods before; null for none. */
  at: (cell: CellKey, periodsBack?: number) => Decimal | null
  hasReason: (cell: CellKey) => boolean
  hasComment: (cell: CellKey) => boolean
  history: CheckHistory
}

export function toFigures(
  items: readonly CheckedItem[],
  cells: readonly CheckedCell[],
  history: CheckHistory,
): Figures {
  const numbers = new Map<CellKey, Decimal>()
  const reasons = new Set<CellKey>()
  const comments = new Set<CellKey>()
  for (const { dataElement, breakdown, value, missing, comment } of cells) {
    const key = toCellKey(dataElement, breakdown)
    if (value !== null) numbers.set(key, new Decimal(value))
    if (missing !== null) reasons.add(key)
    if (comment?.trim()) comments.add(key)
  }
  for (const { code, columns, totalFrom } of items) {
    const parts = totalFrom === null ? [] : numbersIn(numbers, code, optionsIn(columns, totalFrom))
    if (parts.length > 0) numbers.set(toCellKey(code, ''), add(parts))
  }
  return {
    items: new Map(items.map((item) => [item.code, item])),
    at: (cell, periodsBack = 0) => {
      if (periodsBack === 0) return numbers.get(cell) ?? null
      const past = history.figures[cell]?.[history.periods.length - periodsBack] ?? null
      return past === null ? null : new Decimal(past)
    },
    hasReason: (cell) => reasons.has(cell),
    hasComment: (cell) => comments.has(cell),
    history,
  }
}

/** The columns of one category, crossed splits left out. */
export function optionsIn(columns: readonly string[], category: string): string[] {
  return columns.filter((column) => column.startsWith(`${category}=`) && !column.includes(';'))
}

export function add(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((sum, number) => sum.plus(number), new Decimal(0))
}

function numbersIn(numbers: ReadonlyMap<CellKey, Decimal>, code: string, columns: readonly string[]) {
  return columns.flatMap((column) => numbers.get(toCellKey(code, column)) ?? [])
}
