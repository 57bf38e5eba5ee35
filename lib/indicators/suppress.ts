import { Decimal } from 'decimal.js'

/** A count of a sensitive data element: one unit, sub-period and breakdown. Only what was observed is a cell. */
export type Cell = { unit: string; parent: string; period: string; key: string; value: Decimal }

export function cellAddress({ unit, period, key }: Pick<Cell, 'unit' | 'period' | 'key'>): string {
  return `${unit}|${period}|${key}`
}

/**
 * Which counts below province level stay hidden: 1 to 4, and one more wherever a shown sum would give a single
 * hidden count away (the units of one parent beside its total; the options of a category beside the total they
 * make up): the smallest positive one, a zero only when there is nothing else. 0 is otherwise shown. Every hidden
 * cell can open another sum, so the rule runs until nothing changes. The answer doesn't depend on what was asked.
 */
export function hiddenCells(cells: readonly Cell[]): ReadonlySet<string> {
  const hidden = new Set(cells.filter(({ value }) => isSmall(value)).map(cellAddress))
  if (hidden.size === 0) return hidden
  const sums = [...siblings(cells), ...splits(cells)]
  for (let changed = true; changed; ) {
    changed = false
    for (const sum of sums) {
      if (sum.filter((cell) => hidden.has(cellAddress(cell))).length !== 1) continue
      const next = smallestShown(sum, hidden)
      if (!next) continue
      hidden.add(cellAddress(next))
      changed = true
    }
  }
  return hidden
}

/** 1 to 4: so few that somebody could be recognised. */
export function isSmall(value: Decimal.Value): boolean {
  const count = new Decimal(value)
  return count.greaterThan(0) && count.lessThan(5)
}

/** The units of one parent, whose total over them is shown. */
function siblings(cells: readonly Cell[]): Cell[][] {
  return [...groupBy(cells, ({ parent, period, key }) => `${parent}|${period}|${key}`).values()]
}

/** A total together with the options that add up to it, within one unit-period. */
function splits(cells: readonly Cell[]): Cell[][] {
  const sums: Cell[][] = []
  for (const group of groupBy(cells, ({ unit, period }) => `${unit}|${period}`).values()) {
    for (const total of group) {
      const finer = group.filter(({ key }) => isOneFiner(total.key, key))
      for (const options of groupBy(finer, ({ key }) => extraCategory(total.key, key)).values()) {
        const sum = options.reduce((left, { value }) => left.plus(value), new Decimal(0))
        if (sum.equals(total.value)) sums.push([total, ...options])
      }
    }
  }
  return sums
}

function smallestShown(sum: readonly Cell[], hidden: ReadonlySet<string>): Cell | undefined {
  const shown = sum.filter((cell) => !hidden.has(cellAddress(cell)))
  const order = (a: Cell, b: Cell) =>
    Number(a.value.isZero()) - Number(b.value.isZero()) ||
    a.value.comparedTo(b.value) ||
    (cellAddress(a) < cellAddress(b) ? -1 : 1)
  return shown.sort(order)[0]
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
