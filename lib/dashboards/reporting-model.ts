import type { Language } from '@/lib/format'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import type { SubmissionStatus } from '@/lib/submissions/submission'
import type { Duty, DutyCounts, DutyState, HeatMap } from './reporting'

/** What the page of progress and its file are made of: one read. Names are in the reader's language. */
export type ReportingModel = {
  form: { code: string; name: string; calendar: Calendar; note: string | null }
  area: { id: string | null; name: string }
  years: { from: number; to: number }
  periods: ReportingPeriod[]
  heat: HeatMap
  /** True when groups (provinces) are the rows, since the units are too many to read. */
  grouped: boolean
  units: Readonly<Record<string, ReportingUnit>>
  groups: Readonly<Record<string, { name: string; href: string }>>
  reminders: ReportingDuty[]
  /** Every duty of the form in the area and years, in the order of the heat map. */
  duties: ReportingDuty[]
  /** Each form the viewer has to do with, counted over the same area and years. */
  forms: ReportingForm[]
  choices: { areas: ReportingChoice[]; years: number[] }
  dataVersion: string
  language: Language
}

export type ReportingPeriod = { code: string; name: string; shortName: string; dueDates: IsoDate[] }

export type ReportingUnit = {
  name: string
  /** What the viewer may open: the page of entry, of review, or neither. */
  opens: 'entry' | 'review' | null
}

export type ReportingDuty = Duty & {
  unitName: string
  groupName: string
  periodName: string
  state: DutyState
  status: SubmissionStatus | 'not-started'
}

export type ReportingForm = {
  code: string
  name: string
  href: string
  selected: boolean
  counts: DutyCounts
}

export type ReportingChoice = { value: string; label: string; selected: boolean }
