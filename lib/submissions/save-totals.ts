import { Decimal } from 'decimal.js'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import type { FormItem } from './form'

type Figure = { value: string | null; missing: string | null }

/** The columns whose figures add up to the row's total: the single options of the category that the form names. */
export function totalParts({ totalFrom, columns }: Pick<FormItem, 'totalFrom' | 'columns'>): string[] {
  if (totalFrom === null) return []
  return columns.filter((key) => {
    const categories = Object.keys(parseBreakdownKey(key))
    return categories.length === 1 && categories[0] === totalFrom
  })
}

/** True when the row's total is computed from its parts and never typed. */
export function hasComputedTotal(item: Pick<FormItem, 'totalFrom' | 'columns'>): boolean {
  return totalParts(item).length > 0
}

/**
 * The sum of the parts that have a number. Without any number the total is blank too, unless every part says why it has
 * none: then the total says so as well (`not-available` where the reasons differ).
 */
export function computeTotal(parts: readonly Figure[]): Figure {
  const filled = parts.flatMap(({ value }) => (value === null ? [] : [value]))
  if (filled.length > 0) {
    const sum = filled.reduce((total, value) => total.plus(value), new Decimal(0))
    return { value: sum.toFixed(), missing: null }
  }
  const reasons = parts.map(({ missing }) => missing)
  if (reasons.length === 0 || reasons.includes(null)) return { value: null, missing: null }
  return { value: null, missing: new Set(reasons).size === 1 ? (reasons[0] ?? null) : 'not-available' }
}
