import type { Viewer } from '@/lib/access/viewer'
import { keepFigures } from '@/lib/activities/own-figures-commands'
import type { Tx } from '@/lib/db'
import { listOwnBodyFigures } from '@/lib/submissions/derived/body-figures-queries'
import { bodyPlaces, type SeatedBody } from '@/lib/submissions/derived/body-places'
import { bringAlong, type FollowGround, type FollowOptions } from './follow-commands'

/**
 * Brings the figures that a composition feeds after it, in the same transaction: those of its own unit stand approved, a
 * form that took one follows. Answers, for the log, the forms that were opened for correction.
 */
export async function followBody(
  tx: Tx,
  viewer: Viewer,
  along: FollowGround,
  seated: SeatedBody,
  options: FollowOptions,
): Promise<{ reopened?: string[] }> {
  const { ground } = along
  const places = bodyPlaces(ground, seated, await laterYears(tx, seated))
  const reopened = await bringAlong(tx, viewer, along, places, {
    ...options,
    keepOwn: async (place) => {
      const sums = await listOwnBodyFigures(tx, ground, place)
      return keepFigures(tx, viewer, ground, place, { sums, origin: 'reported' })
    },
  })
  return reopened.length > 0 ? { reopened } : {}
}

/** Years after the row's own in which anything was recorded of such bodies of the unit: the row may be true there too. */
async function laterYears(tx: Tx, { body, kind, orgUnitId, asOf }: SeatedBody): Promise<string[]> {
  if (kind !== 'in-office') return []
  const rows = await tx.bodyComposition.findMany({
    where: { body, kind, orgUnitId, removedAt: null, asOf: { gt: new Date(`${asOf}T00:00:00Z`) } },
    select: { asOf: true },
  })
  return [...new Set(rows.map((row) => row.asOf.toISOString().slice(0, 4)))]
}
