import type { Calendar } from '@/lib/periods/period'

export type CatalogueProgramme = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  legalBasis: string | null
  source: string | null
  confidence: string | null
  order: number
}

export type CatalogueComponent = {
  id: number
  programmeId: number
  programmeCode: string
  /** Unique inside its programme: `ND3` of `D8`. */
  code: string
  nameVi: string
  nameEn: string
  order: number
}

export type CatalogueActivityType = {
  id: number
  uid: string
  code: string
  componentId: number
  nameVi: string
  nameEn: string
  countedIn: string
}

export type CatalogueElement = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  programmeId: number
  programmeCode: string
  componentId: number | null
  unitVi: string
  unitEn: string
  kind: 'flow' | 'stock'
  timeRollUp: 'sum' | 'last' | 'average' | 'none'
  placeRollUp: 'sum' | 'none'
  breakdownRollUp: 'sum' | 'none'
  decimals: number
  personsUnique: boolean
  sensitive: boolean
  source: string | null
  confidence: string | null
}

export type CatalogueOption = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  order: number
}

export type CatalogueCategory = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  order: number
  options: readonly CatalogueOption[]
}

/** `breakdown` holds one option per category (`{ sex: 'female' }`); `key` is its canonical text. */
export type CatalogueBreakdown = {
  id: number
  uid: string
  key: string
  breakdown: Readonly<Record<string, string>>
}

export type CatalogueFormItem = {
  id: number
  dataElementId: number
  order: number
  /** Breakdown keys in the order of the columns; `""` is the total. */
  columns: readonly string[]
}

export type CatalogueFormSection = {
  id: number
  code: string
  nameVi: string
  nameEn: string
  order: number
  items: readonly CatalogueFormItem[]
}

/** Days as `yyyy-MM-dd`; null is open. */
export type CatalogueAssignment = {
  orgUnitId: string
  validFrom: string | null
  validTo: string | null
}

export type CatalogueForm = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  programmeId: number
  programmeCode: string
  frequency: 'month' | 'quarter' | 'half' | 'year'
  calendar: Calendar
  approvalLevels: number
  dueDays: number
  reviewDays: number
  note: string | null
  sections: readonly CatalogueFormSection[]
  assignments: readonly CatalogueAssignment[]
}

export type CatalogueIndicator = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  programmeId: number
  programmeCode: string
  componentId: number | null
  unitVi: string
  unitEn: string
  /** flow, stock or ratio. */
  kind: string
  /** `#{uid}` expressions over data elements; null when only published figures exist. */
  numerator: string | null
  denominator: string | null
  numeratorVi: string | null
  denominatorVi: string | null
  /** Exact decimal text: `100`. */
  factor: string
  direction: 'up' | 'down' | 'range' | 'parity' | 'none'
  pairing: 'both' | 'independent'
  cumulation: 'none' | 'year' | 'phase'
  decimals: number
  frequency: string | null
  breakdownText: string | null
  sensitive: boolean
  source: string | null
  confidence: string | null
  order: number
}

export type CatalogueTarget = {
  id: number
  indicatorId: number
  orgUnitId: string
  calendar: Calendar
  /** `2025`, `P2021-2025`, `T2021-2026`. */
  period: string
  comparator: '>=' | '>' | '<=' | '<' | 'range' | 'yes'
  /** Exact decimal texts. */
  low: string | null
  high: string | null
  basis: string | null
  source: string | null
  confidence: string | null
  note: string | null
}

/** A list with its three ways in. */
export type Lookup<Item> = {
  list: readonly Item[]
  byId: (id: number) => Item | undefined
  byUid: (uid: string) => Item | undefined
  byCode: (code: string) => Item | undefined
}

/** Everything that says what figures mean, as of one catalogue version. Never changes once built. */
export type Catalogue = {
  version: bigint
  programmes: Lookup<CatalogueProgramme>
  components: {
    list: readonly CatalogueComponent[]
    byId: (id: number) => CatalogueComponent | undefined
  }
  activityTypes: Lookup<CatalogueActivityType>
  elements: Lookup<CatalogueElement>
  categories: Lookup<CatalogueCategory>
  breakdowns: {
    list: readonly CatalogueBreakdown[]
    byId: (id: number) => CatalogueBreakdown | undefined
    byKey: (key: string) => CatalogueBreakdown | undefined
  }
  forms: Lookup<CatalogueForm>
  indicators: Lookup<CatalogueIndicator>
  targets: readonly CatalogueTarget[]
  targetsOf: (indicatorId: number) => readonly CatalogueTarget[]
  /** The forms that ask for an element: coverage counts the units these are assigned to. */
  formsWith: (dataElementId: number) => readonly CatalogueForm[]
}
