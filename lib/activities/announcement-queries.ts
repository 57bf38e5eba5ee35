import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { buildKnowledge, type ExtractionKnowledge, extract } from './extract/extract'
import type { Extraction } from './extract/model'
import { cleanText } from './extract/text'
import { activityScope } from './scope'

/** No announcement is so long. What stands behind is kept, and not read: a page answers while others wait. */
export const mostRead = 60_000

export type BroughtAnnouncement = {
  id: string
  title: string
  publishedOn: string | null
  text: string
  sha256: string
  /** Null: of the catalogue. */
  addedAt: Date | null
  /** When the viewer brought it, and as which file. */
  own: { at: Date; fileName: string | null } | null
  /** Made from it, as far as the viewer may see them. */
  activities: { id: string; title: string }[]
}

/**
 * A text activities are recorded from: one of the catalogue's, or brought by the viewer, or behind an activity the
 * viewer may see. Anything else reads as not there.
 */
export async function findBroughtAnnouncement(
  viewer: Viewer,
  id: string,
): Promise<BroughtAnnouncement | null> {
  const scope = await scopeOf(viewer)
  const row = await db.announcement.findFirst({
    where: { AND: [{ id }, visibleTo(viewer, scope)] },
    include: {
      keepers: { where: { userId: viewer.userId } },
      activities: {
        where: standing(scope),
        select: { id: true, title: true },
        orderBy: [{ dateTo: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!row) return null
  const { title, publishedOn, text, sha256, addedAt, keepers, activities } = row
  const [own] = keepers
  return {
    ...{ id, title, publishedOn, text: cleanText(text), sha256, addedAt, activities },
    own: own ? { at: own.addedAt, fileName: own.fileName } : null,
  }
}

export type ListedText = { id: string; title: string; at: Date | null; activities: number }

const mostListed = 20

/** The texts the viewer brought or may see, besides the catalogue's, the latest first. */
export async function listBroughtAnnouncements(viewer: Viewer): Promise<ListedText[]> {
  const scope = await scopeOf(viewer)
  const rows = await db.announcement.findMany({
    where: { AND: [{ addedAt: { not: null } }, visibleTo(viewer, scope)] },
    select: {
      ...{ id: true, title: true, addedAt: true },
      _count: { select: { activities: { where: standing(scope) } } },
    },
    orderBy: [{ addedAt: 'desc' }, { id: 'asc' }],
    take: mostListed,
  })
  return rows.map(({ id, title, addedAt, _count }) => ({
    id,
    title,
    at: addedAt,
    activities: _count.activities,
  }))
}

async function scopeOf(viewer: Viewer): Promise<Prisma.ActivityWhereInput | null> {
  return activityScope(viewer, await getGround(), { programme: '', component: '', type: '', orgUnit: '' })
}

function standing(scope: Prisma.ActivityWhereInput | null): Prisma.ActivityWhereInput {
  return { AND: [{ removedAt: null }, scope ?? { id: { in: [] } }] }
}

function visibleTo(viewer: Viewer, scope: Prisma.ActivityWhereInput | null): Prisma.AnnouncementWhereInput {
  return {
    OR: [
      { addedAt: null },
      { keepers: { some: { userId: viewer.userId } } },
      ...(scope ? [{ activities: { some: scope } }] : []),
    ],
  }
}

let known: { ground: Ground; knowledge: ExtractionKnowledge } | undefined

/** What the reading knows, built once for each state of units and lists. */
function knowledgeOf(ground: Ground): ExtractionKnowledge {
  if (known?.ground.tree !== ground.tree || known.ground.catalogue !== ground.catalogue)
    known = { ground, knowledge: buildKnowledge(ground.tree, ground.catalogue) }
  return known.knowledge
}

/** What a text tells, read as far as it is read at all. */
export function getExtraction(ground: Ground, text: string): Extraction {
  return extract(text.slice(0, mostRead), knowledgeOf(ground))
}
