import type { OrgUnitTree } from '@/lib/org-units/tree'

/** How a unit lies to a container; `across` also where the data can't say. */
export type Place = 'inside' | 'apart' | 'across'

/** What putting areas together needs to know of the tree of org units. */
export type Territories = Pick<OrgUnitTree, 'get' | 'isInForce' | 'ancestorIdsOn' | 'coverOn' | 'epochOf'> & {
  /** How the ground a unit has on `day` lies to the ground the container has on the day of the map. */
  placeOf(id: string, day: string, containerId: string, map: string): Place
}

/** So many places are remembered: one answer asks the same ones of many days between which nothing changed. */
const placesKept = 500_000

export function toTerritories(tree: OrgUnitTree): Territories {
  const places = new Map<string, Place>()

  /** By where its ground is on the day of the map; where that is open, by where its parent's is. */
  function findPlace(id: string, day: string, containerId: string, map: string): Place {
    for (const each of [id, ...tree.ancestorIdsOn(id, day)]) {
      const cover = tree.coverOn(each, day, map)
      if (!cover) continue
      const above = tree.ancestorIdsOn(containerId, map)
      const isInside = (piece: string) =>
        piece === containerId || tree.ancestorIdsOn(piece, map).includes(containerId)
      if (cover.every(isInside)) return 'inside'
      if (!cover.some((piece) => isInside(piece) || above.includes(piece))) return 'apart'
    }
    return 'across'
  }

  return {
    ...tree,
    placeOf(id, day, containerId, map) {
      const address = `${id}|${tree.epochOf(day)}|${containerId}|${tree.epochOf(map)}`
      const known = places.get(address)
      if (known) return known
      const place = findPlace(id, day, containerId, map)
      if (places.size >= placesKept) places.clear()
      places.set(address, place)
      return place
    },
  }
}

const known = new WeakMap<OrgUnitTree, Territories>()

/** {@link toTerritories}, with what it remembers, for as long as there is this tree. */
export function territoriesOf(tree: OrgUnitTree): Territories {
  const territories = known.get(tree) ?? toTerritories(tree)
  known.set(tree, territories)
  return territories
}
