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
  const { reporters, answers } = reportingOn(territories, question)
  const isReported = geography === 'reported' || !territories.isInForce(target, geography)
  const address = isReported ? target : `${target}|${territories.epochOf(geography)}`
  const known = answers.get(address)
  if (known) return known
  const found: Members = isReported
    ? territories.isInForce(target, day)
      ? { ok: true, units: reporters.get(target) ?? [] }
      : { ok: false, reason: 'not-applicable' }
    : onMap(territories, { ...question, target, reporters })
  answers.set(address, found)
  return found
}

/** By unit: those who owe the form there, itself or below it on that day, in the order of the assigned. */
type Reporters = ReadonlyMap<string, readonly string[]>

/** Who reports in one stretch of time in which the tree doesn't change, and the answers that rest on it. */
type Reporting = { assigned: ReadonlySet<string>; reporters: Reporters; answers: Map<string, Members> }

const remembered = new WeakMap<Territories, Map<number, Reporting[]>>()

/** So many sets of assigned units are remembered for one stretch: about as many as there are forms. */
const setsKept = 16

function reportingOn(territories: Territories, { day, assigned }: Question): Reporting {
  const epochs = remembered.get(territories) ?? new Map<number, Reporting[]>()
  remembered.set(territories, epochs)
  const epoch = territories.epochOf(day)
  const sets = epochs.get(epoch) ?? []
  epochs.set(epoch, sets)
  const known = sets.find((one) => isSame(one.assigned, assigned))
  if (known) {
    // The very set asked is found sooner than its equal the next time.
    known.assigned = assigned
    return known
  }
  const made = { assigned, reporters: findReporters(territories, day, assigned), answers: new Map() }
  if (sets.length >= setsKept) sets.shift()
  sets.push(made)
  return made
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one === other) return true
  if (one.size !== other.size) return false
  for (const id of other) if (!one.has(id)) return false
  return true
}

function findReporters(territories: Territories, day: string, assigned: ReadonlySet<string>): Reporters {
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

/** Who of those that report lies wholly inside the target; refused where one may lie there with a part. */
function onMap(
  territories: Territories,
  { target, day, geography: map, reporters, assigned }: Question & { target: string; reporters: Reporters },
): Members {
  const cover = coverOf(territories, target, map, day)
  if (!cover) return { ok: false, reason: 'cannot-combine' }
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
