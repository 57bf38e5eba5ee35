import { getLocale, getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { formatDate } from '@/lib/format'
import { addDays, calendarDay, today } from '@/lib/periods/deadline'
import type { Entry } from '@/lib/submissions/entry-queries'

/** Until when the form takes figures, and the other days that count for it, each with its source. */
export async function EntryDates({ entry, review }: { entry: Entry; review: boolean }) {
  const [say, reviewing, locale] = await Promise.all([
    getTranslations('entry.locks'),
    getTranslations('review'),
    getLocale(),
  ])
  const { form, period, lock } = entry
  const { closedFrom } = lock
  const milestones = form.milestones.map(({ code, nameVi, nameEn, onDay, daysAfter, source }) => {
    const name = locale === 'en' ? nameEn : nameVi
    const text = onDay
      ? say('milestoneDay', { name, date: formatDate(calendarDay(onDay, period)) })
      : say('milestoneAfter', { name, days: daysAfter ?? 0 })
    return { code, text, source }
  })
  if (!closedFrom && !review && milestones.length === 0) return null
  return (
    <div className="mb-4 grid max-w-prose gap-2 text-sm text-muted">
      {(closedFrom || review) && (
        <p>
          {review && <span className="mr-3">{say('review', { date: formatDate(entry.reviewDate) })}</span>}
          {review && entry.status === 'submitted' && entry.reviewDate < today() && (
            <span className="mr-3">
              <StatusBadge status="late">{reviewing('late')}</StatusBadge>
            </span>
          )}
          {closedFrom &&
            (closedFrom <= today()
              ? say('closed', { date: formatDate(closedFrom) })
              : say('closesOn', { date: formatDate(addDays(closedFrom, -1)) }))}
        </p>
      )}
      {milestones.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2.5">{say('milestones')}</summary>
          <ul className="grid list-disc gap-1 pl-5">
            {milestones.map(({ code, text, source }) => (
              <li key={code}>
                {text}
                {source && <span className="block">{source}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
