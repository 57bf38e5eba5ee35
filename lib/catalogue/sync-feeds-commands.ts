import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import type { CatalogueData } from './read-data'
import { idsByCode } from './sync-ids-commands'

/** Makes the database hold exactly the files' feeds: one taken out of them feeds nothing more. Answers how many changed. */
export async function syncFeeds(tx: Tx, { feeds }: CatalogueData): Promise<number> {
  const select = { id: true, code: true } as const
  const types = await idsByCode(tx.activityType.findMany({ select }))
  const elements = await idsByCode(tx.dataElement.findMany({ select }))
  const rows = feeds.rows.map(({ activity_type, data_element, measure, source }) => ({
    activity_type_id: types(activity_type),
    data_element_id: elements(data_element),
    measure,
    source,
  }))
  const kept = new Set(rows.map((row) => `${row.activity_type_id}|${row.data_element_id}`))
  const gone = (await tx.activityFeed.findMany())
    .filter((row) => !kept.has(`${row.activityTypeId}|${row.dataElementId}`))
    .map(({ id }) => id)
  const { count } = await tx.activityFeed.deleteMany({ where: { id: { in: gone } } })
  return count + (await upsertRows(tx, 'activity_feed', ['activity_type_id', 'data_element_id'], rows))
}
