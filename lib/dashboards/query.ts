import type { Language } from '@/lib/format'
import type { Cumulation } from '@/lib/indicators/sub-periods'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import type { ChartKind } from './chart-model'
import type { ItemWord } from './items'

export type GeographyWord = 'reported' | 'current' | IsoDate
export type StageWord = 'approved' | 'provisional'

/** A unit as people write it, or the units under one. */
export type UnitWord = {
  ref: string
  expand: null | 'children' | 'province' | 'district' | 'commune' | 'village'
}

/** The words every reading of figures shares. */
export type ReadingWords = {
  /** Null: the calendar of the item's own form; in the API, `statistical`. */
  calendar: Calendar | null
  geography: GeographyWord
  /** Category codes. */
  breakdown: readonly string[]
  stage: StageWord
  /** Values and approvals recorded up to the end of this day. */
  asOf: IsoDate | null
  /** Null: the reader's own. */
  language: Language | null
}

export type AnalyticsQuery = ReadingWords & {
  items: readonly ItemWord[]
  orgUnits: readonly UnitWord[]
  periods: readonly string[]
}

export type ChartQuery = ReadingWords & {
  code: string
  kind: ChartKind | null
  /** Empty: the widest area the reader may see. */
  orgUnits: readonly UnitWord[]
  /** Empty: up to the latest period that is due. One: the chart ends there. Several: just these. */
  periods: readonly string[]
  /** Null: as the indicator is defined. */
  cumulation: Cumulation | null
  /** What the colours of a map tell; none: the levels themselves. */
  gap?: MapGapWord | null
  /** Beside each figure that of the same period a year earlier, or of a period named. */
  compare?: CompareWord | null
}

export const mapGaps = ['parity', 'target'] as const
export type MapGapWord = (typeof mapGaps)[number]
/** `last-year`, or a period code. */
export type CompareWord = string

export type OverviewQuery = ReadingWords & {
  programme: string | null
  orgUnit: UnitWord | null
  period: string | null
}

/** `field` is the query word at fault, `problem` names the sentence in messages `chart.problems`. */
export type QueryFailure =
  | { code: 'bad-query'; field: string; problem: string }
  | { code: 'not-found'; field: string }
