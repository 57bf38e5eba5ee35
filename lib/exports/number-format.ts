import { formatNumber, type Language } from '@/lib/format'

/** How a spreadsheet is to show a number so that it reads as on screen: `1.234,5`, `−4,2`, `hơn 7.000`. */
export type NumberFormat = {
  language: Language
  decimals: number
  before: string
  after: string
  /** False where rounding left nothing of a negative: "0,0", not "−0,0". */
  minus: boolean
}

const numerals = {
  vi: /−?\d{1,3}(?:\.\d{3})*(?:,\d+)?/g,
  en: /−?\d{1,3}(?:,\d{3})*(?:\.\d+)?/g,
} as const

/**
 * The format under which `exact` reads as `display`; null when no format does ("từ 20 đến 25").
 * Nothing is rounded here: a numeral of the text has to be what `lib/format` makes of the number.
 */
export function findNumberFormat(exact: string, display: string, language: Language): NumberFormat | null {
  const mark = language === 'vi' ? ',' : '.'
  for (const { 0: numeral, index } of display.matchAll(numerals[language])) {
    const decimals = numeral.split(mark)[1]?.length ?? 0
    if (formatNumber(exact, decimals, language) !== numeral) continue
    const [before, after] = [display.slice(0, index), display.slice(index + numeral.length)]
    if (/\d/.test(before + after)) return null
    return { language, decimals, before, after, minus: numeral.startsWith('−') }
  }
  return null
}

/** A key that is equal for equal formats. */
export function formatKey({ language, decimals, before, after, minus }: NumberFormat): string {
  return JSON.stringify([language, decimals, before, after, minus])
}

const locales = { vi: '[$-42A]', en: '[$-409]' } as const

/** As an Excel format: the minus sign of the screen, words in quotes, marks of the reader's language. */
export function toExcelFormat({ language, decimals, before, after, minus }: NumberFormat): string {
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '”')}"`)
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
  const part = (sign: string) => `${locales[language]}${quoted(before)}${sign}${digits}${quoted(after)}`
  return `${part('')};${part(minus ? quoted('−') : '')}`
}
