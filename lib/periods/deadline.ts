import { toVietnamTime } from '@/lib/format'
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

/** The day it is in Viet Nam. Rules take the day as a parameter; only edges ask for it here. */
export function today(now: Date = new Date()): IsoDate {
  return toVietnamTime(now).date
}
