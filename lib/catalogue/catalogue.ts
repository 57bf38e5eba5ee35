import type { OrgUnitLevel } from '@/lib/org-units/org-unit'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import type { Body, BodyMeasure, CompositionKind } from './body-feeds'

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

/** What announcements call an activity, whatever programme it is of. */
export const activityKinds = [
  'training',
  'policy-dialogue',
  'communication',
  'contest',
  'campaign',
  'study-visit',
  'workshop',
  'review-meeting',
  'supervision',
  'club-meeting',
  'launch',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What of an activity an element counts: itself, its classes, who took part (two different units), what it cost. */
export const activityMeasures = ['events', 'sessions', 'persons', 'attendances', 'cost'] as const
export type ActivityMeasure = (typeof activityMeasures)[number]

export type CatalogueFeed = { dataElementId: number; measure: ActivityMeasure }

export type CatalogueActivityType = {
  id: number
  uid: string
  code: string
  componentId: number
  nameVi: string
  nameEn: string
  countedIn: string
  /** Null: no event, but a register or a handing out; nobody records one as an activity. */
  kind: ActivityKind | null
  /** The elements its activities feed. */
  feeds: readonly CatalogueFeed[]
}

/** What compositions of one sort of body feed an element with. */
export type CatalogueBodyFeed = {
  body: Body
  /** Of the unit whose body it is. */
  level: string
  kind: CompositionKind
  measure: BodyMeasure
  dataElementId: number
  /** The breakdown it stands on; empty: the total. */
  breakdown: string
}

/** A kind of thing with a life: teams, trusted addresses, clubs. */
export type CatalogueRegisterKind = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  unitVi: string
  unitEn: string
  /** Persons and exact places are shown to the owning unit alone. */
  sensitive: boolean
  /** The stocks it feeds at each period's end; null: none. */
  countedInId: number | null
  membersInId: number | null
  /** Of the elements it feeds; null: of none in particular. */
  programmeCode: string | null
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
  /** How it is always split (DHIS2's category combination); null: no fixed split. */
  categoryComboId: number | null
  /** Breakdown keys typed in where no form says so; empty: the total and any split. */
  entered: readonly string[]
  source: string | null
  confidence: string | null
}

/** A fixed set of categories by which elements are split together. */
export type CatalogueCombo = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  /** Codes of the categories, in order. */
  categories: readonly string[]
}

export type CatalogueOption = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  order: number
  /** The option of a coarser category it belongs to, as a breakdown key: `ethnicity=minority` of the Tày. */
  classKey: string | null
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
  /** The category whose options add up to the total, which is computed, never typed; null: the total is typed. */
  totalFrom: string | null
  /** True when the form can't be sent without a number or a reason here. */
  compulsory: boolean
  /** Smallest and largest figure a cell of the row takes, as exact decimal texts. */
  minValue: string | null
  maxValue: string | null
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

/** Days of one level where they differ from the form's own. */
export type CatalogueDeadline = {
  level: OrgUnitLevel
  dueDays: number
  reviewDays: number
  workingDays: boolean
}

/** Another day of the form's year that officers must know. */
export type CatalogueMilestone = {
  code: string
  nameVi: string
  nameEn: string
  /** A day of the calendar (`+1-01-25`: 25 January of the year after the period's), or days after an event. */
  onDay: string | null
  daysAfter: number | null
  source: string | null
}

/** What should hold between figures: two expressions in DHIS2's language, with uids, and an operator. */
export type CatalogueRule = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  /** What to say when it doesn't hold. */
  descriptionVi: string | null
  descriptionEn: string | null
  leftSide: string
  leftMissing: MissingStrategy
  /** `equal_to not_equal_to greater_than greater_than_or_equal_to less_than less_than_or_equal_to compulsory_pair exclusive_pair`. */
  operator: string
  rightSide: string
  rightMissing: MissingStrategy
  importance: string
  severity: 'error' | 'warning'
  frequency: CatalogueForm['frequency']
}

