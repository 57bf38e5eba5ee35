import type { Membership } from './sums-sql'

/** Units that go to the same targets: read as one, so that no unit comes twice and the store may count on it. */
export type Classes = {
  /** Each unit once, with its class. */
  memberships: Membership[]
  /** The targets of a class. */
  targetsOf: (unitClass: number) => readonly number[]
}

/** Sorts the units of every membership into classes; two memberships share a class where the targets are the same. */
export function toClasses(memberships: readonly Membership[]): Classes {
  const numbers = new Map<string, number>()
  const targets: number[][] = []
  const classed = memberships.map((members) => {
    const byUnit = new Map<string, number[]>()
    for (const { orgUnitId, target } of members) {
      const own = byUnit.get(orgUnitId)
      if (own) own.push(target)
      else byUnit.set(orgUnitId, [target])
    }
    return [...byUnit].map(([orgUnitId, own]) => {
      const key = own.join()
      const number = numbers.get(key) ?? targets.push(own) - 1
      numbers.set(key, number)
      return { orgUnitId, target: number }
    })
  })
  return { memberships: classed, targetsOf: (unitClass) => targets[unitClass] ?? [] }
}
