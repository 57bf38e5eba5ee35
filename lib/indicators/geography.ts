import type { MissingReason } from '@/lib/values/observation'

/** As reported, or on the map of a day (`yyyy-MM-dd`). */
export type Geography = 'reported' | (string & {})

/** What putting areas together needs to know of the tree of org units. */
export type Territories = {
  get(id: string): { id: string; validFrom: string | null; validTo: string | null; predecessorsComplete: boolean } | undefined
  isInForce(id: string, day: string): boolean
  /** The units above one on a day, by dated edges. */
  ancestorIdsOn(id: string, day: string): readonly string[]
  /** The whole territory of `id` lies inside `containerId`. */
  isWithin(id: string, containerId: string): boolean
  /** Shares territory with `containerId` without lying inside it. */
  overlaps(id: string, containerId: string): boolean
  predecessorIdsOf(id: string): readonly string[]
  successorIdsOf(id: string): readonly string[]
}

export type Members = { ok: true; units: readonly string[] } | { ok: false; reason: MissingReason }

/**
 * The units whose figures make up `target` on a day, out of those that owe the form then. Whole units add
 * exactly; what was split, or whose predecessors aren't all known, is `cannot-combine`.
 */
export function membersOf(
  territories: Territories,
  { target, day, geography, assigned }: { target: string; day: string; geography: Geography; assigned: readonly string[] },
): Members {
  if (geography === 'reported' || !territories.isInForce(target, geography)) {
    return asReported(territories, target, day, assigned)
  }
  const unit = territories.get(target)
  if (!unit) return { ok: false, reason: 'not-applicable' }
  const inside = assigned.filter((id) => id === target || territories.isWithin(id, target))
  const before = unit.validFrom !== null && day < unit.validFrom
  if (before && !unit.predecessorsComplete) return refuse
  if (isMadeUpBy(territories, target, day, inside)) return { ok: true, units: inside }
  if (assigned.some((id) => !inside.includes(id) && territories.overlaps(id, target))) return refuse
  if (unit.validTo !== null && unit.validTo < day && assigned.some((id) => mayHoldPartOf(territories, id, target, inside))) {
    return refuse
  }
  return { ok: true, units: inside }
}

const refuse: Members = { ok: false, reason: 'cannot-combine' }

function asReported(territories: Territories, target: string, day: string, assigned: readonly string[]): Members {
  if (!territories.isInForce(target, day)) return { ok: false, reason: 'not-applicable' }
  return {
    ok: true,
    units: assigned.filter((id) => id === target || territories.ancestorIdsOn(id, day).includes(target)),
  }
}

/** Finer units that owe the form cover the whole target, so that a coarser one lying across its border isn't needed. */
function isMadeUpBy(territories: Territories, target: string, day: string, inside: readonly string[]): boolean {
  const predecessors = territories.predecessorIdsOf(target)
  return (
    inside.length > 0 &&
    territories.get(target)?.predecessorsComplete === true &&
    predecessors.length > 0 &&
    predecessors.every(
      (id) => territories.isInForce(id, day) && inside.some((member) => member === id || territories.isWithin(id, member)),
    )
  )
}

/** A newer unit of unknown make-up inside a successor of the ended target: it may hold some of its territory. */
function mayHoldPartOf(territories: Territories, id: string, target: string, inside: readonly string[]): boolean {
  const unit = territories.get(id)
  const ended = territories.get(target)?.validTo ?? null
  if (inside.includes(id) || !unit || unit.predecessorsComplete || unit.validFrom === null || ended === null) return false
  return unit.validFrom > ended && territories.successorIdsOf(target).some((successor) => territories.isWithin(id, successor))
}
