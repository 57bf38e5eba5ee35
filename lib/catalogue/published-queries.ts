import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { PublishedItem, PublishedKind } from './published-item'

export type PublishedFilter = { orgUnitId?: string; indicatorCode?: string; announcementId?: string }

const parts = { indicator: { select: { code: true, nameVi: true, nameEn: true } } } as const

/** Published figures in the order of their files. Everybody signed in may read them: they are public. */
export async function listPublishedFigures(filter: PublishedFilter = {}): Promise<PublishedItem[]> {
  const { orgUnitId, indicatorCode, announcementId } = filter
  const rows = await db.publishedFigure.findMany({
    where: {
      ...(orgUnitId ? { orgUnitId } : {}),
      ...(indicatorCode ? { indicator: { code: indicatorCode } } : {}),
      ...(announcementId ? { announcementId } : {}),
    },
    include: parts,
    orderBy: { sourceKey: 'asc' },
  })
  return rows.map(toItem)
}

/** How many figures were published of each indicator, by its id; those without any are left out. */
export async function countPublished(): Promise<Map<number, number>> {
  const rows = await db.publishedFigure.groupBy({
    by: ['indicatorId'],
    where: { indicatorId: { not: null } },
    _count: true,
  })
  return new Map(
    rows.flatMap(({ indicatorId, _count }) => (indicatorId === null ? [] : [[indicatorId, _count]])),
  )
}

export type ListedAnnouncement = {
  id: string
  title: string
  publishedOn: string | null
  orgUnitName: string | null
  figures: number
}

/** The catalogue's own texts, each with how many figures were read from it. */
export async function listAnnouncements(): Promise<ListedAnnouncement[]> {
  const rows = await db.announcement.findMany({
    where: { addedAt: null },
    orderBy: { id: 'asc' },
    include: { orgUnit: { select: { fullName: true } }, _count: { select: { published: true } } },
  })
  return rows.map(({ id, title, publishedOn, orgUnit, _count }) => ({
    id,
    title,
    publishedOn,
    orgUnitName: orgUnit?.fullName ?? null,
    figures: _count.published,
  }))
}

export type Announcement = ListedAnnouncement & { text: string; sha256: string; orgUnitId: string | null }

/** One of the catalogue's announcements with its whole text; what people brought isn't everybody's to read. */
export async function findAnnouncement(id: string): Promise<Announcement | null> {
  const row = await db.announcement.findUnique({
    where: { id, addedAt: null },
    include: { orgUnit: { select: { fullName: true } }, _count: { select: { published: true } } },
  })
  if (!row) return null
  const { title, publishedOn, orgUnitId, orgUnit, text, sha256, _count } = row
  return {
    id,
    title,
    publishedOn,
    orgUnitId,
    orgUnitName: orgUnit?.fullName ?? null,
    figures: _count.published,
    text,
    sha256,
  }
}

type Row = Prisma.PublishedFigureGetPayload<{ include: typeof parts }>

const exact = (value: Prisma.Decimal | null) => value?.toFixed() ?? null

function toItem(row: Row): PublishedItem {
  const { id, indicator, areaText, orgUnitId, periodText, period, asOf, unitVi, precision } = row
  const { body, level, representationKind, what, source, confidence, note, contradicts, announcementId } = row
  return {
    id,
    kind: row.kind as PublishedKind,
    indicator,
    areaText,
    orgUnitId,
    periodText,
    period,
    asOf,
    value: exact(row.value),
    high: exact(row.high),
    unitVi,
    precision,
    numerator: exact(row.numerator),
    denominator: exact(row.denominator),
    targetValue: exact(row.targetValue),
    percentPublished: exact(row.percentPublished),
    body,
    level,
    representationKind,
    what,
    source,
    confidence,
    note,
    contradicts,
    announcementId,
  }
}
