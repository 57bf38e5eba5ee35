import type { Body, CompositionKind } from '@/lib/catalogue/body-feeds'
import type { Catalogue, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { type IsoDate, periodOf, periodRange } from '@/lib/periods/period'
import { type FeedPlace, findOwner, mergePlaces } from './feed-places'

/** What decides where a composition counts. */
export type SeatedBody = {
  body: Body
  level: string
  kind: CompositionKind
  orgUnitId: string
  term: string
  asOf: IsoDate
}

/** Those who stood and were elected count for their term; who sits there now for the year. */
export function ownPeriodOf({ kind, term, asOf }: Pick<SeatedBody, 'kind' | 'term' | 'asOf'>): string {
  return kind === 'in-office' ? asOf.slice(0, 4) : term
}

/**
 * Everywhere a composition counts: in the forms that a unit around it owes, else as a figure of its own unit. A row of
 * one year is still true in the later years of which anything is known (`laterYears`).
 */
export function bodyPlaces(
  { tree, catalogue }: { tree: OrgUnitTree; catalogue: Pick<Catalogue, 'bodyFeeds' | 'formsWith'> },
  seated: SeatedBody,
  laterYears: readonly string[],
): FeedPlace[] {
  const { body, level, kind, orgUnitId } = seated
  const ids = catalogue.bodyFeeds.flatMap((feed) =>
    feed.body === body && feed.level === level && feed.kind === kind ? [feed.dataElementId] : [],
  )
  const own = ownPeriodOf(seated)
  const periods = kind === 'in-office' ? [own, ...laterYears.filter((year) => year > own)] : [own]
  return mergePlaces(
    [...new Set(ids)].flatMap((id): FeedPlace[] => {
      const owed = catalogue.formsWith(id).flatMap((form) => owedPlace(tree, form, seated))
      const places: Omit<FeedPlace, 'dataElementIds'>[] =
        owed.length > 0
          ? owed
          : periods.map((period) => ({ form: null, orgUnitId, calendar: 'statistical' as const, period }))
      return places.map((place) => ({ ...place, dataElementIds: [id] }))
    }),
  )
}

function owedPlace(
  tree: OrgUnitTree,
  form: CatalogueForm,
  { kind, orgUnitId, term, asOf }: SeatedBody,
): Omit<FeedPlace, 'dataElementIds'>[] {
  const { calendar, frequency } = form
  const isOfTerm = frequency === 'term' && kind !== 'in-office'
  const period = isOfTerm ? term : periodOf(asOf, frequency, calendar)
  const owner = findOwner(tree, form, orgUnitId, periodRange(calendar, period).end)
  return owner === null ? [] : [{ form, orgUnitId: owner, calendar, period }]
}
