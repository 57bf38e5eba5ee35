import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db'
import { type Ground, listOwnFigures } from '@/lib/submissions/derived/activity-figures-queries'
import type { DerivedFigure } from '@/lib/submissions/derived/derived-figure'
import type { FeedPlace } from '@/lib/submissions/derived/feed-places'
import { findBreakdownIds } from './breakdown-commands'

/** What activities add up to where no form brings it. True when anything changed. */
export async function keepOwnFigures(
  tx: Tx,
  viewer: Viewer,
  ground: Ground,
  place: FeedPlace,
): Promise<boolean> {
  const sums = await listOwnFigures(tx, ground, place)
  return keepFigures(tx, viewer, ground, place, { sums, origin: 'activity' })
}

/**
 * Figures that no form brings stand in the store, approved as they are written (DESIGN §5), and go when nothing adds up to
 * them any more. One that came from elsewhere is left alone. True when anything changed.
 */
export async function keepFigures(
  tx: Tx,
  viewer: Viewer,
  ground: Pick<Ground, 'catalogue'>,
  place: FeedPlace,
  { sums, origin }: { sums: readonly DerivedFigure[]; origin: 'activity' | 'reported' },
): Promise<boolean> {
  const { orgUnitId, calendar, period, dataElementIds } = place
  const figures = sums.filter(({ value }) => value !== null)
  const ids = await findBreakdownIds(tx, ground.catalogue, [
    ...new Set(figures.map(({ breakdown }) => breakdown)),
  ])
  const where = { orgUnitId, calendar, period, dataElementId: { in: [...dataElementIds] } }
  const stored = await tx.dataValue.findMany({ where: { ...where, stage: 'approved' } })
  const wanted = new Map(
    figures.map(({ dataElementId, breakdown, value }) => {
      const breakdownId = ids.get(breakdown) ?? 0
      return [`${dataElementId}|${breakdownId}`, { dataElementId, breakdownId, value }]
    }),
  )
  let changed = false
  const note = async (
    cell: { dataElementId: number; breakdownId: number; value: string | null },
    version: number,
    event: 'approved' | 'deleted',
  ) => {
    changed = true
    await tx.dataValueVersion.create({
      data: {
        ...cell,
        ...{ orgUnitId, calendar, period, version, event, stage: 'approved', origin },
        recordedById: viewer.userId,
      },
    })
  }
  for (const row of stored) {
    const address = `${row.dataElementId}|${row.breakdownId}`
    const figure = wanted.get(address)
    wanted.delete(address)
    const isOurs = row.origin === origin && row.submissionId === null
    if (!isOurs || figure?.value === row.value?.toFixed()) continue
    if (figure) {
      const data = {
        value: figure.value,
        version: row.version + 1,
        updatedAt: new Date(),
        updatedById: viewer.userId,
      }
      await tx.dataValue.update({ where: { id: row.id }, data })
      await note(figure, row.version + 1, 'approved')
    } else {
      await tx.dataValue.delete({ where: { id: row.id } })
      const { dataElementId, breakdownId } = row
      await note({ dataElementId, breakdownId, value: null }, row.version + 1, 'deleted')
    }
  }
  for (const figure of wanted.values()) {
    const { dataElementId, breakdownId } = figure
    const last = await tx.dataValueVersion.aggregate({
      where: { orgUnitId, calendar, period, dataElementId, breakdownId },
      _max: { version: true },
    })
    const version = (last._max.version ?? 0) + 1
    await tx.dataValue.create({
      data: {
        ...figure,
        ...{ orgUnitId, calendar, period, version, stage: 'approved', origin },
        updatedById: viewer.userId,
      },
    })
    await note(figure, version, 'approved')
  }
  return changed
}
