import { db } from '@/lib/db'
import type { PublishedFigure } from '@/lib/generated/prisma/client'
import type { PublishedRow } from './published'

/** Titles of announcements, in the order of their ids. */
export async function listAnnouncementTitles(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await db.announcement.findMany({
    where: { id: { in: [...ids] } },
    select: { title: true },
    orderBy: { id: 'asc' },
  })
  return found.map(({ title }) => title)
}

/** All published figures of an indicator that have a unit and a period of ours: nothing else can stand on an axis. */
export async function listPublished(indicatorId: number): Promise<PublishedRow[]> {
  return (await listPublishedOf([indicatorId])).get(indicatorId) ?? []
}

/** The same of several indicators in one read, by indicator. */
export async function listPublishedOf(indicatorIds: readonly number[]): Promise<Map<number, PublishedRow[]>> {
  const rows = await db.publishedFigure.findMany({
    where: { indicatorId: { in: [...indicatorIds] }, orgUnitId: { not: null }, period: { not: null } },
    orderBy: { sourceKey: 'asc' },
  })
  const found = new Map<number, PublishedRow[]>()
  for (const row of rows) {
    if (row.indicatorId === null) continue
    found.set(row.indicatorId, [...(found.get(row.indicatorId) ?? []), toRow(row)])
  }
  return found
}

function toRow(row: PublishedFigure): PublishedRow {
  return {
    orgUnitId: row.orgUnitId ?? '',
    period: row.period ?? '',
    value: row.value?.toString() ?? null,
    high: row.high?.toString() ?? null,
    numerator: row.numerator?.toString() ?? null,
    denominator: row.denominator?.toString() ?? null,
    precision: row.precision,
    source: row.source,
    asOf: row.asOf ?? '',
    confidence: row.confidence,
    body: row.body,
    level: row.level,
    kind: row.representationKind,
  }
}
