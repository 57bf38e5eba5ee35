import type { Language } from '@/lib/format'
import type { IsoDate } from '@/lib/periods/period'
import type { SubmissionStatus } from '@/lib/submissions/submission'
import type { ChartModel, ChartTarget } from './chart-model'
import type { TargetStatus } from './targets'

/** What the overview shows. Plain JSON, every text in the reader's language and final. */
export type OverviewModel = {
  title: string
  area: { id: string; name: string }
  programme: { code: string; name: string }
  period: { code: string; name: string }
  cards: OverviewCard[]
  trend: ChartModel | null
  areas: ChartModel | null
  trainings: ChartModel | null
  representation: ChartModel | null
  /** Who owes a report of the period and hasn't sent it, the latest first. */
  notReported: OverviewObligation[]
  counts: { assigned: number; received: number; late: number }
  filters: OverviewFilters
  /** From the widest area the viewer may read down to this one. */
  breadcrumb: { id: string; name: string; href: string }[]
  demonstration: boolean
  demonstrationLabel: string
  dataVersion: number
  language: Language
}

export type OverviewCard = {
  code: string
  name: string
  /** "222", "30,3", or the sign of why there is none. */
  display: string
  unit: string
  missingLabel: string
  /** "16.932 / 33.600"; empty for a plain count. */
  parts: string
  target: CardTarget | null
  change: { display: string; direction: 'up' | 'down' | 'same' | 'none'; desired: boolean | null }
  coverage: { reported: number; assigned: number; display: string } | null
  stage: 'approved' | 'provisional' | null
  stageLabel: string
  sparkline: { key: string; label: string; value: number | null }[]
  demonstration: boolean
  href: string
}

export type CardTarget = Pick<ChartTarget, 'label' | 'span' | 'direction'> & {
  directionLabel: string
  status: TargetStatus
  statusLabel: string
  /** The figure set against it where that isn't the card's own: "Đối chiếu: 312 người (lũy kế …)". */
  against: string
}

export type OverviewObligation = {
  orgUnitId: string
  name: string
  form: string
  formName: string
  period: string
  periodName: string
  dueDate: IsoDate
  dueDateDisplay: string
  daysLate: number
  status: SubmissionStatus | 'not-started'
  statusLabel: string
}

export type Choice = { value: string; label: string; selected: boolean; href: string }

export type OverviewFilters = {
  programmes: Choice[]
  areas: Choice[]
  periods: Choice[]
  stages: Choice[]
  /** The words as they stand, for a plain form. */
  words: { programme: string; orgUnit: string; period: string; stage: string }
}
