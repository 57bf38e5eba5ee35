import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Board } from './board'

const whole = {
  owner: { select: { id: true, name: true } },
  items: { orderBy: { order: 'asc' } },
} satisfies Prisma.BoardInclude

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The viewer's own boards and those shared with everybody, the latest changed first. */
export async function listBoards(viewer: Viewer): Promise<Board[]> {
  const rows = await db.board.findMany({
    where: { removedAt: null, OR: [{ ownerId: viewer.userId }, { shared: true }] },
    include: whole,
    orderBy: { updatedAt: 'desc' },
    take: 200,
  })
  return rows.map((row) => toBoard(viewer, row))
}

/** One board; null where there is none or it is somebody else's own. */
export async function findBoard(viewer: Viewer, id: string): Promise<Board | null> {
  if (!isId(id)) return null
  const row = await db.board.findFirst({
    where: { id, removedAt: null, OR: [{ ownerId: viewer.userId }, { shared: true }] },
    include: whole,
  })
  return row && toBoard(viewer, row)
}

function toBoard(viewer: Viewer, row: Prisma.BoardGetPayload<{ include: typeof whole }>): Board {
  const { id, title, note, shared, version, updatedAt, owner, items } = row
  return {
    ...{ id, title, note, shared, version, updatedAt, owner },
    items: items.map((item) => ({ id: item.id, chart: item.chart, note: item.note })),
    mayChange: owner.id === viewer.userId,
  }
}
