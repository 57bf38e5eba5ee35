import type { Catalogue, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type Calendar, type IsoDate, type PeriodType, periodOf, periodRange } from '@/lib/periods/period'

/** Where a day's activity of a unit counts: a form that somebody owes, or a figure of the unit's own. */
export type FeedPlace = {
  /** Null: no unit above owes a form that asks the elements; they stand in the store by themselves. */
  form: CatalogueForm | null
  orgUnitId: string
  calendar: Calendar
  period: string
  /** The elements fed there. */
  dataElementIds: readonly number[]
}

/** What decides where an activity counts. */
export type FeedingDay = { activityTypeId: number; orgUnitId: string; dateTo: IsoDate }

type Ground = Pick<OrgUnitTree, 'isInForce' | 'onMapOf' | 'ancestorIdsOn'>

/**
 * The unit that owes a form for a period in which something happened in a unit: the nearest that contains it, or what
 * it went into as a whole, on the period's last day. Null when nobody does, or when the unit was split meanwhile.
 */
export function findOwner(
  tree: Ground,
  form: Pick<CatalogueForm, 'assignments'>,
  orgUnitId: string,
  lastDay: IsoDate,
): string | null {
  const now = tree.isInForce(orgUnitId, lastDay) ? orgUnitId : tree.onMapOf(orgUnitId, lastDay)?.id
  if (now === undefined) return null
  const owes = (id: string) =>
    form.assignments.some(
      ({ orgUnitId: assigned, validFrom, validTo }) =>
        assigned === id &&
        (validFrom === null || validFrom <= lastDay) &&
        (validTo === null || lastDay <= validTo),
    )
  return [now, ...tree.ancestorIdsOn(now, lastDay)].find(owes) ?? null
}

/** Everywhere an activity counts: in the period, of each form's own calendar, that holds its last day (DESIGN §3.9). */
export function feedPlaces(
  tree: Ground,
  catalogue: Pick<Catalogue, 'activityTypes' | 'formsWith'>,
  { activityTypeId, orgUnitId, dateTo }: FeedingDay,
): FeedPlace[] {
  const places = new Map<string, FeedPlace & { dataElementIds: number[] }>()
  const put = (place: Omit<FeedPlace, 'dataElementIds'>, dataElementId: number) => {
    const key = placeKey(place)
    const known = places.get(key)
    if (known) known.dataElementIds.push(dataElementId)
    else places.set(key, { ...place, dataElementIds: [dataElementId] })
  }
  for (const { dataElementId } of catalogue.activityTypes.byId(activityTypeId)?.feeds ?? []) {
    const forms = catalogue.formsWith(dataElementId)
    let isOwed = false
    for (const form of forms) {
      const { calendar } = form
      const period = periodOf(dateTo, form.frequency, calendar)
      const owner = findOwner(tree, form, orgUnitId, periodRange(calendar, period).end)
      if (owner === null) continue
      isOwed = true
      put({ form, orgUnitId: owner, calendar, period }, dataElementId)
    }
    if (!isOwed) put({ form: null, orgUnitId, ...ownPeriod(forms[0], dateTo) }, dataElementId)
  }
  return [...places.values()]
}

/** The pace of a figure that no form brings: as the form that others owe, else by calendar quarters. */
export function ownPace(form: Pick<CatalogueForm, 'calendar' | 'frequency'> | undefined): {
  calendar: Calendar
  type: Exclude<PeriodType, 'nine-months'>
} {
  return { calendar: form?.calendar ?? 'statistical', type: form?.frequency ?? 'quarter' }
}

function ownPeriod(form: CatalogueForm | undefined, day: IsoDate): { calendar: Calendar; period: string } {
  const { calendar, type } = ownPace(form)
  return { calendar, period: periodOf(day, type, calendar) }
}

/** Names a place: of one form, unit and period, or of a unit's own figures. */
export function placeKey({ form, orgUnitId, calendar, period }: Omit<FeedPlace, 'dataElementIds'>): string {
  return [form?.code ?? '-', orgUnitId, calendar, period].join('|')
}

/** Each place once, with everything fed there, in one order. */
export function mergePlaces(places: readonly FeedPlace[]): FeedPlace[] {
  const merged = new Map<string, FeedPlace>()
  for (const place of places) {
    const known = merged.get(placeKey(place))?.dataElementIds ?? []
    const dataElementIds = [...new Set([...known, ...place.dataElementIds])]
    merged.set(placeKey(place), { ...place, dataElementIds })
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
}
