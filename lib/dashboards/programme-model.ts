import type { Language } from '@/lib/format'
import type { ChartModel, ChartPoint } from './chart-model'
import type { FormDuty } from './form-duties'
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
  /** Who owes what until when, form by form; none where the programme has no form. */
  duties: FormDuty[]
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
  silent: SilentItem[]
  /** The course of the one that has most to say; null where no figure is there. */
  chart: ChartModel | null
}

/** No figure is known: what is aimed at, through whom and how often it is to be reported, in the catalogue's words. */
export type SilentItem = {
  code: string
  name: string
  target: string
  /** Empty where the catalogue doesn't say. */
  who: string
  often: string
  href: string
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
