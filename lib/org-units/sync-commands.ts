import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import { toSearchName } from './search'
import type { UnitData } from './unit-data'

/**
 * Makes the database hold these units, dated parents and successions; units that came from elsewhere stay.
 * Answers how many rows changed in each table.
 */
export async function syncOrgUnits(
  tx: Tx,
  { units, parents, successions }: UnitData,
): Promise<Record<string, number>> {
  const org_unit = await upsertRows(
    tx,
    'org_unit',
    ['id'],
    units.rows.map((unit) => ({
      id: unit.id,
      uid: toUid('org-unit', unit.id),
      code: unit.code,
      level: unit.level,
      name: unit.name,
      full_name: unit.full_name,
      search_name: toSearchName(unit.full_name),
      valid_from: unit.valid_from,
      valid_to: unit.valid_to,
      predecessors_complete: unit.predecessors_complete,
      note: unit.note,
      source: unit.source,
      confidence: unit.confidence,
    })),
  )
  const org_unit_parent = await upsertRows(
    tx,
    'org_unit_parent',
    ['child_id', 'parent_id', 'valid_from'],
    parents.rows.map((edge) => ({
      child_id: edge.child,
      parent_id: edge.parent,
      valid_from: edge.valid_from,
      valid_to: edge.valid_to,
      legal_act: edge.legal_act,
    })),
  )
  const org_unit_succession = await upsertRows(
    tx,
    'org_unit_succession',
    ['predecessor_id', 'successor_id'],
    successions.rows.map((step) => ({
      predecessor_id: step.predecessor,
      successor_id: step.successor,
      kind: step.kind,
      effective: step.effective,
      legal_act: step.legal_act,
      source: step.source,
    })),
  )
  return { org_unit, org_unit_parent, org_unit_succession }
}
