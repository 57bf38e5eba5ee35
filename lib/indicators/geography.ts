import type { MissingReason } from '@/lib/values/observation'

/** As reported, or on the map of a day (`yyyy-MM-dd`). */
export type Geography = 'reported' | (string & {})

/** What putting areas together needs to know of the tree of org units. */
export type Territories = {
  get(
    id: string,
  ):
    | { id: string; validFrom: string | null; validTo: string | null; predecessorsComplete: boolean }
    | undefined
  isInForce(id: string, day: string): boolean
  /** The units above one on a day, by dated edges. */
  ancestorIdsOn(id: string, day: string): readonly string[]
  /** The whole territory of `id` lies inside `containerId`. */
  isWithin(id: string, containerId: string): boolean
  /** Of the units in force on a day: those inside the container, and those that share territory with it otherwise. */
  membersOnMap(
    containerId: string,
    day: string,
  ): { within: readonly string[]; overlapping: readonly string[] }
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
  {
    target,
    day,
    geography,
    assigned,
  }: { target: string; day: string; geography: Geography; assigned: ReadonlySet<string> },
): Members {
  if (geography === 'reported' || !territories.isInForce(target, geography)) {
    return asReported(territories, target, day, assigned)
  }
  const unit = territories.get(target)
  if (!unit) return { ok: false, reason: 'not-applicable' }
  if (unit.validFrom !== null && day < unit.validFrom && !unit.predecessorsComplete) return refuse
  const { within, overlapping } = territories.membersOnMap(target, day)
  const inside = within.filter((id) => assigned.has(id))
  if (isMadeUpBy(territories, target, day, inside)) return { ok: true, units: inside }
  // A unit around the whole target reports for a level above: no part of this answer.
  if (overlapping.some((id) => assigned.has(id) && !territories.isWithin(target, id))) return refuse
  if (
    unit.validTo !== null &&
    unit.validTo < day &&
    [...assigned].some((id) => mayHoldPartOf(territories, id, unit))
  ) {
    return refuse
  }
  return { ok: true, units: inside }
}

const refuse: Members = { ok: false, reason: 'cannot-combine' }

function asReported(
  territories: Territories,
  target: string,
  day: string,
  assigned: ReadonlySet<string>,
): Members {
  if (!territories.isInForce(target, day)) return { ok: false, reason: 'not-applicable' }
  const isPart = (id: string) => id === target || territories.ancestorIdsOn(id, day).includes(target)
  return { ok: true, units: [...assigned].filter(isPart) }
}

/** Finer units that owe the form cover the whole target, so that a coarser one lying across its border isn't needed. */
function isMadeUpBy(
  territories: Territories,
  target: string,
  day: string,
  inside: readonly string[],
): boolean {
  const predecessors = territories.predecessorIdsOf(target)
  return (
    inside.length > 0 &&
    territories.get(target)?.predecessorsComplete === true &&
    predecessors.length > 0 &&
    predecessors.every(
      (id) =>
        territories.isInForce(id, day) &&
        inside.some((member) => member === id || territories.isWithin(id, member)),
    )
  )
}

/** A newer unit of unknown make-up inside a successor of the ended one: it may hold some of its territory. */
function mayHoldPartOf(
  territories: Territories,
  id: string,
  ended: { id: string; validTo: string | null },
): boolean {
  const unit = territories.get(id)
  if (!unit || unit.predecessorsComplete || unit.validFrom === null || ended.validTo === null) return false
  if (unit.validFrom <= ended.validTo || territories.isWithin(id, ended.id)) return false
  return territories.successorIdsOf(ended.id).some((successor) => territories.isWithin(id, successor))
}
