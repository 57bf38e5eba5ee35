import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { Territories } from './geography'

/** The tree of org units as geography asks of it; ancestors are remembered, since one answer asks them many times. */
export function toTerritories(tree: OrgUnitTree): Territories {
  const ancestors = new Map<string, readonly string[]>()
  return {
    get: tree.get,
    isInForce: tree.isInForce,
    isWithin: tree.isWithin,
    membersOnMap: tree.membersOnMap,
    ancestorIdsOn(id, day) {
      const address = `${id}|${day}`
      const known = ancestors.get(address)
      if (known) return known
      const found = tree.ancestorsOn(id, day).map((unit) => unit.id)
      ancestors.set(address, found)
      return found
    },
    predecessorIdsOf: (id) => tree.predecessorsOf(id).map(({ predecessorId }) => predecessorId),
    successorIdsOf: (id) => tree.successorsOf(id).map(({ successorId }) => successorId),
  }
}
