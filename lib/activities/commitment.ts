import type { IsoDate } from '@/lib/periods/period'

export const commitmentStatuses = ['open', 'done', 'dropped'] as const
export type CommitmentStatus = (typeof commitmentStatuses)[number]

/** A task that a review meeting set: who does what by when, for which indicator. */
export type CommitmentInput = {
  activityId: string
  what: string
  /** Who answers for it, in words. */
  who: string | null
  orgUnitId: string | null
  dueOn: IsoDate | null
  /** Code of the indicator it is for. */
  indicator: string | null
  status: CommitmentStatus
  endedOn: IsoDate | null
  /** What came of it. */
  note: string | null
  /** Address of the chart it was decided on. */
  chart: string | null
}

export type CommitmentProblem = {
  field: keyof CommitmentInput
  code:
    | 'required'
    | 'too-long'
    | 'no-review-meeting'
    | 'unknown-unit'
    | 'unknown-indicator'
    | 'not-a-date'
    | 'before-meeting'
    | 'ended-needs-day'
    | 'ended-in-future'
    | 'dropped-needs-note'
    | 'not-a-chart'
}

type Known = {
  /** First day of the meeting; null when there is no such review meeting. */
  heldOn: IsoDate | null
  knowsUnit: (id: string) => boolean
  knowsIndicator: (code: string) => boolean
  today: IsoDate
}

const longestText = 2000

/** Everything wrong with a task, each at its field; empty when it can be kept. */
export function checkCommitment(input: CommitmentInput, known: Known): CommitmentProblem[] {
  const { what, who, note, orgUnitId, indicator, dueOn, status, endedOn, chart } = input
  const found: CommitmentProblem[] = []
  const tell = (field: CommitmentProblem['field'], code: CommitmentProblem['code']) =>
    found.push({ field, code })
  if (known.heldOn === null) tell('activityId', 'no-review-meeting')
  if (what === '') tell('what', 'required')
  for (const [field, text] of [
    ['what', what],
    ['who', who ?? ''],
    ['note', note ?? ''],
  ] as const)
    if (text.length > longestText) tell(field, 'too-long')
  if (orgUnitId !== null && !known.knowsUnit(orgUnitId)) tell('orgUnitId', 'unknown-unit')
  if (indicator !== null && !known.knowsIndicator(indicator)) tell('indicator', 'unknown-indicator')
  for (const [field, day] of [
    ['dueOn', dueOn],
    ['endedOn', endedOn],
  ] as const) {
    if (day === null) continue
    if (!isDay(day)) tell(field, 'not-a-date')
    else if (known.heldOn !== null && day < known.heldOn) tell(field, 'before-meeting')
  }
  if (status !== 'open' && endedOn === null) tell('endedOn', 'ended-needs-day')
  if (status !== 'open' && endedOn !== null && isDay(endedOn) && endedOn > known.today)
    tell('endedOn', 'ended-in-future')
  if (status === 'dropped' && note === null) tell('note', 'dropped-needs-note')
  if (chart !== null && !isChartAddress(chart)) tell('chart', 'not-a-chart')
  return found
}

/** A page of ours, never another site's: `/charts/D8-1.1?period=2023Q4`. */
export function isChartAddress(text: string): boolean {
  return text.length <= 500 && /^\/charts\/[\w.%-]+(\?[^\s#\\]*)?$/.test(text)
}

/** Open and past its day. */
export function isOverdue(
  { status, dueOn }: Pick<CommitmentInput, 'status' | 'dueOn'>,
  today: IsoDate,
): boolean {
  return status === 'open' && dueOn !== null && dueOn < today
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text
}
