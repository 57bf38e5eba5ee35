import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import type { OrgUnitLevel } from '@/lib/org-units/org-unit'
import { calendarDay, deadlineOf } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'

/** What a form says about its deadlines. */
export type Deadlines = Pick<
  CatalogueForm,
  'calendar' | 'dueDays' | 'reviewDays' | 'dueOn' | 'reviewOn' | 'workingDays' | 'deadlines'
>

/** Until when a unit of the level sends the report of a period, and until when its reviewer decides. */
export function deadlinesOf(
  form: Deadlines,
  level: OrgUnitLevel | undefined,
  periodCode: string,
  holidays: ReadonlySet<IsoDate>,
): { due: IsoDate; review: IsoDate } {
  const own = form.deadlines.find((one) => one.level === level)
  const { dueDays, reviewDays, workingDays } = own ?? form
  const term = { calendar: form.calendar, periodCode, workingDays, holidays }
  const day = (on: string | null, days: number) =>
    on && !own ? calendarDay(on, periodCode) : deadlineOf({ ...term, days })
  return { due: day(form.dueOn, dueDays), review: day(form.reviewOn, reviewDays) }
}

/** When the last of all levels is to have sent the report of a period. */
export function lastDueDate(form: Deadlines, periodCode: string, holidays: ReadonlySet<IsoDate>): IsoDate {
  const levels = [undefined, ...form.deadlines.map(({ level }) => level)]
  return levels
    .map((level) => deadlinesOf(form, level, periodCode, holidays).due)
    .reduce((last, day) => (day > last ? day : last))
}
