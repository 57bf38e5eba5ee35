import { canEnter, canOpenSubmission, canReview, grantsReaching, type Territory } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { periodRange } from '@/lib/periods/period'
import { type FormDefinition, isAssigned } from './form'

export type SubmissionRights = {
  open: boolean
  enter: boolean
  review: boolean
  /** Lock an approved report, and give leave to enter after that. */
  lock: boolean
}

/** What the viewer may do with a form of a unit; all false reads as not found. */
export function submissionRights(
  viewer: Viewer,
  territory: Territory,
  form: Pick<FormDefinition, 'programmeCode'>,
  orgUnitId: string,
): SubmissionRights {
  const keepers = { roles: ['reviewer', 'admin'] as const, programmeCode: form.programmeCode }
  return {
    open: canOpenSubmission(viewer, territory, orgUnitId, form.programmeCode),
    enter: canEnter(viewer, territory, orgUnitId, form.programmeCode),
    review: canReview(viewer, territory, orgUnitId, form.programmeCode),
    lock: grantsReaching(viewer, territory, orgUnitId, keepers).length > 0,
  }
}

/** The first day on which a period of the form takes nothing more; null: it never closes. */
export function closedFrom(
  form: Pick<FormDefinition, 'calendar' | 'lockDays'>,
  period: string,
): IsoDate | null {
  const { end } = periodRange(form.calendar, period)
  return form.lockDays === null ? null : addDays(end, form.lockDays + 1)
}

/**
 * Entry opens on the period's first day and closes where the form says; `not-assigned` when the unit doesn't owe the
 * form on the period's last. `locked`: somebody locked the report, which closes it as well; `excepted`: somebody gave
 * the unit leave to go on all the same (`hasException`).
 */
export function refuseEntry(
  form: FormDefinition,
  orgUnitId: string,
  period: string,
  today: IsoDate,
  { locked = false, excepted = false }: { locked?: boolean; excepted?: boolean } = {},
): 'not-assigned' | 'not-yet-open' | 'closed' | null {
  const { start, end } = periodRange(form.calendar, period)
  if (!isAssigned(form, orgUnitId, end)) return 'not-assigned'
  if (start > today) return 'not-yet-open'
  const closed = closedFrom(form, period)
  return (locked || (closed !== null && closed <= today)) && !excepted ? 'closed' : null
}
