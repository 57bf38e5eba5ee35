import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { grantsReaching, hasRole } from '@/lib/access/scope'
import {
  activityViews,
  countConditions,
  parseActivityFilters,
  toActivityAddress,
} from '@/lib/activities/filters'
import { listActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { ActivityMap } from './activity-map'
import { ActivityTable } from './activity-table'
import { ActivityCalendar } from './calendar'
import { ActivityFilterForm } from './filter-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('activities')
  return { title: say('title') }
}

/** What took place, as a list or month by month: where the figures of the forms come from. */
export default async function ActivitiesPage({ searchParams }: Props) {
  const viewer = await requireViewer('/activities')
  const filters = parseActivityFilters(await searchParams)
  const [say, from, many, tree] = await Promise.all([
    getTranslations('activities'),
    getTranslations('announcements'),
    getTranslations('workbook.activities.page'),
    getOrgUnitTree(),
  ])
  if (filters.orgUnit && grantsReaching(viewer, tree, filters.orgUnit).length === 0) notFound()
  const mayRecord = hasRole(viewer, 'officer')
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          mayRecord && (
            <>
              <LinkButton href="/announcements/new">{from('open')}</LinkButton>
              <LinkButton href="/activities/upload">{many('open')}</LinkButton>
              <LinkButton href="/activities/new" variant="primary">
                {say('new.open')}
              </LinkButton>
            </>
          )
        }
      />
      <nav aria-label={say('views.label')} className="mb-3 flex flex-wrap gap-x-5 no-print">
        {activityViews.map((view) => (
          <Link
            key={view}
            href={toActivityAddress(filters, { view, month: '' })}
            aria-current={view === filters.view ? 'page' : undefined}
            className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {say(`views.${view}`)}
          </Link>
        ))}
        <Link href="/commitments" className="link ml-auto inline-flex min-h-11 items-center">
          {say('commitments-link')}
        </Link>
      </nav>
      <ActivityFilterForm viewer={viewer} filters={filters} />
      {filters.view === 'calendar' ? (
        <ActivityCalendar viewer={viewer} filters={filters} />
      ) : filters.view === 'map' ? (
        <ActivityMap viewer={viewer} filters={filters} />
      ) : (
        <List viewer={viewer} filters={filters} />
      )}
    </>
  )
}

async function List({
  viewer,
  filters,
}: {
  viewer: Parameters<typeof listActivities>[0]
  filters: ReturnType<typeof parseActivityFilters>
}) {
  const [say, { rows, total, page, pages }] = await Promise.all([
    getTranslations('activities'),
    listActivities(viewer, filters),
  ])
  if (rows.length === 0) {
    const none = say(countConditions(filters) > 0 ? 'none-filtered' : 'none')
    return (
      <>
        <Announcement text={none} />
        <EmptyState title={none} />
      </>
    )
  }
  const count =
    say('count', { shown: rows.length, total }) + (pages > 1 ? ` · ${say('page-of', { page, pages })}` : '')
  const toPage = (wanted: number) => toActivityAddress(filters, { page: wanted })
  return (
    <>
      <Announcement text={count} />
      <p className="mb-2 text-muted">{count}</p>
      <ActivityTable rows={rows} caption={say('title')} />
      <Pagination
        label={say('paging')}
        newer={page > 1 ? { href: toPage(page - 1), label: say('newer') } : null}
        older={page < pages ? { href: toPage(page + 1), label: say('older') } : null}
      />
    </>
  )
}
