import { Decimal } from 'decimal.js'
import { determined, type Equation } from './determined'
import { sumsOf } from './suppress-sums'

/**
 * A count of a sensitive data element below province level: one unit, sub-period and breakdown. Only what was observed
 * is a cell. `parent` is the unit above, `total` the one whose figure is shown whatever it is made of: the province.
 */
export type Cell = {
  unit: string
  parent: string
  total: string
  period: string
  key: string
  value: Decimal
}

export function cellAddress({ unit, period, key }: Pick<Cell, 'unit' | 'period' | 'key'>): string {
  return `${unit}|${period}|${key}`
}

/**
 * Which counts stay hidden: 1 to 4, and one more wherever shown figures together would give a hidden one away: the total
 * of a province over its units, the options that make up a total. The one more is of the same parent where there is one, and the smallest positive, a zero only when there is nothing else; 0 is
 * otherwise shown. What every sum together tells is worked out anew until nothing hidden follows from it. An answer for
 * a unit that rests on a hidden count is itself hidden, so sums over the periods of one unit tell nothing.
 *
 * Give all units of a province: the answer doesn't depend on what was asked, nor on the order of the cells.
 */
export function hiddenCells(given: readonly Cell[]): ReadonlySet<string> {
  if (!given.some(({ value }) => isSmall(value))) return new Set()
  const cells = [...given].sort((a, b) => (cellAddress(a) < cellAddress(b) ? -1 : 1))
  const indexOf = new Map(cells.map((cell, index) => [cellAddress(cell), index]))
  const sums = sumsOf(cells).map((sum) =>
    sum.map(({ cell, factor }) => ({ cell, factor, index: indexOf.get(cellAddress(cell)) ?? -1 })),
  )
  const sumsWith = cells.map((): IndexedSum[] => [])
  for (const sum of sums) for (const { index } of sum) sumsWith[index]?.push(sum)
  const hidden = new Set(cells.flatMap(({ value }, index) => (isSmall(value) ? [index] : [])))
  /** Told by sums of which nothing is left to hide, like the only report of a province. */
  const hopeless = new Set<number>()

  const shownIn = (sum: IndexedSum) => sum.filter(({ index }) => !hidden.has(index))
  const aloneIn = (told: number) =>
    (sumsWith[told] ?? []).filter((sum) => shownIn(sum).length === sum.length - 1)

  /** Hides one more out of each choice; nothing to choose from at all is hopeless. */
  function hideBeside(told: number, choices: readonly IndexedSum[]): void {
    const found = choices.flatMap(
      (sum) => shownIn(sum).sort(orderBeside(cells[told] as Cell))[0]?.index ?? [],
    )
    for (const index of found) hidden.add(index)
    if (found.length === 0) hopeless.add(told)
  }

  for (;;) {
    const all = [...determined(sums.map((sum) => toEquation(sum, hidden)))].sort((a, b) => a - b)
    const told = all.filter((one) => !hopeless.has(one))
    if (told.length === 0) break
    // Each sum in which one stands alone needs a second; only then is it seen what several sums tell together.
    const alone = told.filter((one) => aloneIn(one).length > 0)
    for (const one of alone) if (aloneIn(one).length > 0) hideBeside(one, aloneIn(one))
    const [first] = told
    if (alone.length === 0 && first !== undefined) hideBeside(first, [(sumsWith[first] ?? []).flat()])
  }
  return new Set([...hidden].map((index) => cellAddress(cells[index] as Cell)))
}

type IndexedSum = { cell: Cell; factor: number; index: number }[]

function toEquation(sum: IndexedSum, hidden: ReadonlySet<number>): Equation {
  return new Map(sum.filter(({ index }) => hidden.has(index)).map(({ index, factor }) => [index, factor]))
}

/** 1 to 4: so few that somebody could be recognised. */
export function isSmall(value: Decimal.Value): boolean {
  const count = new Decimal(value)
  return count.greaterThan(0) && count.lessThan(5)
}

/** Which shown cell to hide beside one: zeros last, of the same parent first, then the smallest. */
function orderBeside({ parent }: Cell): (a: { cell: Cell }, b: { cell: Cell }) => number {
  return ({ cell: a }, { cell: b }) =>
    Number(a.value.isZero()) - Number(b.value.isZero()) ||
    Number(a.parent !== parent) - Number(b.parent !== parent) ||
    a.value.comparedTo(b.value) ||
    (cellAddress(a) < cellAddress(b) ? -1 : 1)
}
