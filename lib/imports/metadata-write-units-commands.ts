import { insertRows, upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toSearchName } from '@/lib/org-units/search'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import type { MetaUnit } from './metadata-model'
import type { MetadataPlan } from './metadata-plan'
import type { StoredMetadata } from './metadata-stored-queries'

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** Writes units with their dated parents. */
export async function writeUnits(
  tx: Tx,
  { units }: MetadataPlan,
  rows: StoredMetadata,
  today: IsoDate,
): Promise<void> {
  const held = new Map(rows.units.map((unit) => [unit.uid, unit]))
  const idOf = (uid: string) => held.get(uid)?.id ?? uid
  if (units.length === 0) return
  await upsertRows(
    tx,
    'org_unit',
    ['uid'],
    units.map(({ unit, level }) => ({
      id: idOf(unit.uid),
      uid: unit.uid,
      code: unit.code,
      level,
      name: unit.shortName,
      full_name: unit.nameVi,
      search_name: toSearchName(unit.nameVi),
      valid_from: unit.opened,
      valid_to: unit.closed,
    })),
  )
  const changed = units.flatMap(({ unit }) => held.get(unit.uid)?.id ?? [])
  if (changed.length > 0) await tx.orgUnitParent.deleteMany({ where: { childId: { in: changed } } })
  const edges = units.flatMap(({ unit }) => {
    const before = held.get(unit.uid)?.parents ?? []
    const parent = unit.parent === null ? null : idOf(unit.parent)
    return edgesOf(unit, parent, before, today).map((edge) => ({ child_id: idOf(unit.uid), ...edge }))
  })
  await insertRows(tx, 'org_unit_parent', edges)
}

/** A new parent holds from today on; the days before keep the parents they had. */
function edgesOf(
  unit: MetaUnit,
  parent: string | null,
  before: StoredMetadata['units'][number]['parents'],
  today: IsoDate,
) {
  const edges = before
    .map((edge) => ({
      parent_id: edge.parentId,
      valid_from: day(edge.validFrom),
      valid_to: day(edge.validTo),
      legal_act: edge.legalAct,
    }))
    .sort((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1))
  const last = edges.at(-1)
  if (last && last.parent_id !== parent) {
    if (last.valid_from !== null && last.valid_from >= today) edges.pop()
    else last.valid_to = addDays(today, -1)
  }
  if (parent !== null && last?.parent_id !== parent) {
    const valid_from = edges.length > 0 ? today : unit.opened
    edges.push({ parent_id: parent, valid_from, valid_to: unit.closed, legal_act: null })
  }
  const [first, end] = [edges[0], edges.at(-1)]
  if (first) first.valid_from = unit.opened
  if (end && end.parent_id === parent) end.valid_to = unit.closed
  return edges
}
