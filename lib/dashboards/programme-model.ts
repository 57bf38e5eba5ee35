import type { Language } from '@/lib/format'
import type { ChartModel, ChartPoint } from './chart-model'
import type { OverviewCard, OverviewFilters, OverviewModel } from './overview-model'

/** One programme by its components. Plain JSON, every text in the reader's language and final. */
export type ProgrammeModel = {
  code: string
  name: string
  legalBasis: string | null
  area: { id: string; name: string }
  period: { code: string; name: string }
  filters: OverviewFilters
  breadcrumb: OverviewModel['breadcrumb']
  sections: ProgrammeSection[]
  /** Reports of the period in the area; null where the programme has no form. */
  reports: { assigned: number; received: number; href: string } | null
  demonstration: boolean
  demonstrationLabel: string
  language: Language
}

export type ProgrammeSection = {
  code: string
  name: string
  /** Indicators with figures of ours in reach, in the catalogue's order. */
  cards: OverviewCard[]
  /** Those of which only somebody else's figures exist: the newest of each. */
  published: PublishedItem[]
  /** Those of which no figure is known, and what is a label only. */
  silent: { code: string; name: string; target: string; href: string }[]
  /** The course of the one that has most to say; null where no figure is there. */
  chart: ChartModel | null
}

export type PublishedItem = {
  code: string
  name: string
  unit: string
  point: ChartPoint
  /** Whose figure it is where that isn't the area asked about. */
  area: string
  /** "≥ 60 % (đến năm 2030, Việt Nam)"; empty where none is set. */
  target: string
  href: string
}
