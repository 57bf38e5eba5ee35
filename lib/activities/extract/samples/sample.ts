/** What a made-up announcement says, field by field; a field not listed is one the text does not say. */
export type Expected = {
  type?: string
  programme?: string
  component?: string
  dateFrom?: string
  dateTo?: string
  orgUnit?: string
  venue?: string
  organiser?: string
  coOrganisers?: string[]
  total?: number
  high?: number
  women?: number
  ethnicMinority?: number
  /** Not written where it is exact. */
  precision?: string
  /** Not written where persons are counted. */
  countedAs?: string
  groups?: string[]
  sessions?: number
  /** Number of activities where it is not one. */
  activities?: number
  /** indicator comparator value unit kind; `-` without an indicator, the kind only where it is not a stated result. */
  figures?: string[]
  notes?: string[]
}

export type Sample = { name: string; text: string; expect: Expected }
