import type { MissingReason } from './observation'

/** One figure as the store holds it: a submitted or approved row, never a draft. */
export type StoredValue = {
  dataElementId: number
  orgUnitId: string
  period: string
  /** `""` is the total; see {@link file://./breakdown.ts}. */
  breakdownKey: string
  stage: 'submitted' | 'approved'
  /** Exact decimal text, or null with the reason in `missing`. */
  value: string | null
  missing: MissingReason | null
  origin: string
  announcementId: string | null
  /** When it was last changed, ISO 8601 in UTC. */
  updatedAt: string
}
