import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueActivityType } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { activityRights, programmeOf } from './access'
import type { Activity, ParticipantUnit } from './activity'
import { type Feed, listFeeds } from './feeds-queries'
import type { ActivityFilters } from './filters'
import { activityScope } from './scope'
import { toSearchWords } from './search-text'
import { findStored } from './store-commands'

export const pageSize = 25
/** A month of a whole country may be long; the list has the rest. */
const mostInMonth = 500

/** An activity as one line. */
export type ActivityRow = {
  id: string
  title: string
  type: CatalogueActivityType
  programme: string
  orgUnit: Pick<OrgUnitNode, 'id' | 'fullName'>
  dateFrom: IsoDate
  dateTo: IsoDate
  venue: string | null
  participantUnit: ParticipantUnit
  total: number | null
  women: number | null
  sessions: number | null
  origin: string
}

export type ActivityList = {
  rows: ActivityRow[]
  total: number
  page: number
  pages: number
}

/** A page of the activities the viewer may see, the latest first. */
export async function listActivities(viewer: Viewer, filters: ActivityFilters): Promise<ActivityList> {
  const where = await toWhere(viewer, filters)
  if (!where) return { rows: [], total: 0, page: 1, pages: 1 }
  const total = await db.activity.count({ where })
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(filters.page, pages)
  const rows = await readRows(where, { skip: (page - 1) * pageSize, take: pageSize })
  return { rows, total, page, pages }
}

/** The activities with a day between the two, in the order of their days; `more` counts what doesn't fit. */
export async function listActivitiesBetween(
  viewer: Viewer,
  filters: ActivityFilters,
  { start, end }: { start: IsoDate; end: IsoDate },
): Promise<{ rows: ActivityRow[]; more: number }> {
  const scope = await toWhere(viewer, { ...filters, from: start, to: end })
  if (!scope) return { rows: [], more: 0 }
  const total = await db.activity.count({ where: scope })
  const rows = await readRows(scope, { skip: 0, take: mostInMonth })
  return { rows: rows.toReversed(), more: Math.max(0, total - rows.length) }
}

const toDate = (day: string) => new Date(`${day}T00:00:00Z`)
const toDay = (date: Date) => date.toISOString().slice(0, 10)

/** What a reading of activities may see and asks for; null where it is nothing. */
export async function toWhere(
  viewer: Viewer,
  filters: ActivityFilters,
): Promise<Prisma.ActivityWhereInput | null> {
  const scope = activityScope(viewer, await getGround(), filters)
  if (!scope) return null
  const { from, to } = filters
  return {
    AND: [
      scope,
      { removedAt: filters.removed ? { not: null } : null },
      from ? { dateTo: { gte: toDate(from) } } : {},
      to ? { dateFrom: { lte: toDate(to) } } : {},
      ...toSearchWords(filters.q).map((word) => ({ searchText: { contains: word } })),
    ],
  }
}

async function readRows(
  where: Prisma.ActivityWhereInput,
  { skip, take }: { skip: number; take: number },
): Promise<ActivityRow[]> {
  const { catalogue, tree } = await getGround()
  const shown = ['', 'sex=female'].flatMap((key) => catalogue.breakdowns.byKey(key)?.id ?? [])
  const rows = await db.activity.findMany({
    where,
    include: { counts: { where: { breakdownId: { in: shown } }, include: { breakdown: true } } },
    orderBy: [{ dateTo: 'desc' }, { id: 'asc' }],
    skip,
    take,
  })
  return rows.flatMap((row): ActivityRow[] => {
    const type = catalogue.activityTypes.byId(row.activityTypeId)
    const unit = tree.get(row.orgUnitId)
    if (!type || !unit) return []
    const count = (key: string) => row.counts.find(({ breakdown }) => breakdown.key === key)?.value ?? null
    return [
      {
        id: row.id,
        title: row.title,
        type,
        programme: programmeOf(catalogue, type.id),
        orgUnit: { id: unit.id, fullName: unit.fullName },
        dateFrom: toDay(row.dateFrom),
        dateTo: toDay(row.dateTo),
        venue: row.venue,
        participantUnit: row.participantUnit as ParticipantUnit,
        total: count(''),
        women: count('sex=female'),
        sessions: row.sessions,
        origin: row.origin,
      },
    ]
  })
}

