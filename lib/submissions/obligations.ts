import { type IsoDate, type PeriodType, periodOf, subPeriods } from '@/lib/periods/period'
import type { SubmissionStatus } from './submission'

/** A unit's duty to send one form for one period, and how it stands. */
export type Obligation<Form, Unit> = {
  form: Form
  orgUnit: Unit
  period: string
  dueDate: IsoDate
  status: SubmissionStatus | 'not-started'
  /** Sent and not taken back: waiting, approved, or approved and being corrected. */
  received: boolean
  /** Sent after its due date, or not yet received and past it. */
  late: boolean
  /** Days after the due date: until it was first sent, or until today; 0 when in time. */
  daysLate: number
  /** When it was first sent, ISO 8601 in UTC. */
  submittedAt: string | null
}

/** What the store knows of a submission, as far as duty is concerned. */
export type SubmissionFact = {
  status: SubmissionStatus
  revision: number
  /** Day of the first sending in Viet Nam, and its instant. */
  firstSubmittedOn: IsoDate | null
  firstSubmittedAt: string | null
}

export type Standing = Pick<
  Obligation<never, never>,
  'status' | 'received' | 'late' | 'daysLate' | 'submittedAt'
>

/** How a duty stands on a day: `fact` is null when nobody has begun. */
export function standingOf(fact: SubmissionFact | null, dueDate: IsoDate, today: IsoDate): Standing {
  const status = fact?.status ?? 'not-started'
  const received =
    status === 'submitted' ||
    status === 'approved' ||
    status === 'locked' ||
    (fact !== null && fact.revision > 1)
  const settledOn = received ? (fact?.firstSubmittedOn ?? dueDate) : today
  const daysLate = Math.max(0, daysBetween(dueDate, settledOn))
  return { status, received, late: daysLate > 0, daysLate, submittedAt: fact?.firstSubmittedAt ?? null }
}

/** From the one to the other, both included. */
export type YearSpan = { fromYear: number; toYear: number }

/** The periods of a kind that lie in the years; a term or phase counts when any of the years lies in it. */
export function periodsOfYears(type: PeriodType, { fromYear, toYear }: YearSpan): string[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => String(fromYear + index))
  const periods = years.flatMap((year) =>
    type === 'term' || type === 'phase'
      ? [periodOf(`${year}-07-01`, type, 'statistical')]
      : subPeriods(year, type),
  )
  return [...new Set(periods)]
}

export type Assignment = { orgUnitId: string; validFrom: IsoDate | null; validTo: IsoDate | null }

/** The units that owe a period: assigned the form and in force on the period's last day. Each once. */
export function owingUnits(
  assignments: readonly Assignment[],
  lastDay: IsoDate,
  isInForce: (unit: string, day: IsoDate) => boolean,
): string[] {
  const owing = assignments.filter(
    ({ orgUnitId, validFrom, validTo }) =>
      (validFrom === null || validFrom <= lastDay) &&
      (validTo === null || lastDay <= validTo) &&
      isInForce(orgUnitId, lastDay),
  )
  return [...new Set(owing.map(({ orgUnitId }) => orgUnitId))]
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
