import { z } from 'zod'
import { oneOf, optionalDay, optionalDecimal, optionalText, text, wholeNumber, yesNo } from '@/lib/data-file'
import { bodies, bodyMeasures, compositionKinds } from './body-feeds'
import { activityKinds, activityMeasures } from './catalogue'

/** The columns of each data file that are loaded; other columns are for people. */
export const programmeRow = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  legal_basis: optionalText,
  source: optionalText,
  confidence: optionalText,
})
export const componentRow = z.object({
  programme: text,
  code: text,
  name_vi: text,
  name_en: text,
  source: optionalText,
})
export const activityTypeRow = z.object({
  code: text,
  programme: text,
  component: text,
  name_vi: text,
  name_en: text,
  counted_in: text,
  /** What announcements call it; empty: no event. */
  kind: z.union([z.literal('').transform(() => null), oneOf(activityKinds)]),
  confidence: optionalText,
})
/** Which element activities of a type feed, and with what of each. */
export const feedRow = z.object({
  activity_type: text,
  data_element: text,
  measure: oneOf(activityMeasures),
  source: text,
})
/** A kind of thing with a life, and the stocks it feeds. */
export const registerKindRow = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  unit_vi: text,
  unit_en: text,
  sensitive: yesNo,
  counted_in: optionalText,
  members_in: optionalText,
  source: text,
})
/** Which elements compositions of bodies of some levels feed, and on which breakdowns. */
export const bodyFeedRow = z.object({
  body: oneOf(bodies),
  /** Levels of the body's unit, with blanks between. */
  levels: text,
  kind: oneOf(compositionKinds),
  measure: oneOf(bodyMeasures),
  data_element: text,
  /** `total`, `level` (the body's own) or an option, with blanks between. */
  breakdowns: text,
  source: text,
})
export const categoryRow = z.object({
  category: text,
  category_vi: text,
  category_en: text,
  option: text,
  option_vi: text,
  option_en: text,
  /** The option of a coarser category that this one belongs to: `ethnicity=minority`. */
  class: optionalText,
  source: optionalText,
  confidence: optionalText,
})
export const elementRow = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  programme: text,
  component: optionalText,
  unit_vi: text,
  unit_en: text,
  kind: oneOf(['flow', 'stock']),
  time: oneOf(['sum', 'last', 'average', 'none']),
  place: oneOf(['sum', 'none']),
  breakdown: oneOf(['sum', 'none']),
  decimals: wholeNumber,
  persons_unique: yesNo,
  sensitive: yesNo,
  source: text,
  confidence: text,
})
export type ElementRow = z.output<typeof elementRow>

export const indicatorRow = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  programme: text,
  component: optionalText,
  /** Only a label has none. */
  unit_vi: optionalText,
  unit_en: optionalText,
  /** A label is a name without figures. */
  kind: oneOf(['flow', 'stock', 'ratio', 'label']),
  numerator: optionalText,
  denominator: optionalText,
  numerator_vi: optionalText,
  denominator_vi: optionalText,
  factor: text.pipe(optionalDecimal),
  direction: oneOf(['up', 'down', 'range', 'parity', 'none']),
  pairing: oneOf(['both', 'independent']),
  cumulation: oneOf(['none', 'year', 'phase']),
  decimals: wholeNumber,
  frequency: optionalText,
  breakdown_text: optionalText,
  sensitive: yesNo,
  concept_vi: optionalText,
  concept_en: optionalText,
  method_vi: optionalText,
  method_en: optionalText,
  data_source_vi: optionalText,
  data_source_en: optionalText,
  collected_by_vi: optionalText,
  collected_by_en: optionalText,
  legal_source: optionalText,
  /** First day of this definition; empty: since always. */
  defined_from: optionalDay,
  change_vi: optionalText,
  change_en: optionalText,
  source: text,
  confidence: text,
})
export type IndicatorRow = z.output<typeof indicatorRow>