export type CatalogueForm = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  programmeId: number
  programmeCode: string
  frequency: 'month' | 'quarter' | 'half' | 'year' | 'term'
  calendar: Calendar
  approvalLevels: number
  dueDays: number
  reviewDays: number
  /** True when the days are working days. */
  workingDays: boolean
  /** Days of the calendar instead of `dueDays` and `reviewDays`: `+1-01-25`. */
  dueOn: string | null
  reviewOn: string | null
  /** Days after the period's last day from which it is closed; null: never. */
  lockDays: number | null
  /** Imported with the word that it is complete only when no rule is broken. */
  validOnly: boolean
  deadlines: readonly CatalogueDeadline[]
  milestones: readonly CatalogueMilestone[]
  note: string | null
  sections: readonly CatalogueFormSection[]
  assignments: readonly CatalogueAssignment[]
}

/** What a formula does with parts that aren't there; `refuse` is ours, the others are DHIS2's. */
export type MissingStrategy = 'refuse' | 'skip_if_any_missing' | 'skip_if_all_missing' | 'never_skip'

/** How an indicator was defined before: for periods that end in this span. */
export type CatalogueDefinition = {
  validFrom: IsoDate | null
  validTo: IsoDate
  numerator: string | null
  denominator: string | null
  factor: string
  noteVi: string | null
  noteEn: string | null
  source: string | null
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
  /** flow, stock, ratio, or label: a name without figures. */
  kind: string
  /** Expressions in DHIS2's language, with uids; null when only published figures exist. */
  numerator: string | null
  denominator: string | null
  numeratorVi: string | null
  denominatorVi: string | null
  /** Exact decimal text: `100`. */
  factor: string
  direction: 'up' | 'down' | 'range' | 'parity' | 'none'
  pairing: 'both' | 'independent'
  missingStrategy: MissingStrategy
  /** DHIS2's: the factor times 365 over the days of the period. */
  annualized: boolean
  /** First day of the present definition; null: since always. */
  definedFrom: IsoDate | null
  changeVi: string | null
  changeEn: string | null
  /** Earlier definitions, oldest first. */
  definitions: readonly CatalogueDefinition[]
  conceptVi: string | null
  conceptEn: string | null
  methodVi: string | null
  methodEn: string | null
  dataSourceVi: string | null
  dataSourceEn: string | null
  collectedByVi: string | null
  collectedByEn: string | null
  legalSource: string | null
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

/** A number that formulas name: `C{uid}`. */
export type CatalogueConstant = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  /** Exact decimal text. */
  value: string
}

/** A named set of units that formulas count: `OUG{uid}`. */
export type CatalogueGroup = {
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  orgUnitIds: readonly string[]
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
  registerKinds: Lookup<CatalogueRegisterKind>
  elements: Lookup<CatalogueElement>
  combos: Lookup<CatalogueCombo>
  categories: Lookup<CatalogueCategory>
  breakdowns: {
    list: readonly CatalogueBreakdown[]
    byId: (id: number) => CatalogueBreakdown | undefined
    byKey: (key: string) => CatalogueBreakdown | undefined
    byUid: (uid: string) => CatalogueBreakdown | undefined
  }
  forms: Lookup<CatalogueForm>
  indicators: Lookup<CatalogueIndicator>
  constants: Lookup<CatalogueConstant>
  rules: Lookup<CatalogueRule>
  groups: Lookup<CatalogueGroup>
  /** Days nobody works. */
  holidays: ReadonlySet<IsoDate>
  targets: readonly CatalogueTarget[]
  targetsOf: (indicatorId: number) => readonly CatalogueTarget[]
  /** The types whose activities feed an element, and with what of each. */
  feedsOf: (dataElementId: number) => readonly { activityTypeId: number; measure: ActivityMeasure }[]
  /** What compositions of bodies feed. */
  bodyFeeds: readonly CatalogueBodyFeed[]
  /** The forms that ask for an element: coverage counts the units these are assigned to. */
  formsWith: (dataElementId: number) => readonly CatalogueForm[]
}
