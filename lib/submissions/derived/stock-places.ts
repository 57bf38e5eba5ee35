import type { Catalogue, CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, nextPeriod, periodOf, periodRange } from '@/lib/periods/period'
import { type FeedPlace, mergePlaces } from './feed-places'
import { holderOn, isInArea } from './register-places'

/** What changed in a register: where the entry has ever been put, and the day from which it counts otherwise. */
export type StockChange = {
  kind: Pick<CatalogueRegisterKind, 'countedInId' | 'membersInId'>
  bases: readonly string[]
  from: IsoDate
}

/**
 * Every form, unit and period up to now in which the entry may count: those of units it lay in on the period's last day.
 * An element that no form asks of them has no place: how many stand is told by the register, on any day.
 */
export function stockPlaces(
  { tree, catalogue }: { tree: OrgUnitTree; catalogue: Pick<Catalogue, 'formsWith'> },
  { kind, bases, from }: StockChange,
  today: IsoDate,
): FeedPlace[] {
  const places: FeedPlace[] = []
  const around = new Map<IsoDate, ReadonlySet<string>>()
  for (const id of [kind.countedInId, kind.membersInId]) {
    for (const form of id === null ? [] : catalogue.formsWith(id)) {
      const { calendar, frequency, assignments } = form
      let period = periodOf(from, frequency, calendar)
      for (; periodRange(calendar, period).start <= today; period = nextPeriod(period)) {
        const { end } = periodRange(calendar, period)
        const areas = around.get(end) ?? areasAround(tree, bases, end)
        around.set(end, areas)
        for (const { orgUnitId, validFrom, validTo } of assignments) {
          const isOwed = (validFrom === null || validFrom <= end) && (validTo === null || end <= validTo)
          if (isOwed && areas.has(orgUnitId))
            places.push({ form, orgUnitId, calendar, period, dataElementIds: id === null ? [] : [id] })
        }
      }
    }
  }
  return mergePlaces(places)
}

/** The units that count what any of the bases holds on the day. */
function areasAround(tree: OrgUnitTree, bases: readonly string[], day: IsoDate): ReadonlySet<string> {
  const found = new Set<string>()
  for (const base of bases) {
    const { orgUnitId, needsMove } = holderOn(tree, base, day)
    const inside = needsMove
      ? tree.list().flatMap(({ id }) => (isInArea(tree, base, id, day) ? [id] : []))
      : [orgUnitId, ...tree.ancestorIdsOn(orgUnitId, day)]
    for (const id of inside) found.add(id)
  }
  return found
}
