import type { Tx } from '@/lib/db'
import { type FeedPlace, placeKey } from '@/lib/submissions/derived/feed-places'

/**
 * Whoever changes an activity and whoever takes its sum into a form follow each other, also where the form has no row yet.
 * Always in the same order, so that two never wait for each other.
 */
export async function lockPlaces(
  tx: Tx,
  places: readonly Omit<FeedPlace, 'dataElementIds'>[],
): Promise<void> {
  for (const key of [...new Set(places.map(placeKey))].sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`activities|${key}`}, 0))`
  }
}
