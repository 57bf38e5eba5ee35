import { grantsReaching } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import { holderOn, isInArea } from '@/lib/submissions/derived/register-places'
import { registerRights } from './access'

/**
 * Kinds whose entries the viewer may look inside, and where these were put; `bases` null for everywhere. `whole`: no
 * part of the area is left out.
 */
export type Visible = { kindIds: number[]; bases: string[] | null; whole: boolean }

/**
 * What of an area a viewer may see line by line, on a day: kinds with the same answer go together. A grant on the
 * country sees everything but the sensitive ones.
 */
export function visibleParts(
  viewer: Viewer,
  tree: OrgUnitTree,
  kinds: readonly CatalogueRegisterKind[],
  areaId: string,
  { day, today }: { day: IsoDate; today: IsoDate },
): Visible[] {
  const groups = new Map<string, CatalogueRegisterKind[]>()
  for (const kind of kinds) {
    const key = `${kind.programmeCode ?? ''}|${kind.sensitive}`
    groups.set(key, [...(groups.get(key) ?? []), kind])
  }
  return [...groups.values()].map((group): Visible => {
    const kind = group[0] as CatalogueRegisterKind
    const kindIds = group.map(({ id }) => id)
    const programmeCode = kind.programmeCode ?? undefined
    const national = grantsReaching(viewer, tree, 'VN', { programmeCode }).length > 0
    if (national && !kind.sensitive && areaId === 'VN') return { kindIds, bases: null, whole: true }
    const area = tree.list().filter(({ id }) => areaId === 'VN' || isInArea(tree, id, areaId, day))
    // Who may look is asked of the unit that holds it today, whatever day the list is of.
    const bases = area.flatMap(({ id }) => {
      const holder = holderOn(tree, id, today).orgUnitId
      return registerRights(viewer, tree, kind, holder, today).inside ? [id] : []
    })
    return { kindIds, bases, whole: bases.length === area.length }
  })
}
