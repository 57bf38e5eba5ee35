import type { MissingReason } from '@/lib/values/observation'
import type { Territories } from './territories'

/** As reported, or on the map of a day (`yyyy-MM-dd`). */
export type Geography = 'reported' | (string & {})

export type Members = { ok: true; units: readonly string[] } | { ok: false; reason: MissingReason }

type Question = {
  /** The last day of the period the figures are of. */
  day: string
  geography: Geography
  /** The units that owe the form on that day; asked again with the same set, the answer comes faster. */
  assigned: ReadonlySet<string>
}

/**
 * The units whose figures make up `target` on a day, out of those that owe the form then. Whole units add
 * exactly, those that make up an ended unit on its own map as well as those that went into a new one; what was
 * split, crosses the border, or has predecessors that aren't all known is `cannot-combine`.
 */
export function membersOf(
  territories: Territories,
  { target, ...question }: Question & { target: string },
): Members {
  const { day, geography } = question
  const reporters = reportersOn(territories, question)
  if (geography === 'reported' || !territories.isInForce(target, geography)) {
    if (!territories.isInForce(target, day)) return { ok: false, reason: 'not-applicable' }
    return { ok: true, units: reporters.get(target) ?? [] }
  }
  const cover = coverOf(territories, target, geography, day)
  if (!cover) return { ok: false, reason: 'cannot-combine' }
  return unite(territories, { ...question, target, cover, reporters })
}

/** {@link membersOf} for many targets at once. */
export function membersOfAll(
  territories: Territories,
  { targets, ...question }: Question & { targets: readonly string[] },
): ReadonlyMap<string, Members> {
  return new Map(targets.map((target) => [target, membersOf(territories, { target, ...question })]))
}

/** By unit: those who owe the form there, itself or below it on that day, in the order of the assigned. */
type Reporters = ReadonlyMap<string, readonly string[]>

const remembered = new WeakMap<Territories, WeakMap<ReadonlySet<string>, Map<number, Reporters>>>()

function reportersOn(territories: Territories, { day, assigned }: Question): Reporters {
  const sets = remembered.get(territories) ?? new WeakMap()
  remembered.set(territories, sets)
  const epochs = sets.get(assigned) ?? new Map<number, Reporters>()
  sets.set(assigned, epochs)
  const epoch = territories.epochOf(day)
  const known = epochs.get(epoch)
  if (known) return known
  const found = new Map<string, string[]>()
  const note = (above: string, unit: string) => {
    const own = found.get(above)
    if (own) own.push(unit)
    else found.set(above, [unit])
  }
  for (const unit of assigned) {
    note(unit, unit)
    for (const above of territories.ancestorIdsOn(unit, day)) note(above, unit)
  }
  epochs.set(epoch, found)
  return found
}

/** Units of the day that hold all the ground the target has on the map; of an ended one whose fate isn't known, all its parent had. */
function coverOf(
  territories: Territories,
  target: string,
  map: string,
  day: string,
): readonly string[] | null {
  const own = territories.coverOn(target, map, day)
  const { validFrom = null } = territories.get(target) ?? {}
  if (own || (validFrom !== null && day < validFrom)) return own
  for (const above of territories.ancestorIdsOn(target, map)) {
    const cover = territories.coverOn(above, map, day)
    if (cover) return cover
  }
  return null
}

/** Who of those that report in the cover lies wholly inside the target; refused where one may lie there with a part. */
function unite(
  territories: Territories,
  question: Question & { target: string; cover: readonly string[]; reporters: Reporters },
): Members {
  const { target, day, geography: map, cover, reporters, assigned } = question
  const members = new Set<string>()
  let doubtful = false
  const takeAll = (unit: string) => {
    for (const reporter of reporters.get(unit) ?? []) members.add(reporter)
  }
  const place = (unit: string) => territories.placeOf(unit, day, target, map)
  const levelOf = (unit: string) => territories.get(unit)?.level
  const levelsAbove = new Set(territories.ancestorIdsOn(target, map).map(levelOf))
  const holds = (unit: string, piece: string) =>
    piece === unit || territories.ancestorIdsOn(piece, day).includes(unit)
  /** It holds the whole target and reports for a level above it: no part of this answer. */
  const isAround = (unit: string) =>
    levelsAbove.has(levelOf(unit)) && cover.every((piece) => holds(unit, piece))
  for (const unit of cover) {
    if (place(unit) === 'inside') takeAll(unit)
    else {
      for (const reporter of reporters.get(unit) ?? []) {
        const where = place(reporter)
        if (where === 'inside') members.add(reporter)
        else if (where !== 'apart' && !isAround(reporter)) doubtful = true
      }
    }
    for (const above of territories.ancestorIdsOn(unit, day)) {
      if (!assigned.has(above)) continue
      if (place(above) === 'inside') takeAll(above)
      else if (!isAround(above)) doubtful = true
    }
  }
  // Where finer reports make up the whole, a coarser one lying across its border isn't needed.
  const isTold = (piece: string) =>
    members.has(piece) || territories.ancestorIdsOn(piece, day).some((above) => members.has(above))
  if (doubtful && !cover.every(isTold)) return { ok: false, reason: 'cannot-combine' }
  return { ok: true, units: [...members] }
}
