/** What a reader can set up: so many times each unknown, added, is a number they know. */
export type Equation = ReadonlyMap<number, number>

/** All is calculated by the remainder on division by this prime: exact, and 1/n is a whole number. */
const prime = 1_000_003

/**
 * The unknowns that follow uniquely from the equations, whatever the known numbers are: those that elimination leaves
 * alone in a row. Equations that share no unknown don't meet.
 */
export function determined(equations: readonly Equation[]): Set<number> {
  const found = new Set<number>()
  for (const part of connected(equations)) {
    // One sum of several unknowns tells none of them.
    const rows = part.length === 1 ? part : eliminate(part)
    for (const row of rows) if (row.size === 1) for (const unknown of row.keys()) found.add(unknown)
  }
  return found
}

/** Reduced rows: each has one unknown that stands in no other row. */
function eliminate(equations: readonly Equation[]): Equation[] {
  const rows: { pivot: number; factors: Map<number, number> }[] = []
  const holders = new Map<number, Map<number, number>>()
  // Short sums first: they fill the others up least.
  for (const equation of [...equations].sort((a, b) => a.size - b.size)) {
    const row = new Map([...equation].map(([unknown, factor]) => [unknown, modulo(factor)]))
    for (const unknown of [...row.keys()]) {
      const holder = holders.get(unknown)
      if (holder) subtract(row, holder, row.get(unknown) ?? 0)
    }
    const [pivot] = row.keys()
    if (pivot === undefined) continue
    const scale = oneOver(row.get(pivot) ?? 1)
    for (const [unknown, factor] of row) row.set(unknown, (factor * scale) % prime)
    for (const other of rows) {
      const factor = other.factors.get(pivot)
      if (factor) subtract(other.factors, row, factor)
    }
    rows.push({ pivot, factors: row })
    holders.set(pivot, row)
  }
  return rows.map(({ factors }) => factors)
}

function subtract(row: Map<number, number>, other: ReadonlyMap<number, number>, times: number): void {
  if (times === 0) return
  for (const [unknown, factor] of other) {
    const left = modulo((row.get(unknown) ?? 0) - ((factor * times) % prime))
    if (left === 0) row.delete(unknown)
    else row.set(unknown, left)
  }
}

function connected(equations: readonly Equation[]): Equation[][] {
  const groupOf = new Map<number, Set<Equation>>()
  for (const equation of equations) {
    let group = new Set([equation])
    for (const unknown of equation.keys()) {
      const other = groupOf.get(unknown)
      if (!other || other === group) continue
      const [small, large] = other.size < group.size ? [other, group] : [group, other]
      for (const one of small) {
        large.add(one)
        for (const member of one.keys()) if (groupOf.get(member) === small) groupOf.set(member, large)
      }
      group = large
    }
    for (const unknown of equation.keys()) groupOf.set(unknown, group)
  }
  return [...new Set(groupOf.values())].map((group) => [...group])
}

function modulo(factor: number): number {
  return ((factor % prime) + prime) % prime
}

/** 1/factor: by Fermat a^(p − 2). */
function oneOver(factor: number): number {
  let [result, base] = [1, factor]
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}
