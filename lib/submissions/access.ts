import { canEnter, canOpenSubmission, canReview, type Territory } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { IsoDate } from '@/lib/periods/period'
import { periodRange } from '@/lib/periods/period'
import { type FormDefinition, isAssigned } from './form'

export type SubmissionRights = { open: boolean; enter: boolean; review: boolean }

/** What the viewer may do with a form of a unit; all false reads as not found. */
export function submissionRights(
  viewer: Viewer,
  territory: Territory,
  form: FormDefinition,
  orgUnitId: string,
): SubmissionRights {
  return {
    open: canOpenSubmission(viewer, territory, orgUnitId, form.programmeCode),
    enter: canEnter(viewer, territory, orgUnitId, form.programmeCode),
    review: canReview(viewer, territory, orgUnitId, form.programmeCode),
  }
}

/** Entry opens on the period's first day; `not-assigned` when the unit doesn't owe the form on its last. */
export function refuseEntry(
  form: FormDefinition,
  orgUnitId: string,
  period: string,
  today: IsoDate,
): 'not-assigned' | 'not-yet-open' | null {
  const { start, end } = periodRange(form.calendar, period)
  if (!isAssigned(form, orgUnitId, end)) return 'not-assigned'
  return start > today ? 'not-yet-open' : null
}
