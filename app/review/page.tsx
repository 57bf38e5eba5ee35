import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import {
  countConditions,
  parseReviewFilters,
  reviewStatuses,
  toReviewAddress,
} from '@/lib/submissions/review-filters'
import { listReviews } from '@/lib/submissions/review-queries'
import { toBulkAddress } from './bulk/address'
import { ReviewFilterForm } from './filter-form'
import { QueueTable } from './queue-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('review')
  return { title: say('title') }
}

const outcomes = ['approved', 'passed', 'returned'] as const

/** What waits for the reviewer with what to look at in each; what was decided, one step away. */
export default async function ReviewQueuePage({ searchParams }: Props) {
  const viewer = await requireViewer('/review')
  const words = await searchParams
  const filters = parseReviewFilters(words)
  const desk = await listReviews(viewer, filters, today())
  if (!desk) notFound()
  const say = await getTranslations('review')
  const done = outcomes.find((outcome) => outcome === words.done)
  const clean = desk.rows.filter(({ bulk }) => bulk).length
  const conditions = countConditions(filters)
  const count =
    desk.rows.length === 0
      ? say(conditions > 0 ? 'none.filtered' : `none.${filters.status}`)
      : say('count', { shown: desk.rows.length, total: desk.total }) +
        (desk.pages > 1 ? ` · ${say('pageOf', { page: desk.page, pages: desk.pages })}` : '')
  const toPage = (page: number) => toReviewAddress(filters, { page })
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {done && (
        <Notice tone="success" role="status" className="mb-4">
          {say(`done.${done}`)}
        </Notice>
      )}
      <nav aria-label={say('tabsLabel')} className="mb-3 flex flex-wrap gap-x-5">
        {reviewStatuses.map((status) => (
          <Link
            key={status}
            href={toReviewAddress(filters, { status, found: '', late: '', sort: '' })}
            aria-current={status === filters.status ? 'page' : undefined}
            className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {say('tab', { name: say(`tabs.${status}`), count: desk.counts[status] })}
          </Link>
        ))}
      </nav>
      <ReviewFilterForm filters={filters} choices={desk.choices} />
      {desk.checkedOf && (
        <Notice tone="warning" className="mb-4">
          {say('checkedOf', desk.checkedOf)}
        </Notice>
      )}
      <Announcement text={`${say(`tabs.${filters.status}`)}: ${count}`} />
      {desk.rows.length === 0 ? (
        <EmptyState title={count}>{conditions > 0 && say('noneBody')}</EmptyState>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">{count}</p>
            {clean > 0 && (
              <LinkButton href={toBulkAddress(filters, desk.page)}>
                {say('bulk.open', { count: clean })}
              </LinkButton>
            )}
          </div>
          <QueueTable rows={desk.rows} waiting={filters.status === 'submitted'} />
        </>
      )}
      <Pagination
        label={say('paging')}
        newer={desk.page > 1 ? { href: toPage(desk.page - 1), label: say('newer') } : null}
        older={desk.page < desk.pages ? { href: toPage(desk.page + 1), label: say('older') } : null}
      />
    </>
  )
}
