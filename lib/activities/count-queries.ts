import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import type { ActivityFilters } from './filters'
import { toWhere } from './queries'

/** How many activities are recorded at a unit itself, and whether any of them is made up. */
export type UnitCount = { orgUnitId: string; count: number; demonstration: boolean }

/** The activities of a list, counted by the unit they were recorded at. */
export async function countActivitiesByUnit(viewer: Viewer, filters: ActivityFilters): Promise<UnitCount[]> {
  const where = await toWhere(viewer, filters)
  if (!where) return []
  const rows = await db.activity.groupBy({ by: ['orgUnitId', 'origin'], where, _count: { _all: true } })
  const counts = new Map<string, UnitCount>()
  for (const { orgUnitId, origin, _count } of rows) {
    const known = counts.get(orgUnitId) ?? { orgUnitId, count: 0, demonstration: false }
    known.count += _count._all
    known.demonstration ||= origin === 'demonstration'
    counts.set(orgUnitId, known)
  }
  return [...counts.values()]
}
