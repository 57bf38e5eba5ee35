import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Announcement } from '@/components/ui/announcement'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { commitmentStatuses } from '@/lib/activities/commitment'
import { listCommitments } from '@/lib/activities/commitment-queries'
import { requireViewer } from '@/lib/auth'
import { today } from '@/lib/periods/deadline'
import { CommitmentTable } from './commitment-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('commitments')
  return { title: say('title') }
}

const tabs = ['', 'overdue', ...commitmentStatuses] as const
const outcomes = ['recorded', 'changed'] as const

/** The tasks that review meetings set, and how they stand. */
export default async function CommitmentsPage({ searchParams }: Props) {
  const viewer = await requireViewer('/commitments')
  const asked = await searchParams
  const status = tabs.find((one) => one === asked.status) ?? ''
  const done = outcomes.find((one) => one === asked.done)
  const [say, common, activities, rows] = await Promise.all([
    getTranslations('commitments'),
    getTranslations('common'),
    getTranslations('activities'),
    listCommitments(viewer, { status }, today()),
  ])
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: activities('title'), href: '/activities' }]}
          />
        }
        title={say('title')}
        lead={say('lead')}
        actions={
          hasRole(viewer, 'officer') && (
            <LinkButton href="/commitments/new" variant="primary">
              {say('new.open')}
            </LinkButton>
          )
        }
      />
      {done && (
        <Notice tone="success" role="status" className="mb-4">
          {say(`done.${done}`)}
        </Notice>
      )}
      <nav aria-label={say('tabs-label')} className="mb-3 flex flex-wrap gap-x-5 no-print">
        {tabs.map((one) => (
          <Link
            key={one}
            href={one ? `/commitments?status=${one}` : '/commitments'}
            aria-current={one === status ? 'page' : undefined}
            className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {say(`tabs.${one || 'all'}`)}
          </Link>
        ))}
      </nav>
      <Announcement
        text={`${say(`tabs.${status || 'all'}`)}: ${rows.length === 0 ? say('none') : rows.length}`}
      />
      {rows.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <CommitmentTable rows={rows} caption={say('title')} />
      )}
    </>
  )
}
