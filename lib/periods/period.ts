import {
  type Calendar,
  getPeriod,
  type IsoDate,
  monthsOf,
  PeriodError,
  type PeriodType,
  periodAtMonth,
} from './code'

export type { Calendar, IsoDate, PeriodType } from './code'
export { calendars, PeriodError, parsePeriod } from './code'

/** First and last day, both included. A unit owes the period when it is in force on `end` (DESIGN §3.9). */
export function periodRange(calendar: Calendar, code: string): { start: IsoDate; end: IsoDate } {
  const { first, last } = monthsOf(code)
  return calendar === 'statistical'
    ? { start: toDate(first, 1), end: toDate(last, daysIn(last)) }
    : { start: toDate(first - 1, 15), end: toDate(last, 14) }
}

/**
 * The period of the type that holds the day: 27/12/2023 is `2023Q4` in the statistical calendar and `2024Q1` in the
 * administrative one. Null only for `nine-months`, after them.
 */
export function periodOf(date: IsoDate, type: Exclude<PeriodType, 'nine-months'>, calendar: Calendar): string
export function periodOf(date: IsoDate, type: PeriodType, calendar: Calendar): string | null
export function periodOf(date: IsoDate, type: PeriodType, calendar: Calendar): string | null {
  return periodAtMonth(type, monthHolding(date, calendar))
}

/** The last period of the type whose final day is before `today`. */
export function latestEndedPeriod(type: PeriodType, calendar: Calendar, today: IsoDate): string {
  const month = monthHolding(today, calendar)
  let code = periodAtMonth(type, month) ?? `${Math.floor(month / 12)}N9`
  while (periodRange(calendar, code).end >= today) code = previousPeriod(code)
  return code
}

/** The periods of the type that lie inside, in order; the same for both calendars. Empty when none does. */
export function subPeriods(code: string, type: PeriodType): string[] {
  if (getPeriod(code).type === type) return [code]
  const { first, last } = monthsOf(code)
  const inside: string[] = []
  for (let month = first; month <= last; month++) {
    const candidate = periodAtMonth(type, month)
    if (!candidate) continue
    const span = monthsOf(candidate)
    if (span.first === month && span.last <= last) inside.push(candidate)
  }
  return inside
}

/** Order in time: by first month, the shorter first (`2023Q1`, `2023H1`, `2023`), then by code. */
export function comparePeriods(a: string, b: string): number {
  const [left, right] = [monthsOf(a), monthsOf(b)]
  return left.first - right.first || left.last - right.last || (a < b ? -1 : a > b ? 1 : 0)
}

export function previousPeriod(code: string): string {
  return step(code, -1)
}

export function nextPeriod(code: string): string {
  return step(code, 1)
}

/** The same months a year earlier ("cùng kỳ"); null for phases and terms. */
export function samePeriodLastYear(code: string): string | null {
  const { type, year } = getPeriod(code)
  return type === 'phase' || type === 'term' ? null : code.replace(/^\d{4}/, String(year - 1))
}

/** The periods of the same type from January to this one ("lũy kế từ đầu năm"). */
export function yearToDate(code: string): string[] {
  const { type, year } = getPeriod(code)
  if (type !== 'month' && type !== 'quarter' && type !== 'half') return [code]
  return subPeriods(String(year), type).filter((other) => comparePeriods(other, code) <= 0)
}

/**
 * The periods of the same type from January of `phaseStartYear` to this one ("lũy kế từ đầu giai đoạn"), without gaps:
 * nine months follow whole years. Empty when the period ends before the phase begins; phases and terms stand alone.
 */
export function phaseToDate(code: string, phaseStartYear: number): string[] {
  const { type, year } = getPeriod(code)
  if (type === 'phase' || type === 'term') return year >= phaseStartYear ? [code] : []
  const earlier: string[] = []
  for (let past = phaseStartYear; past < year; past++) {
    earlier.push(...subPeriods(String(past), type === 'nine-months' ? 'year' : type))
  }
  return year < phaseStartYear ? [] : [...earlier, ...yearToDate(code)]
}

/** Most periods one question may name. */
export const longestList = 500

/**
 * What a question names: `2023Q4`, `2023Q1..2024Q4`, or a comma list of both, each period once, in the order asked.
 * Throws {@link PeriodError}: `not-a-period`, `not-a-range` (two types, or backwards), `too-many-periods`.
 */
export function expandPeriods(text: string): string[] {
  const codes = new Set<string>()
  for (const part of text.split(',').map((piece) => piece.trim())) {
    for (const code of expandRange(part)) {
      codes.add(code)
      if (codes.size > longestList) throw new PeriodError('too-many-periods', text)
    }
  }
  return [...codes]
}

function* expandRange(text: string): Generator<string> {
  const [from = '', to, ...rest] = text.split('..')
  const start = getPeriod(from)
  if (to === undefined) {
    yield from
    return
  }
  const end = getPeriod(to)
  if (rest.length > 0 || start.type !== end.type || comparePeriods(from, to) > 0) {
    throw new PeriodError('not-a-range', text)
  }
  let code = from
  while (comparePeriods(code, to) < 0) {
    yield code
    code = nextPeriod(code)
  }
  // Phases and terms of other lengths step past the end they should meet.
  if (code !== to) throw new PeriodError('not-a-range', text)
  yield to
}

function monthHolding(date: IsoDate, calendar: Calendar): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (!year) throw new RangeError(`Not a date: ${date}`)
  const calendarMonth = Number(year) * 12 + Number(month) - 1
  return calendar === 'administrative' && Number(day) >= 15 ? calendarMonth + 1 : calendarMonth
}

function daysIn(month: number): number {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
}

function toDate(month: number, day: number): IsoDate {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${Math.floor(month / 12)}-${pad((month % 12) + 1)}-${pad(day)}`
}

function step(code: string, direction: 1 | -1): string {
  const { type, year, endYear } = getPeriod(code)
  switch (type) {
    case 'phase': {
      const years = (endYear - year + 1) * direction
      return `P${year + years}-${endYear + years}`
    }
    case 'term': {
      const years = (endYear - year) * direction
      return `T${year + years}-${endYear + years}`
    }
    case 'nine-months':
      return `${year + direction}N9`
    default: {
      const { first, last } = monthsOf(code)
      return periodAtMonth(type, direction > 0 ? last + 1 : first - 1) as string
    }
  }
}
