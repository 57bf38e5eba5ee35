import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { EmptyState } from '@/components/ui/empty-state'
import type { Viewer } from '@/lib/access/viewer'
import { type ActivityFilters, toActivityAddress } from '@/lib/activities/filters'
import { type ActivityRow, listActivities, listActivitiesBetween } from '@/lib/activities/queries'
import { formatDate } from '@/lib/format'
import { addDays, today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { nextPeriod, periodRange, previousPeriod } from '@/lib/periods/period'
import { activityWords } from './words'

type Props = { viewer: Viewer; filters: ActivityFilters }

/** A month of activities: seven columns on a wide screen, the days that have any on a phone. */
export async function ActivityCalendar({ viewer, filters }: Props) {
  const [say, words] = await Promise.all([getTranslations('activities'), activityWords()])
  const month = (filters.month || (await latestMonth(viewer, filters))).replace('-', '')
  const { start, end } = periodRange('statistical', month)
  const { rows, more } = await listActivitiesBetween(viewer, filters, { start, end })
  const to = (code: string) => toActivityAddress(filters, { month: `${code.slice(0, 4)}-${code.slice(4)}` })
  const days = weeksOf(start, end)
  const on = (day: string) => rows.filter(({ dateFrom, dateTo }) => dateFrom <= day && day <= dateTo)
  const count =
    rows.length === 0
      ? say('calendar.none')
      : say('calendar.count', { count: rows.length }) +
        (more > 0 ? ` ${say('calendar.more', { count: more })}` : '')
  return (
    <section aria-labelledby="calendar-month">
      <Announcement text={`${periodName(month, words.language)}: ${count}`} />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="calendar-month" className="text-xl">
          {periodName(month, words.language)}
        </h2>
        <nav aria-label={say('calendar.paging')} className="flex gap-4 no-print">
          <Link href={to(previousPeriod(month))} className="link inline-flex min-h-11 items-center">
            {say('calendar.previous')}
          </Link>
          <Link href={to(nextPeriod(month))} className="link inline-flex min-h-11 items-center">
            {say('calendar.next')}
          </Link>
        </nav>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={count} />
      ) : (
        <>
          <p className="mb-2 text-muted">{count}</p>
          <ol className="grid gap-2 lg:grid-cols-7 lg:gap-px lg:border lg:border-rule lg:bg-rule">
            {days.map((day, index) => {
              const inside = start <= day && day <= end
              const found = inside ? on(day) : []
              return (
                <li
                  key={day}
                  className={`min-w-0 rounded-md border border-rule p-2 lg:min-h-24 lg:rounded-none lg:border-0 ${
                    inside ? 'bg-paper' : 'bg-surface'
                  } ${found.length === 0 ? 'hidden lg:block' : ''}`}
                >
                  {inside && (
                    <p className="text-sm text-muted">
                      <span className="lg:hidden">
                        {say(`calendar.weekdays.${weekday(day)}`)}, {formatDate(day)}
                      </span>
                      <span className="hidden lg:inline" aria-hidden="true">
                        {index < 7 && `${say(`calendar.weekdays.${weekday(day)}`)}, `}
                        {Number(day.slice(8))}
                      </span>
                    </p>
                  )}
                  {!inside && index < 7 && (
                    <p className="hidden text-sm text-muted lg:block" aria-hidden="true">
                      {say(`calendar.weekdays.${weekday(day)}`)}
                    </p>
                  )}
                  {found.length > 0 && <Day rows={found} names={words.name} />}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </section>
  )
}

function Day({ rows, names }: { rows: ActivityRow[]; names: (one: ActivityRow['type']) => string }) {
  return (
    <ul className="grid gap-1">
      {rows.map(({ id, title, orgUnit, type }) => (
        <li key={id}>
          <Link
            href={`/activities/${id}`}
            className="block rounded-sm bg-accent-soft px-2 py-1 text-sm leading-snug text-accent hover:underline"
          >
            <span className="line-clamp-3">{title}</span>
            <span className="block text-muted">
              {orgUnit.fullName}
              <span className="sr-only">, {names(type)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The month of the latest activity of those asked for, else this one. */
async function latestMonth(viewer: Viewer, filters: ActivityFilters): Promise<string> {
  const { rows } = await listActivities(viewer, { ...filters, page: 1 })
  return (rows[0]?.dateTo ?? today()).slice(0, 7)
}

/** Monday is 0. */
function weekday(day: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
}

/** The days of whole weeks, from Monday, that hold the month. */
function weeksOf(start: string, end: string): string[] {
  const first = addDays(start, -weekday(start))
  const last = addDays(end, 6 - weekday(end))
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
