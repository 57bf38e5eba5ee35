import { toVietnamTime } from '@/lib/format'
import { getPeriod } from './code'
import { type Calendar, type IsoDate, periodRange } from './period'

/** The day `days` after (before, when negative). Throws on a text that is no day. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** Last day a report is on time: `days` after the period's last day. Deadlines are data of each form. */
export function dueDate(calendar: Calendar, periodCode: string, days: number): IsoDate {
  return addDays(periodRange(calendar, periodCode).end, days)
}

/**
 * The last day of a term of so many days after a period's last day; working days are Monday to Friday, without holidays.
 * A term in calendar days ends where it ends, whatever day that is.
 */
export function deadlineOf({
  calendar,
  periodCode,
  days,
  workingDays,
  holidays,
}: {
  calendar: Calendar
  periodCode: string
  days: number
  workingDays: boolean
  holidays: ReadonlySet<IsoDate>
}): IsoDate {
  if (!workingDays) return dueDate(calendar, periodCode, days)
  let day = periodRange(calendar, periodCode).end
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}

/**
 * A day of the calendar counted from the year a period ends in, of a term from the year it begins in, since its report is
 * about the beginning: `+1-01-25` of 2026 is 2027-01-25. Throws on another text.
 */
export function calendarDay(onDay: string, periodCode: string): IsoDate {
  const [, years, monthAndDay] = /^\+(\d)-(\d\d-\d\d)$/.exec(onDay) ?? []
  if (!monthAndDay) throw new RangeError(`Not a day of the calendar: ${onDay}`)
  const { type, year, endYear } = getPeriod(periodCode)
  return `${(type === 'term' ? year : endYear) + Number(years)}-${monthAndDay}`
}

function isWorkingDay(day: IsoDate, holidays: ReadonlySet<IsoDate>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The day it is in Viet Nam. Rules take the day as a parameter; only edges ask for it here. */
export function today(now: Date = new Date()): IsoDate {
  return toVietnamTime(now).date
}
