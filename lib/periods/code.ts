/** A day as `yyyy-MM-dd`; such texts compare like the days they name. */
export type IsoDate = string

/** Calendar quarters (NĐ 60/2018/NĐ-CP), or from the 15th to the 14th (NĐ 09/2019/NĐ-CP, Điều 12). */
export const calendars = ['statistical', 'administrative'] as const
export type Calendar = (typeof calendars)[number]

export const periodTypes = ['month', 'quarter', 'half', 'nine-months', 'year', 'phase', 'term'] as const
export type PeriodType = (typeof periodTypes)[number]

/** `index` counts within the year from 1 (always 1 for a year and longer); `endYear` differs from `year` for phases and terms. */
export type Period = { code: string; type: PeriodType; year: number; index: number; endYear: number }

/** A text that names no period, or a list of them that can't be. */
export class PeriodError extends Error {
  readonly code: 'not-a-period' | 'not-a-range' | 'too-many-periods'
  readonly text: string

  constructor(code: PeriodError['code'], text: string) {
    super(`${code}: ${text}`)
    this.name = 'PeriodError'
    this.code = code
    this.text = text
  }
}

const spelling = /^((?:19|20|21)\d\d)(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(N9))?$/
const longSpelling = /^([PT])((?:19|20|21)\d\d)-((?:19|20|21)\d\d)$/
const longestPhase = 20

/** `202309`, `2023Q4`, `2023H1`, `2023N9`, `2023`, `P2021-2025`, `T2021-2026`; null for anything else. */
export function parsePeriod(code: string): Period | null {
  const long = longSpelling.exec(code)
  if (long) {
    const [year, endYear] = [Number(long[2]), Number(long[3])]
    if (endYear <= year || endYear - year > longestPhase) return null
    return { code, type: long[1] === 'P' ? 'phase' : 'term', year, index: 1, endYear }
  }
  const [, yearText, month, quarter, half, nine] = spelling.exec(code) ?? []
  if (!yearText) return null
  const year = Number(yearText)
  const type = month ? 'month' : quarter ? 'quarter' : half ? 'half' : nine ? 'nine-months' : 'year'
  return { code, type, year, index: Number(month ?? quarter ?? half ?? 1), endYear: year }
}

/** As {@link parsePeriod}, but throws a {@link PeriodError} where nothing can go on without a period. */
export function getPeriod(code: string): Period {
  const period = parsePeriod(code)
  if (!period) throw new PeriodError('not-a-period', code)
  return period
}

/** First and last month as year × 12 + month (January is 0): the same in both calendars. */
export type MonthSpan = { first: number; last: number }

const lengths = { month: 1, quarter: 3, half: 6, 'nine-months': 9, year: 12 } as const

export function monthsOf(code: string): MonthSpan {
  const { type, year, index, endYear } = getPeriod(code)
  // A term names the years it begins and ends in and covers both; neighbours share that year.
  if (type === 'phase' || type === 'term') return { first: year * 12, last: endYear * 12 + 11 }
  const first = year * 12 + (index - 1) * lengths[type]
  return { first, last: first + lengths[type] - 1 }
}

/**
 * The period of the type that holds the month; null in October to December for `nine-months`. Phases run
 * 2021-2025, 2026-2030; terms are those of the National Assembly and the councils, and 2026 is in the newer one.
 */
export function periodAtMonth(type: PeriodType, month: number): string | null {
  const year = Math.floor(month / 12)
  const inYear = month - year * 12
  switch (type) {
    case 'month':
      return `${year}${String(inYear + 1).padStart(2, '0')}`
    case 'quarter':
      return `${year}Q${Math.floor(inYear / 3) + 1}`
    case 'half':
      return `${year}H${inYear < 6 ? 1 : 2}`
    case 'nine-months':
      return inYear < 9 ? `${year}N9` : null
    case 'year':
      return String(year)
    case 'phase':
      return `P${firstYearOfFive(year)}-${firstYearOfFive(year) + 4}`
    case 'term':
      return `T${firstYearOfFive(year)}-${firstYearOfFive(year) + 5}`
  }
}

function firstYearOfFive(year: number): number {
  return year - ((year - 1) % 5)
}
