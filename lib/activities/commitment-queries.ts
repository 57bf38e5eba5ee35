import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { IsoDate } from '@/lib/periods/period'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { activityRights, programmeOf } from './access'
import type { CommitmentInput, CommitmentStatus } from './commitment'
import { activityScope } from './scope'

export type Commitment = Omit<CommitmentInput, 'activityId'> & {
  id: string
  version: number
  activity: { id: string; title: string; dateFrom: IsoDate; orgUnitId: string }
  /** True for those who record at the meeting's unit. */
  mayChange: boolean
}

export type CommitmentFilters = {
  status: CommitmentStatus | 'overdue' | ''
  activity?: string
  /** Code of a chart: tasks decided on it, whatever else its address says. */
  chart?: string
}

const mostCommitments = 500
const everything = { programme: '', component: '', type: '', orgUnit: '' }

/** Tasks of the review meetings the viewer may see: open ones by their day, then those that ended. */
export async function listCommitments(
  viewer: Viewer,
  { status, activity, chart }: CommitmentFilters,
  today: IsoDate,
): Promise<Commitment[]> {
  const ground = await getGround()
  const scope = activityScope(viewer, ground, everything)
  if (!scope) return []
  const overdue: Prisma.CommitmentWhereInput = {
    status: 'open',
    dueOn: { lt: new Date(`${today}T00:00:00Z`) },
  }
  const rows = await db.commitment.findMany({
    where: {
      AND: [
        { activity: { AND: [scope, { removedAt: null }] } },
        status === '' ? {} : status === 'overdue' ? overdue : { status },
        activity ? { activityId: activity } : {},
        chart ? { OR: [{ chart: `/charts/${chart}` }, { chart: { startsWith: `/charts/${chart}?` } }] } : {},
      ],
    },
    include: withActivity,
    orderBy: [{ status: 'asc' }, { dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: mostCommitments,
  })
  return rows.map((row) => toCommitment(viewer, ground, row))
}

/** One task; null where its meeting isn't the viewer's to see. */
export async function findCommitment(viewer: Viewer, id: string): Promise<Commitment | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const [ground, row] = await Promise.all([
    getGround(),
    db.commitment.findUnique({ where: { id }, include: withActivity }),
  ])
  if (!row || row.activity.removedAt !== null) return null
  const programme = programmeOf(ground.catalogue, row.activity.activityTypeId)
  if (!activityRights(viewer, ground.tree, row.activity.orgUnitId, programme).open) return null
  return toCommitment(viewer, ground, row)
}

/** The review meetings that the viewer may set tasks at, the latest first. */
export async function listReviewMeetings(viewer: Viewer): Promise<Commitment['activity'][]> {
  const ground = await getGround()
  const { catalogue, tree } = ground
  const scope = activityScope(viewer, ground, everything)
  if (!scope) return []
  const types = catalogue.activityTypes.list.flatMap(({ id, kind }) =>
    kind === 'review-meeting' ? [id] : [],
  )
  const rows = await db.activity.findMany({
    where: { AND: [scope, { removedAt: null, activityTypeId: { in: types } }] },
    orderBy: { dateTo: 'desc' },
    take: 100,
  })
  return rows
    .filter(
      ({ orgUnitId, activityTypeId }) =>
        activityRights(viewer, tree, orgUnitId, programmeOf(catalogue, activityTypeId)).record,
    )
    .map(toMeeting)
}

const withActivity = {
  activity: {
    select: {
      ...{ id: true, title: true, dateFrom: true, orgUnitId: true },
      ...{ activityTypeId: true, removedAt: true },
    },
  },
  indicator: { select: { code: true } },
} satisfies Prisma.CommitmentInclude

const toDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

function toMeeting({
  id,
  title,
  dateFrom,
  orgUnitId,
}: {
  id: string
  title: string
  dateFrom: Date
  orgUnitId: string
}) {
  return { id, title, dateFrom: dateFrom.toISOString().slice(0, 10), orgUnitId }
}

function toCommitment(
  viewer: Viewer,
  { catalogue, tree }: Ground,
  row: Prisma.CommitmentGetPayload<{ include: typeof withActivity }>,
): Commitment {
  const programme = programmeOf(catalogue, row.activity.activityTypeId)
  return {
    ...{ id: row.id, version: row.version, what: row.what, who: row.who, orgUnitId: row.orgUnitId },
    ...{ dueOn: toDay(row.dueOn), endedOn: toDay(row.endedOn), indicator: row.indicator?.code ?? null },
    ...{ status: row.status, note: row.note, chart: row.chart },
    activity: toMeeting(row.activity),
    mayChange: activityRights(viewer, tree, row.activity.orgUnitId, programme).record,
  }
}
