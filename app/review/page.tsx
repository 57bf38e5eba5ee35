import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { formatDate, formatDateTime } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { listReviews, type ReviewRow } from '@/lib/submissions/review-queries'
import { reviewPath } from '../entry/[form]/[orgUnit]/[period]/paths'

export async function generateMetadata() {
  const words = await getTranslations('entry.review')
  return { title: words('title') }
}

const tabs = ['submitted', 'returned', 'approved'] as const
type Search = Promise<{ status?: string; done?: string }>

/** What waits for the reviewer, the longest waiting first; what was returned and approved one click away. */
export default async function ReviewQueuePage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/review')
  if (!hasRole(viewer, 'reviewer')) notFound()
  const { status: asked, done } = await searchParams
  const status = tabs.find((tab) => tab === asked) ?? 'submitted'
  const [say, locale, { rows, total }] = await Promise.all([
    getTranslations('entry'),
    getLocale(),
    listReviews(viewer, status),
  ])
  const language = locale === 'en' ? 'en' : 'vi'
  const now = today()
  const columns = [
    {
      key: 'form',
      header: say('review.columns.form'),
      cell: (row: ReviewRow) => (
        <Link className="link" href={reviewPath(row)}>
          {row.orgUnitName}
          <span className="block text-sm">
            {language === 'en' ? row.formNameEn : row.formNameVi} – {periodName(row.period, language)}
          </span>
        </Link>
      ),
    },
    { key: 'by', header: say('review.columns.by'), cell: (row: ReviewRow) => row.submittedBy },
    {
      key: 'at',
      header: say('review.columns.at'),
      cell: (row: ReviewRow) => (row.submittedAt ? formatDateTime(row.submittedAt) : ''),
    },
    {
      key: 'reviewBy',
      header: say('review.columns.reviewBy'),
      cell: (row: ReviewRow) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {formatDate(row.reviewBy)}
          {status === 'submitted' && row.reviewBy < now && (
            <StatusBadge status="late">{say('status.late')}</StatusBadge>
          )}
        </span>
      ),
    },
    {
      key: 'number',
      header: say('review.columns.number'),
      cell: (row: ReviewRow) => row.receiptNumber ?? '',
    },
  ]
  return (
    <>
      <PageHeader title={say('review.title')} lead={say('review.lead')} />
      {(done === 'approved' || done === 'returned') && (
        <Notice tone="success" role="status" className="mb-4">
          {say(`review.done.${done}`)}
        </Notice>
      )}
      <nav aria-label={say('review.filter')} className="mb-4 flex flex-wrap gap-4">
        {tabs.map((tab) => (
          <Link
            key={tab}
            href={tab === 'submitted' ? '/review' : `/review?status=${tab}`}
            aria-current={tab === status ? 'page' : undefined}
            className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {say(`review.tabs.${tab}`)}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={say(`review.none.${status}`)} />
      ) : (
        <>
          <p className="mb-2 text-muted">{say('review.count', { shown: rows.length, total })}</p>
          <DataTable
            caption={say('review.title')}
            columns={columns}
            rows={rows}
            rowKey={({ formCode, orgUnitId, period }) => `${formCode}|${orgUnitId}|${period}`}
          />
        </>
      )}
    </>
  )
}
