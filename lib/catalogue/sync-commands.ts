import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import type { CatalogueData } from './read-data'
import { syncBreakdowns } from './sync-breakdowns-commands'
import { syncFeeds } from './sync-feeds-commands'
import { type Changes, componentIds, idsByCode } from './sync-ids-commands'
import { syncIndicators } from './sync-indicators-commands'

/**
 * Makes the database hold the programmes, what is counted, and the indicators and targets of the files. Rows of other
 * codes (imported, made by hand) are left alone.
 */
export async function syncMetadata(tx: Tx, data: CatalogueData): Promise<Changes> {
  const programme = await upsertRows(
    tx,
    'programme',
    ['code'],
    data.programmes.rows.map(({ line: _line, ...row }, order) => ({
      ...row,
      uid: toUid('programme', row.code),
      order,
    })),
  )
  const programmes = await idsByCode(tx.programme.findMany({ select: { id: true, code: true } }))
  const component = await upsertRows(
    tx,
    'component',
    ['programme_id', 'code'],
    data.components.rows.map(({ line: _line, programme: code, ...row }, order) => ({
      ...row,
      programme_id: programmes(code),
      order,
    })),
  )
  const components = await componentIds(tx)
  const activity_type = await upsertRows(
    tx,
    'activity_type',
    ['code'],
    data.activityTypes.rows.map(({ line: _line, programme: code, component: part, ...row }) => ({
      ...row,
      uid: toUid('activity-type', row.code),
      component_id: components(code, part),
    })),
  )
  const breakdowns = await syncBreakdowns(tx, data)
  const data_element = await upsertRows(
    tx,
    'data_element',
    ['code'],
    data.elements.rows.map(
      ({ line: _line, programme: code, component: part, time, place, breakdown, ...row }) => ({
        ...row,
        uid: toUid('data-element', row.code),
        programme_id: programmes(code),
        component_id: part === null ? null : components(code, part),
        time_roll_up: time,
        place_roll_up: place,
        breakdown_roll_up: breakdown,
      }),
    ),
  )
  return {
    programme,
    component,
    activity_type,
    ...breakdowns,
    data_element,
    activity_feed: await syncFeeds(tx, data),
    ...(await syncIndicators(tx, data, { programmes, components })),
  }
}
