import type { CatalogueRegisterKind } from '@/lib/catalogue/catalogue'
import type { IsoDate } from '@/lib/periods/period'
import type { SubmissionKey } from '@/lib/submissions/submission'
import type { RegisterEventName, RegisterState } from './life'

/** Longest texts of an entry. */
export const longest = { name: 200, place: 300, note: 2000, reason: 1000 } as const

/** What can be put right of an entry, as typed. */
export type EntryTexts = { name: string; place: string; note: string }

export type EntryFailureCode =
  | 'not-found'
  | 'forbidden'
  | 'unknown-kind'
  | 'unknown-unit'
  | 'unit-not-in-force'
  | 'name-required'
  | 'too-long'
  | 'not-a-day'
  | 'day-ahead'
  | 'before-opening'
  | 'after-closing'
  | 'not-running'
  | 'not-suspended'
  | 'already-suspended'
  | 'same-unit'
  | 'target-out-of-reach'
  | 'reason-required'
  | 'opened-first'
  | 'changed-meanwhile'
  | 'same-name'
  | 'total-required'
  | 'not-a-number'
  | 'more-than-total'
  | 'split-too-large'
  | 'split-too-small'
  | 'unknown-breakdown'
  | 'nothing-changed'
  /** A form that took the stock is sent, approved and wants a reason, isn't this person's to correct, or is closed. */
  | 'form-submitted'
  | 'form-reason-required'
  | 'correction-forbidden'
  | 'correction-closed'

/** `field`: the form's field it belongs to, if any; `limit`, `found`: the numbers it speaks of; `key`: the form. */
export type EntryFailure = {
  code: EntryFailureCode
  field?: string
  limit?: number
  found?: number
  key?: SubmissionKey
}

/** What a life's turn asks for, as typed. */
export type EventInput = {
  entryId: string
  version: number
  event: Exclude<RegisterEventName, 'opened'>
  on: IsoDate
  /** Where it goes, when it moves. */
  orgUnitId?: string
  /** What it is called from then on, when it is renamed. */
  name?: string
  reason?: string
}

/** One line of the list: an entry as it stands on the day. */
export type ListedEntry = {
  id: string
  kind: CatalogueRegisterKind
  name: string
  place: string | null
  /** The unit it belongs to on the day. */
  orgUnitId: string
  orgUnitName: string
  /** Its unit ended without one successor: somebody has to say where it went. */
  needsMove: boolean
  state: RegisterState
  opened: IsoDate
  closed: IsoDate | null
  members: number | null
  origin: string
}

/** Breakdowns that members are told by, in the order of the form; the first is the total. */
export const memberBreakdowns = [
  '',
  'sex=female',
  'sex=male',
  'sex=not-stated',
  'ethnicity=minority',
  'ethnicity=kinh',
] as const
