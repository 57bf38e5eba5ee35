import { toSearchText } from '@/lib/activities/search-text'
import { type BulkRow, insertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import type { DemoActivity } from './activities'
import { uuidFrom } from './random'

/** Writes them as recorded once, the day after they were held. */
export async function writeActivities(
  tx: Tx,
  activities: readonly DemoActivity[],
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const types = new Map((await tx.activityType.findMany()).map(({ code, id }) => [code, id]))
  const breakdowns = new Map((await tx.breakdown.findMany()).map(({ key, id }) => [key, id]))
  const rows: BulkRow[] = []
  const counts: BulkRow[] = []
  const versions: BulkRow[] = []
  for (const one of activities) {
    const id = uuidFrom(one.key)
    const by = users.get(one.recordedBy) ?? null
    const at = new Date(new Date(`${one.on}T02:00:00Z`).getTime() + 86_400_000).toISOString()
    const { type, orgUnitId, title, on, venue, organisers, sessions, cost, unit } = one
    rows.push({
      ...{ id, activity_type_id: types.get(type) ?? 0, org_unit_id: orgUnitId, title, venue, organisers },
      ...{ date_from: on, date_to: on, participant_unit: unit, sessions, cost, origin: 'demonstration' },
      ...{ version: 1, created_at: at, updated_at: at, updated_by_id: by },
      search_text: toSearchText({ title, venue, organisers }),
    })
    for (const [key, value] of Object.entries(one.counts))
      counts.push({ activity_id: id, breakdown_id: breakdowns.get(key) ?? 0, value })
    const content = {
      ...{ type, orgUnitId, title, dateFrom: on, dateTo: on, venue, organisers, sessions, cost },
      ...{ participantUnit: unit, counts: one.counts, groupsAreAll: false },
      ...{ fundingSource: null, outcome: null },
    }
    versions.push({
      ...{ activity_id: id, version: 1, event: 'recorded', content: JSON.stringify(content) },
      ...{ recorded_at: at, recorded_by_id: by },
    })
  }
  await insertRows(tx, 'activity', rows)
  await insertRows(tx, 'activity_count', counts)
  await insertRows(
    tx,
    'activity_version',
    versions.map((version) => ({ ...version, content: JSON.parse(String(version.content)) })),
  )
}
