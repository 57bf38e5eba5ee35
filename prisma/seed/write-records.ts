import { type BulkRow, insertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import type { DemoComposition } from './bodies'
import { uuidFrom } from './random'
import type { DemoEntry } from './registers'

const origin = 'demonstration'
const noon = (day: string) => `${day}T05:00:00Z`

/** Writes the registers' entries, each with the turns of its life and its members as last told. */
export async function writeEntries(
  tx: Tx,
  entries: readonly DemoEntry[],
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const kinds = new Map((await tx.registerKind.findMany()).map(({ code, id }) => [code, id]))
  const breakdowns = new Map((await tx.breakdown.findMany()).map(({ key, id }) => [key, id]))
  const rows: BulkRow[] = []
  const events: BulkRow[] = []
  const counts: BulkRow[] = []
  for (const { key, kind, orgUnitId, name, opened, suspended, members, recordedBy } of entries) {
    const id = uuidFrom(key)
    const by = users.get(recordedBy) ?? null
    rows.push({
      ...{ id, kind_id: kinds.get(kind) ?? 0, org_unit_id: orgUnitId, name, origin },
      ...{ version: suspended ? 2 : 1, created_at: noon(opened) },
    })
    const turn = (event: string, on: string, reason: string | null) =>
      events.push({ entry_id: id, on, event, reason, recorded_at: noon(on), recorded_by_id: by })
    turn('opened', opened, null)
    if (suspended) turn('suspended', suspended, 'Chưa có người phụ trách')
    for (const [breakdown, value] of Object.entries(members?.counts ?? {}))
      counts.push({
        ...{ entry_id: id, on: members?.on ?? opened, value },
        breakdown_id: breakdowns.get(breakdown) ?? 0,
      })
  }
  await insertRows(tx, 'register_entry', rows)
  await insertRows(tx, 'register_event', events)
  await insertRows(tx, 'register_count', counts)
}

/** Writes who sits in bodies. */
export async function writeCompositions(tx: Tx, compositions: readonly DemoComposition[]): Promise<void> {
  await insertRows(
    tx,
    'body_composition',
    compositions.map(({ key, orgUnitId, asOf, minorityWomen, womenUnder40, womenFirstTime, ...one }) => ({
      ...{ id: uuidFrom(key), name: '', origin, org_unit_id: orgUnitId, as_of: asOf, ...one },
      ...{ minority_women: minorityWomen, women_under_40: womenUnder40, women_first_time: womenFirstTime },
      ...{ version: 1, updated_at: noon(asOf) },
    })),
  )
}
