import type { MissingStrategy } from '@/lib/catalogue/catalogue'

/** DHIS2's names. A pair asks whether its sides have a value at all. */
export type RuleOperator =
  | 'equal_to'
  | 'not_equal_to'
  | 'greater_than'
  | 'greater_than_or_equal_to'
  | 'less_than'
  | 'less_than_or_equal_to'
  | 'compulsory_pair'
  | 'exclusive_pair'

/** One side of a rule in the expression language, naming codes and breakdown keys: `#{D8-3.1d:sex=female}`. */
export type RuleSide = { expression: string; missing: MissingStrategy }

/** A rule of the catalogue made ready for one form, as plain data that a browser can take. */
export type FormRule = {
  code: string
  nameVi: string
  nameEn: string
  /** What should hold, in words. */
  descriptionVi: string | null
  descriptionEn: string | null
  severity: 'error' | 'warning'
  operator: RuleOperator
  left: RuleSide
  right: RuleSide
}
