import type { IsoDate } from '@/lib/periods/period'
import type { Chains } from './chains'
import type { OrgUnitNode, Succession } from './org-unit'
import { groupBy } from './successions'

/** Where the ground of a unit lies on another day, from dated edges and successions alone. */
export type Ground = {
  /**
   * Units in force on `to` that together cover everything the unit was on `from`, when it was in force: what it became,
   * gave away and was united with later; what it was made of and had not yet received earlier. They may hold more.
   * Null when the data can't say, as where not all predecessors are known.
   */
  coverOn(id: string, from: IsoDate, to: IsoDate): readonly string[] | null
  /**
   * The days on which the unit went on with more ground or less, oldest first, with the act where one is known: its
   * figures before and after are of different areas. A rename is none.
   */
  bordersMoved(id: string): { day: IsoDate; legalAct: string | null }[]
}

/** Ground that came to a unit, or left it, while it went on; `other` is whoever held it before, or holds it after. */
type Transfer = { epoch: number; other: string; legalAct: string | null }
type Transfers = { given: Map<string, Transfer[]>; received: Map<string, Transfer[]> }

export function buildGround(
  units: ReadonlyMap<string, OrgUnitNode>,
  stored: readonly Succession[],
  chains: Chains,
): Ground {
  const { epochOf, lifeOf, isAliveIn, childrenIn } = chains
  const after = groupBy(stored, (step) => step.predecessorId)
  const before = groupBy(stored, (step) => step.successorId)
  let transfers: Transfers | undefined
  /** Worked out when first needed: most processes never ask. */
  const transfersOf = () => {
    transfers ??= findTransfers([...units.keys()], stored, chains)
    return transfers
  }

  /** Where everything went at the unit's end; one known part doesn't say where the rest is. */
  function fateOf(id: string, end: number): Succession[] {
    const steps = (after.get(id) ?? []).filter(({ effective }) => epochOf(effective) > end)
    return steps.length === 1 && steps[0]?.kind === 'part' ? [] : steps
  }

  /** Everything the unit began from; none when that isn't all known. */
  function makingOf(id: string, start: number): Succession[] {
    const steps = (before.get(id) ?? []).filter(({ effective }) => epochOf(effective) <= start)
    const [only, ...others] = steps
    const goesOn =
      only?.kind === 'renamed' && others.length === 0 && after.get(only.predecessorId)?.length === 1
    return goesOn || units.get(id)?.predecessorsComplete ? steps : []
  }

  const covers = new Map<string, readonly string[] | null>()

  function cover(id: string, from: number, to: number): readonly string[] | null {
    const address = `${id}|${from}|${to}`
    const known = covers.get(address)
    if (known !== undefined) return known
    // Set first: a loop in the data ends here instead of running for ever.
    covers.set(address, null)
    const found = to >= from ? coverLater(id, from, to) : coverEarlier(id, from, to)
    covers.set(address, found)
    return found
  }

  function coverLater(id: string, from: number, to: number): readonly string[] | null {
    const gone = (transfersOf().given.get(id) ?? []).filter(({ epoch }) => from < epoch && epoch <= to)
    const pieces = gone.map(({ epoch, other }) => cover(other, epoch, to))
    const end = lifeOf(id)?.last ?? -1
    if (end >= to) return unite([[id], ...pieces])
    const fate = fateOf(id, end)
    if (fate.length > 0) {
      return unite([
        ...pieces,
        ...fate.map(({ successorId, effective }) => {
          const start = Math.max(epochOf(effective), lifeOf(successorId)?.first ?? 0)
          return start <= to && isAliveIn(successorId, start) ? cover(successorId, start, to) : null
        }),
      ])
    }
    const parts = childrenIn(id, end)
    return parts.length === 0 ? null : unite([...pieces, ...parts.map((part) => cover(part, end, to))])
  }

  function coverEarlier(id: string, from: number, to: number): readonly string[] | null {
    const come = (transfersOf().received.get(id) ?? []).filter(({ epoch }) => to < epoch && epoch <= from)
    const backTo = (other: string, epoch: number) => {
      const last = Math.min(epoch - 1, lifeOf(other)?.last ?? -1)
      return last >= to && isAliveIn(other, last) ? cover(other, last, to) : null
    }
    const pieces = come.map(({ epoch, other }) => backTo(other, epoch))
    const start = lifeOf(id)?.first ?? 0
    if (start <= to) return unite([[id], ...pieces])
    const making = makingOf(id, start)
    if (making.length === 0) return null
    return unite([
      ...pieces,
      ...making.map(({ predecessorId, effective }) => backTo(predecessorId, epochOf(effective))),
    ])
  }

  return {
    coverOn(id, from, to) {
      const epoch = epochOf(from)
      return isAliveIn(id, epoch) ? cover(id, epoch, epochOf(to)) : null
    },
    bordersMoved(id) {
      const { given, received } = transfersOf()
      const acts = new Map<number, string | null>()
      for (const { epoch, legalAct } of [...(given.get(id) ?? []), ...(received.get(id) ?? [])])
        acts.set(epoch, acts.get(epoch) ?? legalAct)
      return [...acts]
        .sort(([a], [b]) => a - b)
        .flatMap(([epoch, legalAct]) => {
          const day = chains.firstDayOf(epoch)
          return day === undefined ? [] : [{ day, legalAct }]
        })
    },
  }
}

/** Null when one of them isn't known. */
function unite(pieces: readonly (readonly string[] | null)[]): readonly string[] | null {
  const found = new Set<string>()
  for (const piece of pieces) {
    if (piece === null) return null
    for (const id of piece) found.add(id)
  }
  return [...found]
}

/**
 * Ground that crossed the border of units which went on: by a succession, or by a unit changing its parent. A unit that
 * holds both sides loses and gains nothing.
 */
function findTransfers(
  ids: readonly string[],
  stored: readonly Succession[],
  { epochOf, lifeOf, isAliveIn, parentIn, ancestorsIn, turnsOf }: Chains,
): Transfers {
  const given = new Map<string, Transfer[]>()
  const received = new Map<string, Transfer[]>()
  const note = (store: Map<string, Transfer[]>, id: string, transfer: Transfer) => {
    const own = store.get(id)
    if (own) own.push(transfer)
    else store.set(id, [transfer])
  }
  const chain = (id: string, epoch: number) => [id, ...ancestorsIn(id, epoch)]

  function move(from: string, to: string, epoch: number, legalAct: string | null): void {
    const holdersBefore = chain(from, Math.min(epoch - 1, lifeOf(from)?.last ?? epoch - 1))
    const holdersAfter = chain(to, epoch)
    for (const id of holdersBefore)
      if (!holdersAfter.includes(id) && isAliveIn(id, epoch)) note(given, id, { epoch, other: to, legalAct })
    for (const id of holdersAfter)
      if (!holdersBefore.includes(id) && isAliveIn(id, epoch - 1))
        note(received, id, { epoch, other: from, legalAct })
  }

  for (const { predecessorId, successorId, effective, legalAct } of stored)
    move(predecessorId, successorId, epochOf(effective), legalAct ?? null)
  for (const id of ids) {
    for (const epoch of turnsOf(id)) {
      if (isAliveIn(id, epoch - 1) && isAliveIn(id, epoch) && parentIn(id, epoch - 1) !== parentIn(id, epoch))
        move(id, id, epoch, null)
    }
  }
  return { given, received }
}
