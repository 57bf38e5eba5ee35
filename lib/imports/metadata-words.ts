import { z } from 'zod'
import type { ElementWords, IndicatorWords, MetaIndicatorType } from './metadata-model'

/** What the column `dhis2` of an imported row holds: DHIS2's words that we have no column for. */

export type ElementWordsKept = ElementWords & { aggregationType: string }
export type DataSetWords = {
  periodType: string
  timelyDays: number | null
  /** Left out: false. */
  validCompleteOnly?: boolean
  workflow: string | null
  shortName: string | null
  /** Element uid → combo uid, where the data set splits it otherwise. */
  overrides: Record<string, string>
}
export type IndicatorWordsKept = { words: IndicatorWords; type: MetaIndicatorType; decimals: number | null }
export type RuleWords = {
  periodType: string
  instruction: string | null
  leftDescription: string | null
  rightDescription: string | null
}

const text = z.string().nullable()
const elementWords = z.object({ aggregationType: z.string(), valueType: z.string(), domainType: z.string() })
const dataSetWords = z.object({ periodType: z.string(), overrides: z.record(z.string(), z.string()) })
const indicatorWords = z.object({ words: z.object({ shortName: text }), type: z.object({ uid: z.string() }) })
const ruleWords = z.object({ periodType: z.string() })

export const isElementWords = (json: unknown): json is ElementWordsKept =>
  elementWords.safeParse(json).success
export const isDataSetWords = (json: unknown): json is DataSetWords => dataSetWords.safeParse(json).success
export const isIndicatorWords = (json: unknown): json is IndicatorWordsKept =>
  indicatorWords.safeParse(json).success
export const isRuleWords = (json: unknown): json is RuleWords => ruleWords.safeParse(json).success
