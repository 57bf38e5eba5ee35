import type { CatalogueElement, CatalogueForm } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import type { Calendar } from '@/lib/periods/period'
import {
  type Ground,
  listActivityFigures,
  listOwnFigures,
} from '@/lib/submissions/derived/activity-figures-queries'
import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'
import { type FeedPlace, feedPlaces } from '@/lib/submissions/derived/feed-places'
import { findForm } from '@/lib/submissions/form-queries'
import type { SubmissionStatus } from '@/lib/submissions/submission'
import type { Activity } from './activity'

/** What an activity feeds at one place: what all activities there add up to, and what stands in the form. */
export type Feed = {
  /** Null: no unit above owes a form that asks it; the figure stands by itself. */
  form: CatalogueForm | null
  orgUnit: OrgUnitNode
  calendar: Calendar
  period: string
  status: SubmissionStatus | 'not-started' | null
  figures: FeedFigure[]
}

export type FeedFigure = DerivedFigure & {
  element: CatalogueElement
  /** What stands in the form now, or in the store. */
  standing: string | null
  /** It was taken from activities and follows them. */
  follows: boolean
}

/** Everywhere an activity counts, with the sums there; of a removed one what the others add up to. */
export async function listFeeds(ground: Ground, activity: Activity): Promise<Feed[]> {
  const { typeId: activityTypeId, orgUnitId, dateTo } = activity
  const places = feedPlaces(ground.tree, ground.catalogue, { activityTypeId, orgUnitId, dateTo })
  const feeds = await Promise.all(places.map((place) => toFeed(ground, place)))
  return feeds.filter((feed) => feed !== null)
}

async function toFeed(ground: Ground, place: FeedPlace): Promise<Feed | null> {
  const { orgUnitId, calendar, period } = place
  const orgUnit = ground.tree.get(orgUnitId)
  const form = place.form && (await findForm(place.form.code))
  if (!orgUnit) return null
  const fed = new Set(place.dataElementIds)
  const sums = form
    ? [...(await listActivityFigures(db, ground, form, { orgUnitId, period })).values()]
    : await listOwnFigures(db, ground, place)
  const submission =
    form &&
    (await db.submission.findUnique({
      where: { formId_orgUnitId_period: { formId: form.id, orgUnitId, period } },
      select: { status: true },
    }))
  const status = form ? (submission?.status ?? 'not-started') : null
  const stage =
    status === 'submitted' ? 'submitted' : status === 'draft' || status === 'returned' ? 'draft' : 'approved'
  const stored = await db.dataValue.findMany({
    where: { orgUnitId, calendar, period, stage, dataElementId: { in: [...fed] } },
    include: { breakdown: { select: { key: true } } },
  })
  const figures = sums.flatMap((sum): FeedFigure[] => {
    const element = ground.catalogue.elements.byId(sum.dataElementId)
    if (!element || !fed.has(sum.dataElementId)) return []
    const cell = stored.find(
      (row) => row.dataElementId === sum.dataElementId && row.breakdown.key === sum.breakdown,
    )
    const standing = cell?.value?.toFixed() ?? null
    return [{ ...sum, element, standing, follows: cell?.origin === 'activity' }]
  })
  return { form: place.form, orgUnit, calendar, period, status, figures }
}
