import type { IsoDate } from '@/lib/periods/period'

/** From the country down; whatever lies below communes is a `village`. */
export const orgUnitLevels = ['country', 'province', 'district', 'commune', 'village'] as const
export type OrgUnitLevel = (typeof orgUnitLevels)[number]

/** A unit between two days, both included; null is open or, for the first day, not known and treated as always. */
export type OrgUnitNode = {
  id: string
  uid: string
  code: string | null
  level: OrgUnitLevel
  name: string
  fullName: string
  searchName: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  /** The successions name every predecessor; figures are united into the unit only then. */
  predecessorsComplete: boolean
}

export type ParentEdge = {
  childId: string
  parentId: string
  validFrom: IsoDate | null
  validTo: IsoDate | null
  legalAct?: string | null
}

/** `merged`: the whole went over; `renamed`: the same area goes on; `part`: only a part went over. */
export type SuccessionKind = 'merged' | 'renamed' | 'part'

export type Succession = {
  predecessorId: string
  successorId: string
  kind: SuccessionKind
  /** First day of the new state. */
  effective: IsoDate
  legalAct?: string | null
}

/** True on every day from the first to the last, both included. */
export function coversDay(
  span: { validFrom: IsoDate | null; validTo: IsoDate | null },
  day: IsoDate,
): boolean {
  return (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || day <= span.validTo)
}
