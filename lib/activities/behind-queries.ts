import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { type Calendar, type IsoDate, periodRange } from '@/lib/periods/period'
import { computeActivityFigures } from '@/lib/submissions/derived/activity-figures'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { feedPlaces } from '@/lib/submissions/derived/feed-places'
import { activityRights, programmeOf } from './access'

/** A figure that was taken from activities. */
export type TakenFigure = { dataElementId: number; orgUnitId: string; period: string; breakdown: string }

/** An activity that a figure was added up from. */
export type ActivityBehind = {
  id: string
  title: string
  dateFrom: IsoDate
  dateTo: IsoDate
  orgUnit: Pick<OrgUnitNode, 'id' | 'fullName'>
  /** What it adds to the figure; null where it doesn't say. */
  value: string | null
  /** The field of the announcement it was read from that bears the number out; null when it came from none. */
  source: string | null
}

const mostRows = 5000

export function takenKey({ dataElementId, orgUnitId, period, breakdown }: TakenFigure): string {
  return [dataElementId, orgUnitId, period, breakdown].join('|')
}

/**
 * The activities that add up to figures as they stand now, by figure; those the viewer may not open are left out.
 * An activity belongs to a figure where its type feeds the element and its place and last day lead there.
 */
export async function listActivitiesBehind(
  viewer: Viewer,
  calendar: Calendar,
  figures: readonly TakenFigure[],
): Promise<Map<string, ActivityBehind[]>> {
  const found = new Map<string, ActivityBehind[]>()
  if (figures.length === 0) return found
  const { catalogue, tree } = await getGround()
  const feedsOf = new Map(
    [...new Set(figures.map(({ dataElementId }) => dataElementId))].map((id) => [id, catalogue.feedsOf(id)]),
  )
  const types = [...new Set([...feedsOf.values()].flat().map(({ activityTypeId }) => activityTypeId))]
  const ranges = figures.map(({ period }) => periodRange(calendar, period))
  const rows = await db.activity.findMany({
    where: {
      ...{ removedAt: null, activityTypeId: { in: types } },
      dateTo: {
        gte: toDate(ranges.reduce((first, { start }) => (start < first ? start : first), '9999-12-31')),
        lte: toDate(ranges.reduce((last, { end }) => (end > last ? end : last), '0001-01-01')),
      },
    },
    include: { counts: { include: { breakdown: { select: { key: true } } } } },
    orderBy: [{ dateTo: 'asc' }, { id: 'asc' }],
    take: mostRows,
  })
  for (const row of rows) {
    const { activityTypeId, orgUnitId } = row
    const unit = tree.get(orgUnitId)
    if (!unit || !activityRights(viewer, tree, orgUnitId, programmeOf(catalogue, activityTypeId)).open)
      continue
    const [dateFrom, dateTo] = [toDay(row.dateFrom), toDay(row.dateTo)]
    const places = feedPlaces(tree, catalogue, { activityTypeId, orgUnitId, dateTo })
    const feeding = {
      ...{ activityTypeId, participantUnit: row.participantUnit, sessions: row.sessions },
      cost: row.cost?.toFixed() ?? null,
      counts: new Map(row.counts.map(({ breakdown, value }) => [breakdown.key, value])),
    }
    for (const figure of figures) {
      const { dataElementId, breakdown, period } = figure
      const isHere = places.some(
        (place) =>
          place.orgUnitId === figure.orgUnitId &&
          place.calendar === calendar &&
          place.period === period &&
          place.dataElementIds.includes(dataElementId),
      )
      if (!isHere) continue
      const feeds = (feedsOf.get(dataElementId) ?? []).map((feed) => ({ ...feed, dataElementId }))
      const wanted = [{ dataElementId, dataElement: '', breakdowns: [breakdown], feeds }]
      const [sum] = computeActivityFigures(wanted, [feeding])
      const measure = feeds.find((feed) => feed.activityTypeId === activityTypeId)?.measure
      const counted = measure === 'persons' || measure === 'attendances' ? `count:${breakdown}` : measure
      const behind = {
        ...{ id: row.id, title: row.title, dateFrom, dateTo },
        orgUnit: { id: unit.id, fullName: unit.fullName },
        value: sum?.value ?? null,
        source: sourceFor(row.sources as Record<string, unknown> | null, counted),
      }
      found.set(takenKey(figure), [...(found.get(takenKey(figure)) ?? []), behind])
    }
  }
  return found
}

/** The field that says the number; where none does (one event is one), the kind or day of what took place. */
function sourceFor(sources: Record<string, unknown> | null, counted: string | undefined): string | null {
  if (!sources) return null
  return [counted ?? '', 'type', 'catalogueType', 'dateFrom'].find((field) => sources[field]) ?? null
}

const toDate = (day: string) => new Date(`${day}T00:00:00Z`)
const toDay = (date: Date) => date.toISOString().slice(0, 10)
