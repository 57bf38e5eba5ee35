import type { IsoDate } from '@/lib/periods/period'
import { coversDay, type OrgUnitNode } from './org-unit'
import { groupBy, type Successions } from './successions'

/** What lies inside what, across reforms, without a map: from the parent chain and whole successions alone. */
export type Territory = {
  /**
   * The whole territory of `id` (at its end, or now) lies inside `containerId`: by its parent, or because everything it
   * became does. False also when the data can't say. A unit is within itself.
   */
  isWithin(id: string, containerId: string): boolean
  /** Known to share territory with `containerId` without lying inside it: across its border, or around it. */
  overlaps(id: string, containerId: string): boolean
  /** Of the units in force on the day: those within the container, and those that share territory with it otherwise. */
  membersOnMap(containerId: string, day: IsoDate): OnMap
}

export type OnMap = { within: readonly string[]; overlapping: readonly string[] }

type Above = {
  lastParentOf: (id: string) => string | undefined
  parentIdOn: (id: string, day: IsoDate) => string | undefined
  epochOf: (day: IsoDate) => number
}

/** Answers about the map of a day are remembered, so many of them. */
const answersKept = 2000

export function buildTerritory(
  units: ReadonlyMap<string, OrgUnitNode>,
  { lastParentOf, parentIdOn, epochOf }: Above,
  successions: Successions,
): Territory {
  const ids = [...units.keys()]
  const childrenOf = groupBy(ids, (id) => lastParentOf(id) ?? '')
  const cameInto = groupBy(
    ids.flatMap((id) => successions.fateOf(id)),
    (step) => step.successorId,
  )
  const insides = new Map<string, ReadonlySet<string>>()
  const arounds = new Map<string, ReadonlySet<string>>()
  const onMaps = new Map<string, OnMap>()

  function inside(containerId: string): ReadonlySet<string> {
    const known = insides.get(containerId)
    if (known) return known
    const found = new Set<string>(units.has(containerId) ? [containerId] : [])
    const arrived = new Map<string, number>()
    // A Set is walked in the order of insertion, also over what is added on the way.
    for (const id of found) {
      for (const child of childrenOf.get(id) ?? []) found.add(child)
      const renamed = successions.renamedTo(id)
      if (renamed) found.add(renamed)
      for (const { predecessorId } of cameInto.get(id) ?? []) {
        const count = (arrived.get(predecessorId) ?? 0) + 1
        arrived.set(predecessorId, count)
        if (count === successions.fateOf(predecessorId).length) found.add(predecessorId)
      }
    }
    insides.set(containerId, found)
    return found
  }

  /** Everything that holds a piece of the container: from its pieces upwards, on a day where one is given. */
  function touching(containerId: string, day: IsoDate | null): ReadonlySet<string> {
    const within = inside(containerId)
    const found = new Set(within)
    for (const id of within) {
      // A part given or received shares ground; of something that merely crosses the border nobody knows which part.
      for (const step of successions.successorsOf(id)) found.add(step.successorId)
      for (const step of successions.predecessorsOf(id)) found.add(step.predecessorId)
    }
    for (const id of found) {
      const parent = (day !== null && parentIdOn(id, day)) || lastParentOf(id)
      if (parent) found.add(parent)
      const [only, ...others] = successions.fateOf(id)
      if (only && others.length === 0) found.add(only.successorId)
      const renamed = successions.renamedFrom(id)
      if (renamed) found.add(renamed)
    }
    return found
  }

  return {
    isWithin: (id, containerId) => inside(containerId).has(id),
    overlaps(id, containerId) {
      if (inside(containerId).has(id)) return false
      let around = arounds.get(containerId)
      if (!around) {
        around = touching(containerId, null)
        arounds.set(containerId, around)
      }
      return around.has(id)
    },
    membersOnMap(containerId, day) {
      const address = `${containerId}|${epochOf(day)}`
      const known = onMaps.get(address)
      if (known) return known
      const within = inside(containerId)
      const inForce = (id: string) => {
        const unit = units.get(id)
        return unit !== undefined && coversDay(unit, day)
      }
      const found = {
        within: [...within].filter(inForce),
        overlapping: [...touching(containerId, day)].filter((id) => !within.has(id) && inForce(id)),
      }
      if (onMaps.size >= answersKept) onMaps.clear()
      onMaps.set(address, found)
      return found
    },
  }
}
