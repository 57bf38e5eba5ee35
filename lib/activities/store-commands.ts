import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import type { db, Tx } from '@/lib/db'
import type { Origin, Prisma } from '@/lib/generated/prisma/client'
import type { Ground } from '@/lib/submissions/derived/activity-figures-queries'
import type { Activity, ActivityInput, ActivitySource, ParticipantUnit } from './activity'
import { findBreakdownIds } from './breakdown-commands'
import { toSearchText } from './search-text'

const toDate = (day: string) => new Date(`${day}T00:00:00Z`)
const toDay = (date: Date) => date.toISOString().slice(0, 10)

/** Writes an activity and its counts: a new one, or over the one of that id. Answers its id. */
export async function writeActivity(
  tx: Tx,
  viewer: Viewer,
  { catalogue }: Ground,
  input: ActivityInput,
  place: { typeId: number } & ({ id: string } | { origin: Origin; source: ActivitySource | undefined }),
): Promise<string> {
  const data = {
    activityTypeId: place.typeId,
    orgUnitId: input.orgUnitId,
    title: input.title,
    dateFrom: toDate(input.dateFrom),
    dateTo: toDate(input.dateTo),
    venue: input.venue,
    organisers: [...input.organisers],
    participantUnit: input.participantUnit,
    sessions: input.sessions,
    cost: input.cost,
    fundingSource: input.fundingSource,
    outcome: input.outcome,
    searchText: toSearchText(input),
    updatedAt: new Date(),
    updatedById: viewer.userId,
  }
  const id = 'id' in place ? place.id : randomUUID()
  if ('id' in place) {
    await tx.activity.update({ where: { id }, data })
    await tx.activityCount.deleteMany({ where: { activityId: id } })
  } else {
    const { origin, source } = place
    const from = source ? { announcementId: source.announcementId, sources: source.sources } : {}
    await tx.activity.create({ data: { id, ...data, origin, ...from } })
  }
  const ids = await findBreakdownIds(tx, catalogue, Object.keys(input.counts))
  await tx.activityCount.createMany({
    data: Object.entries(input.counts).map(([key, value]) => ({
      activityId: id,
      breakdownId: ids.get(key) ?? 0,
      value,
    })),
  })
  return id
}

/** Appends how the activity stands after a change; nothing of this is ever changed. */
export async function writeVersion(
  tx: Tx,
  viewer: Viewer,
  {
    id,
    version,
    event,
    content,
    reason = null,
  }: {
    id: string
    version: number
    event: 'recorded' | 'changed' | 'removed' | 'restored'
    content: object
    reason?: string | null
  },
): Promise<void> {
  await tx.activityVersion.create({
    data: {
      activityId: id,
      version,
      event,
      content: JSON.parse(JSON.stringify(content)) as Prisma.InputJsonObject,
      reason,
      recordedById: viewer.userId,
    },
  })
}

const withCounts = {
  activityType: { select: { code: true } },
  counts: { include: { breakdown: { select: { key: true } } } },
  updatedBy: { select: { name: true } },
} satisfies Prisma.ActivityInclude

/** An activity as stored, removed ones included; null when there is none. Decides nothing about who may see it. */
export async function findStored(client: Tx | typeof db, id: string): Promise<Activity | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const row = await client.activity.findUnique({ where: { id }, include: withCounts })
  return row && toActivity(row)
}

type Row = Prisma.ActivityGetPayload<{ include: typeof withCounts }>

function toActivity(row: Row): Activity {
  return {
    id: row.id,
    type: row.activityType.code,
    typeId: row.activityTypeId,
    orgUnitId: row.orgUnitId,
    title: row.title,
    dateFrom: toDay(row.dateFrom),
    dateTo: toDay(row.dateTo),
    venue: row.venue,
    organisers: row.organisers,
    participantUnit: row.participantUnit as ParticipantUnit,
    counts: Object.fromEntries(row.counts.map(({ breakdown, value }) => [breakdown.key, value])),
    sessions: row.sessions,
    cost: row.cost?.toFixed() ?? null,
    fundingSource: row.fundingSource,
    outcome: row.outcome,
    origin: row.origin,
    announcementId: row.announcementId,
    sources: row.sources as Activity['sources'],
    version: row.version,
    removedAt: row.removedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy?.name ?? '',
  }
}
