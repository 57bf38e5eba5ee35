import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { activityRights, programmeOf } from './access'
import type { ActivityFilters } from './filters'

/**
 * What of the store the viewer may see of what is asked for, by the one rule of who may: types of one programme share
 * their units. Null when there is nothing.
 */
export function activityScope(
  viewer: Viewer,
  { catalogue, tree }: { catalogue: Catalogue; tree: OrgUnitTree },
  {
    programme,
    component,
    type,
    orgUnit,
  }: Pick<ActivityFilters, 'programme' | 'component' | 'type' | 'orgUnit'>,
): Prisma.ActivityWhereInput | null {
  const typesOf = new Map<string, number[]>()
  for (const one of catalogue.activityTypes.list) {
    const of = catalogue.components.byId(one.componentId)
    if ((programme && of?.programmeCode !== programme) || (component && of?.code !== component)) continue
    if (type && one.code !== type) continue
    const code = programmeOf(catalogue, one.id)
    typesOf.set(code, [...(typesOf.get(code) ?? []), one.id])
  }
  const units = orgUnit
    ? tree.list().filter(({ id }) => id === orgUnit || tree.isWithin(id, orgUnit))
    : tree.list()
  const parts = [...typesOf].flatMap(([code, types]): Prisma.ActivityWhereInput[] => {
    const activityTypeId = { in: types }
    const seesAll = activityRights(viewer, tree, 'VN', code).open
    if (seesAll && !orgUnit) return [{ activityTypeId }]
    const ids = units.filter(({ id }) => seesAll || activityRights(viewer, tree, id, code).open)
    return ids.length === 0 ? [] : [{ activityTypeId, orgUnitId: { in: ids.map(({ id }) => id) } }]
  })
  return parts.length === 0 ? null : { OR: parts }
}
