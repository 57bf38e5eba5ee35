import type { Role, Viewer, ViewerGrant } from './viewer'

/** What scope rules need to know of areas: does the whole territory of `id` lie inside `containerId`? */
export type Territory = {
  isWithin(id: string, containerId: string): boolean
  get(id: string): { level: 'country' | 'province' | 'district' | 'commune' | 'village' } | undefined
}

/** The unit everything of the catalogue lies in. */
const country = 'VN'

const everyRole: readonly Role[] = ['viewer', 'officer', 'reviewer', 'auditor', 'admin']

/**
 * The grants of these roles that reach the unit, by dated edges and territory, for the programme if one is named. A grant
 * on the country reaches everything, also other roots that an import brought.
 */
export function grantsReaching(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  { roles = everyRole, programmeCode }: { roles?: readonly Role[]; programmeCode?: string } = {},
): ViewerGrant[] {
  return viewer.grants.filter(
    (grant) =>
      roles.includes(grant.role) &&
      covers(grant, programmeCode) &&
      (grant.orgUnitId === orgUnitId ||
        grant.orgUnitId === country ||
        territory.isWithin(orgUnitId, grant.orgUnitId)),
  )
}

function covers(grant: ViewerGrant, programmeCode: string | undefined): boolean {
  return (
    programmeCode === undefined ||
    grant.programmeCodes.length === 0 ||
    grant.programmeCodes.includes(programmeCode)
  )
}

/**
 * May read the unit's approved and submitted figures. Inside a grant: everything. A committee member (`viewer`)
 * also reads the totals of the country and of every province.
 */
export function canReadUnit(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  programmeCode?: string,
): boolean {
  if (grantsReaching(viewer, territory, orgUnitId, { programmeCode }).length > 0) return true
  const level = territory.get(orgUnitId)?.level
  const isTotal = level === 'country' || level === 'province'
  return isTotal && viewer.grants.some((grant) => grant.role === 'viewer' && covers(grant, programmeCode))
}

/** May read suppressed counts of the unit: those who entered them and those who review them. */
export function canReadSmallCounts(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  programmeCode?: string,
): boolean {
  return (
    grantsReaching(viewer, territory, orgUnitId, { roles: ['officer', 'reviewer'], programmeCode }).length > 0
  )
}

/** May enter, save and send the unit's forms. A late report of an ended unit: an officer of the unit containing it. */
export function canEnter(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  programmeCode: string,
): boolean {
  return grantsReaching(viewer, territory, orgUnitId, { roles: ['officer'], programmeCode }).length > 0
}

/** May return or approve the unit's submissions; that it isn't their own is checked on the submission. */
export function canReview(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  programmeCode: string,
): boolean {
  return grantsReaching(viewer, territory, orgUnitId, { roles: ['reviewer'], programmeCode }).length > 0
}

/** May open a submission to read it: those who enter, review, audit or administer there. */
export function canOpenSubmission(
  viewer: Viewer,
  territory: Territory,
  orgUnitId: string,
  programmeCode: string,
): boolean {
  const roles: Role[] = ['officer', 'reviewer', 'auditor', 'admin']
  return grantsReaching(viewer, territory, orgUnitId, { roles, programmeCode }).length > 0
}

export function hasRole(viewer: Viewer, ...wanted: Role[]): boolean {
  return viewer.grants.some((grant) => wanted.includes(grant.role))
}

/** May read the audit log: auditors and administrators, of the areas they are granted. */
export function canReadAudit(viewer: Viewer): boolean {
  return hasRole(viewer, 'auditor', 'admin')
}

/** May manage users and grants: an administrator of the whole country. */
export function canAdminister(viewer: Viewer): boolean {
  return viewer.grants.some((grant) => grant.role === 'admin' && grant.orgUnitId === country)
}
