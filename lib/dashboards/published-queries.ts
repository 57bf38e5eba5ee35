import { db } from '@/lib/db'
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
  const rows = await db.publishedFigure.findMany({
    where: { indicatorId, orgUnitId: { not: null }, period: { not: null } },
    orderBy: { sourceKey: 'asc' },
  })
  return rows.map((row) => ({
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
  }))
}
