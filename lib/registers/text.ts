import type { IsoDate } from '@/lib/periods/period'

/** Why a day can't be one on which something happened. */
export function refuseDay(day: IsoDate, today: IsoDate): 'not-a-day' | 'day-ahead' | null {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(day) || !isDay(day)) return 'not-a-day'
  return day > today ? 'day-ahead' : null
}

/** False for 30 February. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === day
}

export function toDate(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** What a person typed or pasted: without blanks around it, marks composed. */
export function clean(text: string | undefined): string {
  return (text ?? '').trim().normalize('NFC')
}
