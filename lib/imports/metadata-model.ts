/** The kinds of DHIS2 objects that are taken, as their list is called, and what one of them is called. */
export const metadataKinds = {
  organisationUnits: 'organisationUnit',
  organisationUnitGroups: 'organisationUnitGroup',
  categoryOptions: 'categoryOption',
  categories: 'category',
  categoryCombos: 'categoryCombo',
  categoryOptionCombos: 'categoryOptionCombo',
  dataElements: 'dataElement',
  dataSets: 'dataSet',
  sections: 'section',
  indicatorTypes: 'indicatorType',
  constants: 'constant',
  indicators: 'indicator',
  validationRules: 'validationRule',
} as const
export type MetadataKind = keyof typeof metadataKinds

/** DHIS2's uids of "not split", the same in every installation since 2.2x; older ones are told by their name. */
export const dhis2Defaults = {
  category: 'GLevLNI9wkl',
  categoryOption: 'xYerKDKCefk',
  categoryCombo: 'bjDvmb4bfuf',
  categoryOptionCombo: 'HllvX50cXC0',
} as const

/** A day that stands for "not known" where DHIS2 insists on one. */
export const unknownOpening = '1900-01-01'

type Named = { uid: string; code: string | null; nameVi: string; nameEn: string }

/** References are uids; null is nothing, or DHIS2's default combination. */
export type MetaUnit = Named & {
  shortName: string
  opened: string | null
  closed: string | null
  parent: string | null
}
export type MetaGroup = Named & { units: string[] }
export type MetaOption = Named
export type MetaCategory = Named & { options: string[] }
export type MetaCombo = Named & { categories: string[] }
export type MetaOptionCombo = Omit<Named, 'code'> & { combo: string | null; options: string[] }
/** `words` are DHIS2's own that we have no column for. */
export type MetaElement = Named & { combo: string | null; aggregation: string; words: ElementWords }
export type ElementWords = {
  valueType: string
  domainType: string
  zeroIsSignificant: boolean
  shortName: string | null
  description: string | null
}
export type MetaDataSet = Named & {
  periodType: string
  timelyDays: number | null
  /** Complete only when no rule is broken. */
  validCompleteOnly: boolean
  workflow: string | null
  attributeCombo: string | null
  shortName: string | null
  /** A combo only where it isn't the element's own. */
  elements: { element: string; combo: string | null; override: boolean }[]
  units: string[]
}
export type MetaSection = Omit<Named, 'code'> & { dataSet: string; order: number; elements: string[] }
export type MetaIndicatorType = Omit<Named, 'code'> & { factor: number; isNumber: boolean }
export type MetaConstant = Named & { value: string }
export type MetaIndicator = Named & {
  type: string
  numerator: string
  denominator: string
  annualized: boolean
  decimals: number | null
  words: IndicatorWords
}
export type IndicatorWords = {
  shortName: string | null
  description: string | null
  numeratorDescription: string | null
  denominatorDescription: string | null
}
export type MetaSide = { expression: string; strategy: string; description: string | null }
export type MetaRule = Named & {
  description: string | null
  instruction: string | null
  left: MetaSide
  right: MetaSide
  operator: string
  importance: string
  periodType: string
}

/** A metadata file, or the whole store in the same shape, so that the two can be compared. */
export type Metadata = {
  organisationUnits: MetaUnit[]
  organisationUnitGroups: MetaGroup[]
  categoryOptions: MetaOption[]
  categories: MetaCategory[]
  categoryCombos: MetaCombo[]
  categoryOptionCombos: MetaOptionCombo[]
  dataElements: MetaElement[]
  dataSets: MetaDataSet[]
  sections: MetaSection[]
  indicatorTypes: MetaIndicatorType[]
  constants: MetaConstant[]
  indicators: MetaIndicator[]
  validationRules: MetaRule[]
}
export type MetaObject = Metadata[MetadataKind][number]

export type MetadataProblemCode =
  | 'bad-property'
  | 'no-identifier'
  | 'twice-in-file'
  | 'unknown-reference'
  | 'reference-not-taken'
  | 'parent-circle'
  | 'code-taken'
  | 'ours'
  | 'same-breakdown'
  | 'not-one-option-each'
  | 'period-type-unsupported'
  | 'attribute-combo-unsupported'
  | 'unreadable-formula'
  | 'operator-unsupported'
  | 'parent-of-closed-unit'
  // The object is taken; something of it isn't.
  | 'aggregation-type-unsupported'
  | 'value-type-not-numeric'
  | 'option-without-category'
  | 'kind-not-taken'

/** What of the file isn't taken. With `notice` the object itself is. */
export type MetadataProblem = {
  /** `dataElement`, or `metadata` for the file. */
  object: string
  uid: string
  property: string
  value: string | null
  code: MetadataProblemCode
  other: string
  notice: boolean
}

/** One string for everything that is compared. */
export function fingerprint(object: object): string {
  return JSON.stringify(object)
}
