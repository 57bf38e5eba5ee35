import { Decimal } from 'decimal.js'
import type { Cell } from './suppress'

/** Cells whose weighted sum a reader may know: 0 for a total (−1) and its options (1). */
export type Sum = readonly { cell: Cell; factor: number }[]

/** Every sum that is shown whatever is hidden below province level, or that counts must satisfy. */
export function sumsOf(cells: readonly Cell[]): Sum[] {
  return [...splits(cells), ...totals(cells)]
}

/** The units whose total over them is shown, by period and breakdown. */
function totals(cells: readonly Cell[]): Sum[] {
  const groups = groupBy(cells, ({ total, period, key }) => `${total}|${period}|${key}`)
  return [...groups.values()].map((group) => group.map((cell) => ({ cell, factor: 1 })))
}

/** A total together with the options that add up to it, within one unit-period. */
function splits(cells: readonly Cell[]): Sum[] {
  const sums: Sum[] = []
  for (const group of groupBy(cells, ({ unit, period }) => `${unit}|${period}`).values()) {
    if (group.length < 2) continue
    for (const total of group) {
      const finer = group.filter(({ key }) => isOneFiner(total.key, key))
      for (const options of groupBy(finer, ({ key }) => extraCategory(total.key, key)).values()) {
        const sum = options.reduce((left, { value }) => left.plus(value), new Decimal(0))
        if (!sum.equals(total.value)) continue
        sums.push([{ cell: total, factor: -1 }, ...options.map((cell) => ({ cell, factor: 1 }))])
      }
    }
  }
  return sums
}

function isOneFiner(key: string, finer: string): boolean {
  const parts = key === '' ? [] : key.split(';')
  const finerParts = finer === '' ? [] : finer.split(';')
  return finerParts.length === parts.length + 1 && parts.every((part) => finerParts.includes(part))
}

function extraCategory(key: string, finer: string): string {
  const extra = finer.split(';').find((part) => !key.split(';').includes(part)) ?? ''
  return extra.split('=')[0] ?? ''
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
