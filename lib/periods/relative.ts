import { type Calendar, type IsoDate, periodOf, previousPeriod, subPeriods } from './period'

type Counted = 'month' | 'quarter' | 'half' | 'year'

/** How many periods before the one today lies in; 0 is that one itself. */
const counted: Record<string, { type: Counted; count: number }> = {
  THIS_MONTH: { type: 'month', count: 0 },
  LAST_MONTH: { type: 'month', count: 1 },
  LAST_3_MONTHS: { type: 'month', count: 3 },
  LAST_6_MONTHS: { type: 'month', count: 6 },
  LAST_12_MONTHS: { type: 'month', count: 12 },
  THIS_QUARTER: { type: 'quarter', count: 0 },
  LAST_QUARTER: { type: 'quarter', count: 1 },
  LAST_4_QUARTERS: { type: 'quarter', count: 4 },
  THIS_SIX_MONTH: { type: 'half', count: 0 },
  LAST_SIX_MONTH: { type: 'half', count: 1 },
  LAST_2_SIXMONTHS: { type: 'half', count: 2 },
  THIS_YEAR: { type: 'year', count: 0 },
  LAST_YEAR: { type: 'year', count: 1 },
  LAST_5_YEARS: { type: 'year', count: 5 },
  LAST_10_YEARS: { type: 'year', count: 10 },
}

/** All periods of a type in this year or the one before. */
const ofYear: Record<string, { type: Counted; back: number }> = {
  MONTHS_THIS_YEAR: { type: 'month', back: 0 },
  MONTHS_LAST_YEAR: { type: 'month', back: 1 },
  QUARTERS_THIS_YEAR: { type: 'quarter', back: 0 },
  QUARTERS_LAST_YEAR: { type: 'quarter', back: 1 },
}

/**
 * The periods a word of DHIS2 means on a day, oldest first: `LAST_4_QUARTERS` are the four before the one the day lies
 * in. Null for any other text.
 */
export function expandRelativePeriods(word: string, calendar: Calendar, today: IsoDate): string[] | null {
  const wanted = Object.hasOwn(counted, word) ? counted[word] : undefined
  if (wanted) {
    const now = periodOf(today, wanted.type, calendar)
    return wanted.count === 0 ? [now] : before(now, wanted.count)
  }
  const yearly = Object.hasOwn(ofYear, word) ? ofYear[word] : undefined
  if (!yearly) return null
  const thisYear = periodOf(today, 'year', calendar)
  const [year = thisYear] = before(thisYear, yearly.back)
  return subPeriods(year, yearly.type)
}

function before(period: string, count: number): string[] {
  const found: string[] = []
  for (let code = previousPeriod(period); found.length < count; code = previousPeriod(code))
    found.unshift(code)
  return found
}
