import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { levelOptions } from './body-feeds'
import type { CatalogueData } from './read-data'
import { idsByCode } from './sync-ids-commands'

/** Makes the database hold exactly the files' feeds of bodies, one row for each level and breakdown. */
export async function syncBodyFeeds(tx: Tx, { bodyFeeds }: CatalogueData): Promise<number> {
  const elements = await idsByCode(tx.dataElement.findMany({ select: { id: true, code: true } }))
  const rows = bodyFeeds.rows.flatMap(({ body, levels, kind, measure, data_element, breakdowns, source }) =>
    levels.split(' ').flatMap((level) =>
      breakdowns.split(' ').map((word) => ({
        ...{ body, level, kind, measure, source },
        data_element_id: elements(data_element),
        breakdown: toBreakdown(word, level),
      })),
    ),
  )
  const keyOf = (row: { body: string; level: string; kind: string; breakdown: string }, element: number) =>
    [row.body, row.level, row.kind, element, row.breakdown].join('|')
  const kept = new Set(rows.map((row) => keyOf(row, row.data_element_id)))
  const gone = (await tx.bodyFeed.findMany())
    .filter((row) => !kept.has(keyOf(row, row.dataElementId)))
    .map(({ id }) => id)
  const { count } = await tx.bodyFeed.deleteMany({ where: { id: { in: gone } } })
  const key = ['body', 'level', 'kind', 'data_element_id', 'breakdown']
  return count + (await upsertRows(tx, 'body_feed', key, rows))
}

function toBreakdown(word: string, level: string): string {
  if (word === 'total') return ''
  return word === 'level' ? `level=${levelOptions[level] ?? level}` : word
}
