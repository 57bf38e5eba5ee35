import { Decimal } from 'decimal.js'
import { formatNumber } from '@/lib/format'

/** The largest figure a cell takes; more is a slip of the hand. */
export const entryLimit = 999_999_999

export type EntryProblem =
  | 'not-a-number'
  | 'ambiguous-dot'
  | 'negative'
  | 'not-a-whole-number'
  | 'too-many-decimals'
  | 'too-large'

/** `echo` is the number as it was read, in Vietnamese form, to show beside the cell; null where nothing was read. */
export type EntryReading =
  | { ok: true; value: Decimal | null; echo: string | null }
  | { ok: false; code: EntryProblem; echo: string | null }

/** Dots only between groups of exactly three digits, one comma before decimals; minus as typed or as we print it. */
const vietnameseNumber = /^([-−]?)(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/
const digitsWithDot = /^[-−]?(?=.*\d)[\d.,]*\.[\d.,]*$/
const longestText = 40

/**
 * Reads what was typed into a cell, in Vietnamese form whatever the language of the screen (domain/reporting.md §4).
 * Empty is a blank, never 0. A dot that isn't exact thousands grouping is refused: `1.5` may mean 1,5 or 15.
 * `decimals`: places the element allows, counted as typed; 0 for counts.
 */
export function parseEntry(
  text: string,
  { decimals = 0, allowNegative = false }: { decimals?: number; allowNegative?: boolean } = {},
): EntryReading {
  const typed = text.trim()
  if (typed === '') return { ok: true, value: null, echo: null }
  if (typed.length > longestText) return { ok: false, code: 'not-a-number', echo: null }

  const parts = vietnameseNumber.exec(typed)
  if (!parts) {
    return { ok: false, code: digitsWithDot.test(typed) ? 'ambiguous-dot' : 'not-a-number', echo: null }
  }
  const [, sign = '', whole = '', fraction = ''] = parts
  const size = new Decimal(`${whole.replaceAll('.', '')}.${fraction}0`)
  const value = sign && !size.isZero() ? size.neg() : size
  const echo = formatNumber(value, fraction.length, 'vi')

  if (sign && !allowNegative) return { ok: false, code: 'negative', echo }
  if (fraction && decimals === 0) return { ok: false, code: 'not-a-whole-number', echo }
  if (fraction.length > decimals) return { ok: false, code: 'too-many-decimals', echo }
  if (size.gt(entryLimit)) return { ok: false, code: 'too-large', echo }
  return { ok: true, value, echo }
}
