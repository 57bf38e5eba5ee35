import { type Calendar, type PeriodType, parsePeriod, periodRange, subPeriods } from '@/lib/periods/period'
import type { SubPeriod } from './slots'

export type Cumulation = 'none' | 'year' | 'phase'

/**
 * The periods of a form's frequency that a period is made of, in the order of time; with cumulation, from the
 * start of the year or of the five-year phase (2021–2025, 2026–2030) up to the period's end. None when the period
 * is finer than the form.
 */
export function subPeriodsOf(
  period: string,
  frequency: PeriodType,
  calendar: Calendar,
  cumulation: Cumulation = 'none',
): SubPeriod[] {
  const parsed = parsePeriod(period)
  if (!parsed) return []
  const own = subPeriods(period, frequency).map((code) => ({
    code,
    lastDay: periodRange(calendar, code).end,
  }))
  const last = own[own.length - 1]
  if (cumulation === 'none' || !last) return own
  const endYear = parsePeriod(last.code)?.year ?? parsed.year
  const startYear = cumulation === 'year' ? endYear : phaseStartYear(endYear)
  const years = Array.from({ length: endYear - startYear + 1 }, (_, index) => String(startYear + index))
  return years
    .flatMap((year) => subPeriods(year, frequency))
    .map((code) => ({ code, lastDay: periodRange(calendar, code).end }))
    .filter(({ lastDay }) => lastDay <= last.lastDay)
}

/** Five-year plans start in 2021, 2026 and so on. */
export function phaseStartYear(year: number): number {
  return year - ((((year - 1) % 5) + 5) % 5)
}

export function phaseOf(year: number): string {
  const start = phaseStartYear(year)
  return `P${start}-${start + 4}`
}
