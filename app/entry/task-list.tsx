import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import type { Task } from '@/lib/submissions/task-queries'
import type { TaskGroup } from '@/lib/submissions/tasks'
import { entryPath } from './[form]/[orgUnit]/[period]/paths'
import { SubmissionBadge } from './[form]/[orgUnit]/[period]/submission-badge'

/** How many of a group stand open; the rest is folded, approved ones sooner. */
const openRows = { done: 6, other: 20 }

/** One group of forms; nothing at all when it is empty. */
export async function TaskList({ group, tasks }: { group: TaskGroup; tasks: Task[] }) {
  if (tasks.length === 0) return null
  const say = await getTranslations('entry.list')
  const latestFirst = [...tasks].reverse()
  const folded = latestFirst.slice(group === 'done' ? openRows.done : openRows.other)
  return (
    <section aria-labelledby={`group-${group}`} className="mb-8">
      <h2 id={`group-${group}`} className="mb-2 text-lg">
        {say(`groups.${group}`)} <span className="font-normal text-muted">({tasks.length})</span>
      </h2>
      <Rows tasks={latestFirst.slice(0, latestFirst.length - folded.length)} />
      {folded.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
            {say(group === 'done' ? 'older' : 'more', { count: folded.length })}
          </summary>
          <Rows tasks={folded} />
        </details>
      )}
    </section>
  )
}

/** Where something is still to be entered. */
const open: ReadonlySet<TaskGroup> = new Set(['returned', 'overdue', 'due', 'open'])

async function Rows({ tasks }: { tasks: Task[] }) {
  const [say, locale] = await Promise.all([getTranslations('entry.list'), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule">
      {tasks.map(
        ({
          form,
          orgUnit,
          period,
          dueDate,
          status,
          late,
          daysLate,
          group,
          exceptionUntil,
          isLocked,
          ...days
        }) => (
          <li
            key={`${form.code}|${orgUnit.id}|${period}`}
            className="grid gap-x-6 gap-y-1 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_15rem_20.5rem] lg:items-center"
          >
            <Link
              className="link py-1"
              href={entryPath({ formCode: form.code, orgUnitId: orgUnit.id, period })}
            >
              {say('formOf', {
                form: language === 'en' ? form.nameEn : form.nameVi,
                period: periodName(period, language),
              })}
              <span className="block text-sm text-muted first-letter:uppercase">{orgUnit.fullName}</span>
            </Link>
            <span className="text-sm text-muted">
              {say('due', { date: formatDate(dueDate) })}
              {group === 'overdue' && ` · ${say('daysLate', { days: daysLate })}`}
              {open.has(group) &&
                days.closedFrom !== null &&
                exceptionUntil === null &&
                ` · ${say(days.closedFrom <= today() ? 'closed' : 'closes', { date: formatDate(days.closedFrom) })}`}
              {open.has(group) &&
                days.milestones.map(({ code, nameVi, nameEn, day }) => (
                  <span key={code} className="block">
                    {say('milestoneOn', {
                      date: formatDate(day),
                      name: language === 'en' ? nameEn : nameVi,
                    })}
                  </span>
                ))}
            </span>
            <span className="flex flex-wrap items-center gap-2">
              <SubmissionBadge
                status={isLocked ? 'locked' : status}
                late={late && (group === 'overdue' || group === 'returned')}
              />
              {exceptionUntil && (
                <StatusBadge status="info">
                  {say('exception', { date: formatDate(exceptionUntil) })}
                </StatusBadge>
              )}
              {open.has(group) && (
                <Link
                  className="link inline-flex min-h-11 items-center text-sm"
                  href={`${entryPath({ formCode: form.code, orgUnitId: orgUnit.id, period })}/print?blank=1`}
                  prefetch={false}
                  aria-label={say('printOf', {
                    form: language === 'en' ? form.nameEn : form.nameVi,
                    unit: orgUnit.fullName,
                    period: periodName(period, language),
                  })}
                >
                  {say('print')}
                </Link>
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}
