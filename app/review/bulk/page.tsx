import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { failureWords } from '@/app/entry/[form]/[orgUnit]/[period]/failure-words'
import { reviewPath } from '@/app/entry/[form]/[orgUnit]/[period]/paths'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { parseReviewFilters, toReviewAddress } from '@/lib/submissions/review-filters'
import { listReviews } from '@/lib/submissions/review-queries'
import { toBulkAddress } from './address'
import { BulkForm } from './bulk-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('review.bulk')
  return { title: say('title') }
}

/** The clean forms of one page of the desk, ticked, to be approved together after one more look. */
export default async function BulkPage({ searchParams }: Props) {
  const filters = { ...parseReviewFilters(await searchParams), status: 'submitted' as const }
  const viewer = await requireViewer(toBulkAddress(filters, filters.page))
  const desk = await listReviews(viewer, filters, today())
  if (!desk) notFound()
  const [say, failures, locale] = await Promise.all([getTranslations('review'), failureWords(), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const back = toReviewAddress(filters, { page: desk.page })
  const rows = desk.rows
    .filter(({ bulk }) => bulk)
    .map((row) => ({
      value: JSON.stringify([row.formCode, row.orgUnitId, row.period, row.version]),
      href: reviewPath(row),
      name: row.orgUnitName,
      form: `${language === 'en' ? row.formNameEn : row.formNameVi} – ${periodName(row.period, language)}`,
      sent: `${say('waiting', { days: row.daysWaiting })} · ${row.submittedBy}`,
    }))
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs label={say('paging')} items={[{ label: say('title'), href: back }]} />}
        title={say('bulk.title')}
        lead={say('bulk.lead')}
      />
      <BulkForm
        rows={rows}
        failures={failures}
        words={{
          legend: say('bulk.legend'),
          look: say('bulk.look'),
          submit: say('bulk.submit'),
          pending: say('bulk.pending'),
          empty: say('bulk.empty'),
          emptyBody: say('bulk.emptyBody'),
        }}
      />
      <p className="mt-5">
        <LinkButton href={back}>{say('bulk.back')}</LinkButton>
      </p>
    </>
  )
}
