import { parsePeriod } from './code'

/** Our code for a period as DHIS2 writes it (`2023S1` is `2023H1`); null for kinds we lack: days, weeks, two months, financial years. */
export function fromDhis2Period(text: string): string | null {
  const half = /^(\d{4})S([12])$/.exec(text)
  const code = half ? `${half[1]}H${half[2]}` : text
  return half || isSpeltAlike(code) ? (parsePeriod(code)?.code ?? null) : null
}

/** As DHIS2 writes it; null for what DHIS2 has no spelling for: nine months, phases, terms, and no period at all. */
export function toDhis2Period(code: string): string | null {
  const period = parsePeriod(code)
  if (period?.type === 'half') return `${period.year}S${period.index}`
  return isSpeltAlike(code) ? code : null
}

/** Months, quarters and years are written the same here and there. */
function isSpeltAlike(code: string): boolean {
  const type = parsePeriod(code)?.type
  return type === 'month' || type === 'quarter' || type === 'year'
}
