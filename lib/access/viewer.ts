export const roles = ['viewer', 'officer', 'reviewer', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Role × org unit × programmes; an empty programme list means all of them. */
export type ViewerGrant = { role: Role; orgUnitId: string; programmeCodes: readonly string[] }

/** Who asks, as read from the database for this very request. */
export type Viewer = {
  userId: string
  email: string
  name: string
  language: 'vi' | 'en'
  grants: readonly ViewerGrant[]
}
