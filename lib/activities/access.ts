import { canEnter, grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'

export type ActivityRights = { open: boolean; record: boolean }

/** Whoever has any part in a unit sees its activities, those who enter its forms record them. */
export function activityRights(
  viewer: Viewer,
  tree: OrgUnitTree,
  orgUnitId: string,
  programmeCode: string,
): ActivityRights {
  return {
    open: grantsReaching(viewer, tree, orgUnitId, { programmeCode }).length > 0,
    record: canEnter(viewer, tree, orgUnitId, programmeCode),
  }
}

export function programmeOf(catalogue: Catalogue, activityTypeId: number): string {
  const type = catalogue.activityTypes.byId(activityTypeId)
  return (type && catalogue.components.byId(type.componentId)?.programmeCode) ?? ''
}