/** How an indicator was defined before. */
export const definitionRow = z.object({
  indicator: text,
  valid_from: optionalDay,
  valid_to: text.pipe(optionalDay),
  numerator: optionalText,
  denominator: optionalText,
  factor: text.pipe(optionalDecimal),
  note_vi: optionalText,
  note_en: optionalText,
  source: text,
})
const ruleOperators = [
  'equal_to',
  'not_equal_to',
  'greater_than',
  'greater_than_or_equal_to',
  'less_than',
  'less_than_or_equal_to',
  'compulsory_pair',
  'exclusive_pair',
] as const
const missingStrategies = ['refuse', 'skip_if_any_missing', 'skip_if_all_missing', 'never_skip'] as const

/** What should hold between the figures of a form: two sides written as formulas, and what to say when it doesn't. */
export const ruleRow = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  description_vi: text,
  description_en: text,
  left: text,
  left_missing: oneOf(missingStrategies),
  operator: oneOf(ruleOperators),
  right: text,
  right_missing: oneOf(missingStrategies),
  /** An error keeps a form from being sent, a warning asks for a comment. */
  severity: oneOf(['error', 'warning']),
  importance: oneOf(['low', 'medium', 'high']),
  frequency: oneOf(['month', 'quarter', 'half', 'year', 'term']),
  source: text,
})

export const holidayRow = z.object({
  day: text.pipe(optionalDay),
  name_vi: text,
  name_en: text,
  source: text,
  confidence: text,
})
export const targetRow = z.object({
  indicator: text,
  org_unit: text,
  calendar: oneOf(['statistical', 'administrative']),
  period: text,
  /** `year`: the number is for each calendar year of the span, not for the span as a whole. */
  each: z.union([z.literal('').transform(() => null), oneOf(['year'])]),
  comparator: oneOf(['>=', '>', '<=', '<', 'range', 'yes']),
  low: optionalDecimal,
  high: optionalDecimal,
  basis: optionalText,
  source: text,
  confidence: text,
  note: optionalText,
})

export const precisions = [
  'exact',
  'more-than',
  'over',
  'nearly',
  'around',
  'at-least',
  'range',
  'read-as-one',
] as const

export const resultRow = z.object({
  key: text,
  indicator: text,
  area: text,
  org_unit: optionalText,
  period_text: text,
  period: optionalText,
  as_of: optionalText,
  value: optionalDecimal,
  unit_vi: text,
  precision: oneOf(precisions),
  target: optionalDecimal,
  percent_published: optionalDecimal,
  contradicts: yesNo,
  source: text,
  confidence: text,
  note: optionalText,
})
export const representationRow = z.object({
  key: text,
  indicator: optionalText,
  body: text,
  level: text,
  term: text,
  period: optionalText,
  area: text,
  org_unit: optionalText,
  kind: text,
  women: optionalDecimal,
  total: optionalDecimal,
  women_share: optionalDecimal,
  share_printed: optionalDecimal,
  precision: oneOf(precisions),
  contradicts: yesNo,
  source: text,
  confidence: text,
  note: optionalText,
})
export const announcementRow = z.object({
  id: text,
  title: text,
  /** Printed above the text, or ours where it has none. */
  title_from: oneOf(['text', 'ours']),
  published_on: optionalText,
  event_on: optionalText,
  org_unit: text,
  file: text,
})
export const factRow = z.object({
  id: text,
  announcement: text,
  indicator: optionalText,
  /** As in the text: a number, a range `20-25`, a term. */
  value: optionalText,
  unit: text,
  place: text,
  what: text,
  precision: z.union([z.literal('').transform(() => null), oneOf(precisions)]),
  precision_words: text,
  chartable: yesNo,
  not_charted_because: optionalText,
  org_unit: optionalText,
  as_of: optionalText,
  period_text: optionalText,
  period: optionalText,
  source: text,
  confidence: text,
  note: optionalText,
})
