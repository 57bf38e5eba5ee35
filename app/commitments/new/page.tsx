import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { isChartAddress } from '@/lib/activities/commitment'
import { listReviewMeetings } from '@/lib/activities/commitment-queries'
import { requireViewer } from '@/lib/auth'
import { decodeSegment } from '../../decode-segment'
import { recordCommitmentAction } from '../actions'
import { CommitmentForm } from '../commitment-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('commitments')
  return { title: say('new.title') }
}

/** Sets a task; from a meeting (`activity`) or from a chart (`chart`), which it then leads back to. */
export default async function NewCommitmentPage({ searchParams }: Props) {
  const viewer = await requireViewer('/commitments/new')
  if (!hasRole(viewer, 'officer')) notFound()
  const asked = await searchParams
  const word = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '')
  const chart = isChartAddress(word('chart')) ? word('chart') : ''
  const [say, common, meetings] = await Promise.all([
    getTranslations('commitments'),
    getTranslations('common'),
    listReviewMeetings(viewer),
  ])
  const indicator = decodeSegment(/^\/charts\/([\w.%-]+)/.exec(chart)?.[1] ?? '')
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: say('title'), href: '/commitments' }]}
          />
        }
        title={say('new.title')}
        lead={say('new.lead')}
      />
      {meetings.length === 0 ? (
        <EmptyState
          title={say('no-meetings')}
          action={<LinkButton href="/activities/new">{say('record-meeting')}</LinkButton>}
        >
          {say('no-meetings-text')}
        </EmptyState>
      ) : (
        <CommitmentForm
          action={recordCommitmentAction}
          meetings={meetings}
          chosen={{ activityId: word('activity'), chart, indicator }}
          commitment={null}
        />
      )}
    </div>
  )
}
