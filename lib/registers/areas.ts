import { canReadUnit, grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'

/** Where a person begins: the unit in force that they are granted, else any of theirs, else the country. */
export function homeArea(viewer: Viewer, tree: OrgUnitTree, today: IsoDate): string {
  const own = viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? [])
  return (own.find(({ id }) => tree.isInForce(id, today)) ?? own[0])?.id ?? 'VN'
}

/**
 * Areas to choose from: the country, the viewer's own, those above and around the one shown, and those inside it on the
 * day: one step up, down or aside. Only what the viewer may read.
 */
export function nearbyAreas(viewer: Viewer, tree: OrgUnitTree, areaId: string, day: IsoDate): OrgUnitNode[] {
  const shown = tree.get(areaId)
  const on = tree.isInForce(areaId, day) ? day : (shown?.validTo ?? shown?.validFrom ?? day)
  const around = [
    ...tree.list().filter(({ level }) => level === 'country'),
    ...tree.ancestorsOn(areaId, on).toReversed(),
    ...(shown ? [shown] : []),
    ...viewer.grants.flatMap(({ orgUnitId }) => tree.get(orgUnitId) ?? []),
    ...tree.childrenOn(areaId, on).toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
  ]
  const unique = [...new Map(around.map((unit) => [unit.id, unit])).values()]
  return unique.filter(({ id }) => canReadUnit(viewer, tree, id))
}

/** Units for which the viewer writes, of a programme or of any: to choose from in a form. */
export function enteredUnits(viewer: Viewer, tree: OrgUnitTree, programmeCode?: string): OrgUnitNode[] {
  if (!canEnterSomewhere(viewer, programmeCode)) return []
  const roles = ['officer'] as const
  return tree.list().filter(({ id }) => grantsReaching(viewer, tree, id, { roles, programmeCode }).length > 0)
}

/** May write somewhere, of a programme or of any: shows the way to the form. */
export function canEnterSomewhere(viewer: Viewer, programmeCode?: string): boolean {
  return viewer.grants.some(
    ({ role, programmeCodes }) =>
      role === 'officer' &&
      (programmeCode === undefined || programmeCodes.length === 0 || programmeCodes.includes(programmeCode)),
  )
}
