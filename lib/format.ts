import { Decimal } from 'decimal.js'

/** Languages of screens and files; Vietnamese first. */
export type Language = 'vi' | 'en'

const marks = { vi: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const

/** U+2212 in everything people read: it aligns with digits, and a spreadsheet never takes it for a formula. */
const minus = '−'

/**
 * A number as people read it: `1.234,5` (vi), `1,234.5` (en), a true minus sign before negatives.
 * The only place that rounds (DESIGN §3.12): half away from zero, to `decimals` places, zeros kept.
 * Throws on NaN and infinity: what is missing must not come this far.
 */
export function formatNumber(value: Decimal.Value, decimals: number, language: Language): string {
  const { digits, sign } = round(value, decimals)
  return (sign < 0 ? minus : '') + punctuate(digits, language)
}

/** A difference: `+1,2`, `−1,2`; without a sign when it rounds to zero. */
export function formatSigned(value: Decimal.Value, decimals: number, language: Language): string {
  const { digits, sign } = round(value, decimals)
  return (sign < 0 ? minus : sign > 0 ? '+' : '') + punctuate(digits, language)
}

/** A number for machines, unrounded and without exponent: `1234.5`, `-0.00000001`. */
export function formatExact(value: Decimal.Value): string {
  const exact = toFinite(value)
  return exact.isZero() ? '0' : exact.toFixed()
}

/** `2023-12-27` as `27/12/2023`, in both languages. */
export function formatDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (!year) throw new RangeError(`Not a date: ${date}`)
  return `${day}/${month}/${year}`
}

/** A moment as clocks in Viet Nam show it: `08:05 27/12/2023`. */
export function formatDateTime(moment: Date): string {
  const { date, time } = toVietnamTime(moment)
  return `${time} ${formatDate(date)}`
}

/** Day (`yyyy-MM-dd`) and time (`HH:mm`) in Asia/Ho_Chi_Minh: UTC+7 all year since 1975. */
export function toVietnamTime(moment: Date): { date: string; time: string } {
  const shifted = new Date(moment.getTime() + 7 * 60 * 60 * 1000).toISOString()
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

function round(value: Decimal.Value, decimals: number): { digits: string; sign: number } {
  // Decimal's ROUND_HALF_UP is half away from zero, also for negatives.
  const rounded = toFinite(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
  return { digits: rounded.abs().toFixed(decimals), sign: Decimal.sign(rounded) }
}

function punctuate(digits: string, language: Language): string {
  const { group, decimal } = marks[language]
  const [whole = '', fraction] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : grouped + decimal + fraction
}

function toFinite(value: Decimal.Value): Decimal {
  const exact = new Decimal(value)
  if (!exact.isFinite()) throw new RangeError(`Not a finite number: ${exact}`)
  return exact
}
