import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { formatDate, formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { calendarName, periodName } from '@/lib/periods/names'
import { periodRange } from '@/lib/periods/period'
import type { Entry } from '@/lib/submissions/entry-queries'
import { SubmissionBadge } from './submission-badge'

/** What form, of whom, for when, until when, and why it came back. */
export async function EntryHeader({ entry, review = false }: { entry: Entry; review?: boolean }) {
  const words = await getTranslations('entry')
  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const { form, orgUnit, period } = entry
  const { start, end } = periodRange(form.calendar, period)
  const returned =
    entry.status === 'returned' ? entry.decisions.find(({ decision }) => decision === 'returned') : undefined
  const open = entry.status === 'not-started' || entry.status === 'draft' || entry.status === 'returned'
  const late = open && entry.dueDate < today()
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
            <SubmissionBadge status={entry.status} late={late} />
            <span className="text-muted">{orgUnit.fullName}</span>
          </>
        }
        lead={words('periodLine', {
          calendar: calendarName(form.calendar, language),
          start: formatDate(start),
          end: formatDate(end),
          due: formatDate(entry.dueDate),
        })}
      />
      <div className="mb-4 grid gap-3">
        {returned && (
          <Notice
            tone="warning"
            title={words('returnedTitle', { by: returned.by, time: formatDateTime(returned.at) })}
          >
            <p className="whitespace-pre-line">{returned.reason}</p>
          </Notice>
        )}
        {entry.correctionReason && (
          <Notice tone="info" title={words('correctionTitle', { revision: entry.revision })}>
            <p>{entry.correctionReason}</p>
            <p className="text-sm text-muted">{words('correctionKept')}</p>
          </Notice>
        )}
      </div>
    </>
  )
}
