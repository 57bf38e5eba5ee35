import type { IsoDate } from '@/lib/periods/period'

export const participantUnits = ['persons', 'attendances'] as const
export type ParticipantUnit = (typeof participantUnits)[number]

/** The categories participants are split by, in the order they are asked. */
export const participantCategories = ['sex', 'ethnicity', 'age', 'participant-group'] as const

/** An activity as its keeper wants it. */
export type ActivityInput = {
  /** Code of its type: `D8-THDOITHOAI`. */
  type: string
  orgUnitId: string
  title: string
  dateFrom: IsoDate
  dateTo: IsoDate
  venue: string | null
  organisers: readonly string[]
  participantUnit: ParticipantUnit
  /** By breakdown key, only what is known; the empty key is the total. */
  counts: Readonly<Record<string, number>>
  /** The participant groups given are all there were: then they add up to the total. */
  groupsAreAll: boolean
  /** Classes or sittings; null: not said. */
  sessions: number | null
  /** Million đồng, exact decimal text. */
  cost: string | null
  fundingSource: string | null
  outcome: string | null
}

/** An activity not yet known in full: what isn't known is empty. */
export type ActivityDraft = Omit<ActivityInput, 'groupsAreAll' | 'participantUnit'> & {
  participantUnit: ParticipantUnit | ''
}

/** Where an activity came from, besides somebody's own words. */
export type ActivitySource = {
  announcementId: string
  /** Where in the announcement each field stands. */
  sources: Readonly<Record<string, { start: number; end: number }>>
}

/** Field of the input something is wrong with; a count by its key: `count:sex=female`. */
export type ActivityField = Exclude<keyof ActivityInput, 'counts'> | `count:${string}`

export type ActivityProblem = {
  field: ActivityField
  code:
    | 'required'
    | 'too-long'
    | 'unknown-type'
    | 'unknown-unit'
    | 'not-a-date'
    | 'to-before-from'
    | 'unit-not-in-force'
    | 'too-far'
    | 'too-long-span'
    | 'not-a-number'
    | 'too-large'
    | 'split-without-total'
    | 'part-above-total'
    | 'options-above-total'
    | 'options-below-total'
    | 'groups-not-total'
    | 'unknown-count'
    | 'unknown-unit-of-participants'
  /** What the words need: days as they are, numbers as machines write them. */
  values: Readonly<Record<string, string>>
}

/** An activity as stored. */
export type Activity = Omit<ActivityInput, 'groupsAreAll'> & {
  id: string
  typeId: number
  origin: string
  announcementId: string | null
  sources: Readonly<Record<string, { start: number; end: number }>> | null
  version: number
  removedAt: string | null
  updatedAt: string
  updatedBy: string
}
