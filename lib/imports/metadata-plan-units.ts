import { type OrgUnitLevel, orgUnitLevels } from '@/lib/org-units/org-unit'
import type { IsoDate } from '@/lib/periods/period'
import type { Ground } from './metadata-ground'
import type { MetaGroup, MetaUnit } from './metadata-model'

export type UnitPlan = {
  units: { unit: MetaUnit; level: OrgUnitLevel }[]
  groups: MetaGroup[]
}

/** Which units and groups are to be written. Parents come before their children, whatever the order of the file. */
export function planUnits(ground: Ground, today: IsoDate): UnitPlan {
  const plan: UnitPlan = { units: [], groups: [] }
  const byUid = new Map(ground.file.organisationUnits.map((unit) => [unit.uid, unit]))
  const levels = new Map<string, OrgUnitLevel>(ground.rows.units.map(({ uid, level }) => [uid, level]))
  const open = new Set<string>()

  for (const unit of byUid.values()) visit(unit)
  for (const group of ground.file.organisationUnitGroups) {
    const state = ground.decide('organisationUnitGroups', group, () => {
      const { uid, units } = group
      const knows = ground.refersTo(
        'organisationUnitGroups',
        uid,
        'organisationUnits',
        'organisationUnits',
        units,
      )
      return knows && ground.hasCode('organisationUnitGroups', group)
    })
    if (state === 'new' || state === 'changed') plan.groups.push(group)
  }
  return plan

  function visit(unit: MetaUnit): void {
    if (ground.stateOf('organisationUnits', unit.uid)) return
    if (open.has(unit.uid)) {
      ground.complain('organisationUnits', unit.uid, 'parent', unit.parent, 'parent-circle')
      ground.set('organisationUnits', unit.uid, 'refused')
      return
    }
    open.add(unit.uid)
    const parent = unit.parent === null ? undefined : byUid.get(unit.parent)
    if (parent) visit(parent)
    if (ground.stateOf('organisationUnits', unit.uid)) return
    const state = ground.decide('organisationUnits', unit, () => passes(unit))
    if (state !== 'new' && state !== 'changed') return
    const above = unit.parent === null ? -1 : orgUnitLevels.indexOf(levels.get(unit.parent) ?? 'country')
    const level = orgUnitLevels[Math.min(above + 1, orgUnitLevels.length - 1)] ?? 'village'
    levels.set(unit.uid, level)
    plan.units.push({ unit, level })
  }

  function passes(unit: MetaUnit): boolean {
    const { uid, opened, closed, parent } = unit
    if (opened && closed && closed < opened)
      return ground.complain('organisationUnits', uid, 'closedDate', closed, 'bad-property')
    const held = ground.find('organisationUnits', uid)
    if (held && held.parent !== parent && closed && closed < today)
      return ground.complain('organisationUnits', uid, 'parent', parent, 'parent-of-closed-unit')
    return (
      parent === null || ground.refersTo('organisationUnits', uid, 'parent', 'organisationUnits', [parent])
    )
  }
}
