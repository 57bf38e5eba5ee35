import { grantsReaching } from '@/lib/access/scope'
import type { Role, Viewer } from '@/lib/access/viewer'
import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'

export type RegisterRights = {
  /** Knows that it is there; false reads as not found. */
  open: boolean
  /** Name, place, members and what happened to it. */
  inside: boolean
  /** May write. */
  enter: boolean
}

type Territory = Pick<OrgUnitTree, 'isWithin' | 'get' | 'isInForce'>

/**
 * What the viewer may do with entries of a kind that a unit holds. Of sensitive kinds only people of that very unit and
 * its reviewers look inside; where the unit has ended, the officers of the area around it stand in for it.
 */
export function registerRights(
  viewer: Viewer,
  tree: Territory,
  kind: Pick<CatalogueRegisterKind, 'sensitive' | 'programmeCode'>,
  orgUnitId: string,
  today: IsoDate,
): RegisterRights {
  const reaching = (roles?: readonly Role[]) =>
    grantsReaching(viewer, tree, orgUnitId, { roles, programmeCode: kind.programmeCode ?? undefined })
  const officers = reaching(['officer'])
  const own = reaching(['officer', 'reviewer']).some((grant) => grant.orgUnitId === orgUnitId)
  const standsIn = officers.length > 0 && !tree.isInForce(orgUnitId, today)
  const inside = !kind.sensitive || own || standsIn || reaching(['reviewer']).length > 0
  const open = reaching().length > 0
  return { open, inside: open && inside, enter: officers.length > 0 && inside }
}
