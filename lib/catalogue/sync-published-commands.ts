import { createHash } from 'node:crypto'
import { type BulkRow, upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toPublishedFigures } from './published-figures'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

/** Makes the database hold the announcements and the published figures of the files, and no others. */
export async function syncPublished(tx: Tx, data: CatalogueData): Promise<Changes> {
  const announcement = await upsertRows(
    tx,
    'announcement',
    ['id'],
    data.announcements.rows.map((row) => {
      const text = data.texts.get(row.id) ?? ''
      const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
      return {
        id: row.id,
        title: row.title,
        published_on: row.published_on,
        org_unit_id: row.org_unit,
        text,
        sha256,
      }
    }),
  )
  const indicators = await idsByCode(tx.indicator.findMany({ select: { id: true, code: true } }))
  const figures = toPublishedFigures(data)
  const rows: BulkRow[] = figures.map(({ indicator, ...figure }) => ({
    ...figure,
    indicator_id: indicator === null ? null : indicators(indicator),
  }))
  const published_figure = await upsertRows(tx, 'published_figure', ['source_key'], rows)
  const keys = figures.map(({ source_key }) => source_key)
  const { count } = await tx.publishedFigure.deleteMany({
    where: { sourceKey: { notIn: keys } },
  })
  return { announcement, published_figure: published_figure + count }
}
