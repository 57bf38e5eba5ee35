import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { calendarName, periodName } from '@/lib/periods/names'
import { periodRange } from '@/lib/periods/period'
import type { Entry } from '@/lib/submissions/entry-queries'
import { EntryDates } from './entry-dates'
import { EntryNotices } from './entry-notices'
import { entryPath, uploadPath } from './paths'
import { SubmissionBadge } from './submission-badge'

/** What form, of whom, for when, until when, and why it came back. */
export async function EntryHeader({ entry, review = false }: { entry: Entry; review?: boolean }) {
  const words = await getTranslations('entry')
  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const { form, orgUnit, period, status, lock } = entry
  const { start, end } = periodRange(form.calendar, period)
  const open = status === 'not-started' || status === 'draft' || status === 'returned'
  const late = open && entry.dueDate < today()
  const path = entryPath({ formCode: form.code, orgUnitId: orgUnit.id, period })
  const isLocked = status === 'approved' && lock.shut && !lock.exception
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={words('breadcrumbs')}
            items={[
              review
                ? { label: words('review.title'), href: '/review' }
                : { label: words('list.title'), href: '/entry' },
            ]}
          />
        }
        title={words('title', {
          form: language === 'en' ? form.nameEn : form.nameVi,
          period: periodName(period, language),
        })}
        meta={
          <>
            <SubmissionBadge status={isLocked ? 'locked' : status} late={late} />
            <span className="text-muted">{orgUnit.fullName}</span>
          </>
        }
        lead={words('periodLine', {
          calendar: calendarName(form.calendar, language),
          start: formatDate(start),
          end: formatDate(end),
          due: formatDate(entry.dueDate),
        })}
        actions={
          (entry.submissionId || entry.may.save) && (
            <span className="flex flex-wrap gap-2 no-print">
              {entry.changes && (
                <LinkButton href={`${path}/changes`} size="small" prefetch={false}>
                  {words('changes.link')}
                </LinkButton>
              )}
              {entry.may.save && !review && (
                <LinkButton href={uploadPath(entry)} size="small" prefetch={false}>
                  {words('excel')}
                </LinkButton>
              )}
              {entry.submissionId && (
                <LinkButton href={`${path}/history`} size="small" prefetch={false}>
                  {words('history.link')}
                </LinkButton>
              )}
            </span>
          )
        }
      />
      <EntryDates entry={entry} review={review} />
      <EntryNotices entry={entry} open={open} />
    </>
  )
}