/** One turn in an activity's life. */
export type ActivityTurn = {
  version: number
  event: string
  reason: string | null
  at: Date
  by: string
  content: Record<string, unknown>
}

/** A file of an activity, as listed. */
export type ActivityFile = {
  id: string
  name: string
  size: number
  mediaType: string
  sha256: string
  addedAt: Date
  addedBy: string
}

export type ActivityDetail = {
  activity: Activity
  type: CatalogueActivityType
  programme: string
  orgUnit: OrgUnitNode
  /** Above the unit on the activity's last day, nearest first. */
  above: readonly OrgUnitNode[]
  feeds: Feed[]
  files: ActivityFile[]
  /** The latest first. */
  history: ActivityTurn[]
  duplicates: ActivityRow[]
  announcement: { id: string; title: string; text: string } | null
  may: { change: boolean; remove: boolean; restore: boolean; addFiles: boolean }
}

/** An activity with everything that hangs on it; null where it isn't the viewer's to see or there is none. */
export async function findActivity(viewer: Viewer, id: string): Promise<ActivityDetail | null> {
  const [ground, activity] = await Promise.all([getGround(), findStored(db, id)])
  const type = activity && ground.catalogue.activityTypes.byId(activity.typeId)
  const unit = activity && ground.tree.get(activity.orgUnitId)
  if (!activity || !type || !unit) return null
  const programme = programmeOf(ground.catalogue, type.id)
  const rights = activityRights(viewer, ground.tree, unit.id, programme)
  if (!rights.open) return null
  const isRemoved = activity.removedAt !== null
  const [feeds, files, history, duplicates, announcement] = await Promise.all([
    listFeeds(ground, activity),
    listFiles(id),
    listHistory(id),
    findDuplicates(viewer, { ...activity, exceptId: id }),
    activity.announcementId
      ? db.announcement.findUnique({
          where: { id: activity.announcementId },
          select: { id: true, title: true, text: true },
        })
      : null,
  ])
  return {
    ...{ activity, type, programme, orgUnit: unit, feeds, files, history, announcement },
    above: ground.tree.ancestorsOn(unit.id, activity.dateTo),
    duplicates: isRemoved ? [] : duplicates,
    may: {
      change: rights.record && !isRemoved,
      remove: rights.record && !isRemoved,
      restore: rights.record && isRemoved,
      addFiles: rights.record && !isRemoved,
    },
  }
}

/** Activities that may be the same one entered twice: same type, same unit, a day in common. */
export async function findDuplicates(
  viewer: Viewer,
  {
    type,
    orgUnitId,
    dateFrom,
    dateTo,
    exceptId,
  }: Pick<Activity, 'type' | 'orgUnitId' | 'dateFrom' | 'dateTo'> & { exceptId?: string },
): Promise<ActivityRow[]> {
  const { catalogue, tree } = await getGround()
  const known = catalogue.activityTypes.byCode(type)
  if (!known || !activityRights(viewer, tree, orgUnitId, programmeOf(catalogue, known.id)).open) return []
  const where: Prisma.ActivityWhereInput = {
    ...{ activityTypeId: known.id, orgUnitId, removedAt: null },
    ...{ dateFrom: { lte: toDate(dateTo) }, dateTo: { gte: toDate(dateFrom) } },
    ...(exceptId ? { id: { not: exceptId } } : {}),
  }
  return readRows(where, { skip: 0, take: 10 })
}

async function listFiles(activityId: string): Promise<ActivityFile[]> {
  const rows = await db.activityEvidence.findMany({
    where: { activityId, removedAt: null },
    include: { file: { select: { size: true, mediaType: true } }, addedBy: { select: { name: true } } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, sha256, addedAt, addedBy, file }) => ({
    ...{ id, name, sha256, addedAt, addedBy: addedBy?.name ?? '' },
    ...{ size: file.size, mediaType: file.mediaType },
  }))
}

async function listHistory(activityId: string): Promise<ActivityTurn[]> {
  const rows = await db.activityVersion.findMany({
    where: { activityId },
    include: { recordedBy: { select: { name: true } } },
    orderBy: { version: 'desc' },
  })
  return rows.map(({ version, event, reason, recordedAt, recordedBy, content }) => ({
    ...{ version, event, reason, at: recordedAt, by: recordedBy?.name ?? '' },
    content: content as Record<string, unknown>,
  }))
}
