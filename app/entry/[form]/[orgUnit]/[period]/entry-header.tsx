import { getLocale, getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { findViewer } from '@/lib/auth'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { calendarName, periodName } from '@/lib/periods/names'
import { periodRange } from '@/lib/periods/period'
import type { Entry } from '@/lib/submissions/entry-queries'
import { EntryDates } from './entry-dates'
import { EntryNotices } from './entry-notices'
import { entryPath, formPath, uploadPath } from './paths'
import { SubmissionBadge } from './submission-badge'

type Props = {
  entry: Entry
  /** The page is the reviewer's. */
  review?: boolean
  /** The page hangs below the form's own: the way back leads through it. */
  under?: boolean
}

/** What form, of whom, for when, until when, and why it came back. */
export async function EntryHeader({ entry, review = false, under = false }: Props) {
  const [words, reviewing, reporting, viewer] = await Promise.all([
    getTranslations('entry'),
    getTranslations('review'),
    getTranslations('reporting'),
    findViewer(),
  ])
  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const { form, orgUnit, period, status, lock } = entry
  const { start, end } = periodRange(form.calendar, period)
  const open = status === 'not-started' || status === 'draft' || status === 'returned'
  const late = open && entry.dueDate < today()
  const name = periodName(period, language)
  // The list this person came from; who has none comes from the map of who reported.
  const list =
    !review && viewer && hasRole(viewer, 'officer')
      ? { label: words('list.title'), href: '/entry' }
      : viewer && hasRole(viewer, 'reviewer')
        ? { label: reviewing('title'), href: '/review' }
        : { label: reporting('title'), href: '/reporting' }
  const own = { formCode: form.code, orgUnitId: orgUnit.id, period }
  const path = entryPath(own)
  const isLocked = status === 'approved' && lock.shut && !lock.exception
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={words('breadcrumbs')}
            items={
              under && viewer
                ? [list, { label: `${form.code} · ${name}`, href: formPath(viewer, own) }]
                : [list]
            }
          />
        }
        title={words('title', { form: language === 'en' ? form.nameEn : form.nameVi, period: name })}
        meta={
          <>
            <SubmissionBadge status={isLocked ? 'locked' : status} late={late} />
            <span className="inline-block text-muted first-letter:uppercase">{orgUnit.fullName}</span>
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
                <LinkButton href={`${path}/print`} size="small" prefetch={false}>
                  {words('printFilled')}
                </LinkButton>
              )}
              {entry.may.save && !review && (
                <LinkButton href={`${path}/print?blank=1`} size="small" prefetch={false}>
                  {words('printBlank')}
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
