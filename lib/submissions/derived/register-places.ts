import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'

export type Holder = { orgUnitId: string; needsMove: boolean }

/**
 * The unit that holds it on the day: the one it was put under, or the one that took that unit in whole. Where a unit
 * ended without one successor nobody knows: it stays there and waits for somebody to say.
 */
export function holderOn(tree: Pick<OrgUnitTree, 'onMapOf'>, base: string, day: IsoDate): Holder {
  const unit = tree.onMapOf(base, day)
  return unit ? { orgUnitId: unit.id, needsMove: false } : { orgUnitId: base, needsMove: true }
}

type Areas = Pick<OrgUnitTree, 'onMapOf' | 'list' | 'isInForce' | 'isWithin' | 'ancestorIdsOn'>

/** True when what `base` holds on the day belongs to the area: by that day's borders where the area is in force. */
export function isInArea(tree: Areas, base: string, areaId: string, day: IsoDate): boolean {
  const { orgUnitId, needsMove } = holderOn(tree, base, day)
  if (orgUnitId === areaId) return true
  if (needsMove || !tree.isInForce(areaId, day)) return tree.isWithin(orgUnitId, areaId)
  return tree.ancestorIdsOn(orgUnitId, day).includes(areaId)
}

/** So many answers are kept, as long as the tree they were asked of. */
const mostKept = 500
const kept = new WeakMap<object, Map<string, string[]>>()

/** All units under which something of the area may have been put; null for the whole country: every one. */
export function basesOf(tree: Areas, areaId: string, day: IsoDate): readonly string[] | null {
  if (areaId === 'VN') return null
  let answers = kept.get(tree)
  if (!answers || answers.size >= mostKept) {
    answers = new Map()
    kept.set(tree, answers)
  }
  const key = `${areaId}|${day}`
  const known = answers.get(key)
  if (known) return known
  const found = tree.list().flatMap(({ id }) => (isInArea(tree, id, areaId, day) ? [id] : []))
  answers.set(key, found)
  return found
}
