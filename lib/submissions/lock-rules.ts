import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { closedFrom, refuseEntry } from './access'
import type { FormDefinition } from './form'
import type { SubmissionKey } from './submission'

/** How many days an exception lasts at most: it must not become the rule. */
export const longestException = 60

export type ExceptionRefusal =
  | 'not-assigned'
  | 'not-yet-open'
  | 'not-closed'
  | 'not-a-day'
  | 'day-past'
  | 'day-too-late'

/**
 * Why no leave is given to enter this form until that day; it is needed only where something is, or will be, closed.
 * `locked`: somebody locked the report, which it stays while it is corrected.
 */
export function refuseException(
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  locked: boolean,
  { until, today }: { until: IsoDate; today: IsoDate },
): ExceptionRefusal | null {
  if (!isDay(until)) return 'not-a-day'
  if (until < today) return 'day-past'
  if (until > addDays(today, longestException)) return 'day-too-late'
  const refusal = refuseEntry(form, orgUnitId, period, today, { excepted: true })
  if (refusal && refusal !== 'closed') return refusal
  const closed = closedFrom(form, period)
  return locked || (closed !== null && closed <= until) ? null : 'not-closed'
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
}

/** True when nothing is entered or corrected any more without an exception. */
export function isShut(form: FormDefinition, period: string, locked: boolean, today: IsoDate): boolean {
  const closed = closedFrom(form, period)
  return locked || (closed !== null && closed <= today)
}
