import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findActivity } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth'
import { activityWords } from '../words'
import { ActivityFacts } from './facts'
import { ActivityFeeds } from './feeds'
import { ActivityFiles } from './files'
import { ActivityHistory } from './history'
import { Participants } from './participants'
import { RemoveForm } from './remove-form'
import { SourceText } from './source-text'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const say = await getTranslations('activities')
  return { title: say('one') }
}

const outcomes = ['recorded', 'changed', 'removed', 'restored', 'file-added', 'file-removed'] as const
const fileProblems = [
  'not-found',
  'forbidden',
  'empty',
  'too-large',
  'too-many',
  'type-not-allowed',
  'macros',
  'no-file',
] as const

/** One activity: what took place, who took part, which figures follow from it, what proves it. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/activities/${id}`)
  const found = await findActivity(viewer, id)
  if (!found) notFound()
  const [say, common, words, asked] = await Promise.all([
    getTranslations('activities'),
    getTranslations('common'),
    activityWords(),
    searchParams,
  ])
  const { activity, type, orgUnit, above, duplicates, announcement, may } = found
  const done = outcomes.find((one) => one === asked.done)
  const problem = fileProblems.find((one) => one === asked.file)
  const isReview = type.kind === 'review-meeting'
  return (
    <article>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: say('title'), href: '/activities' }]} />
        }
        title={activity.title}
        meta={
          <>
            {activity.removedAt && <Badge tone="watch">{say('is-removed')}</Badge>}
            {activity.origin === 'demonstration' && <Badge>{say('origins.demonstration')}</Badge>}
            <span className="text-muted">{words.name(type)}</span>
          </>
        }
        lead={[
          words.days(activity.dateFrom, activity.dateTo),
          orgUnit.fullName,
          ...above.filter(({ level }) => level !== 'country').map((one) => one.fullName),
        ].join(' · ')}
        actions={
          <span className="flex flex-wrap gap-2 no-print">
            {isReview && may.change && (
              <LinkButton href={`/commitments/new?activity=${id}`}>{say('add-commitment')}</LinkButton>
            )}
            {may.change && <LinkButton href={`/activities/${id}/edit`}>{say('edit.open')}</LinkButton>}
          </span>
        }
      />
      <div className="grid gap-8">
        {(done || problem || duplicates.length > 0) && (
          <div className="grid gap-3">
            {done && (
              <Notice tone="success" role="status">
                {say(`done.${done}`)}
              </Notice>
            )}
            {problem && (
              <Notice tone="error" role="alert" title={say('files.failed')}>
                {say(`files.problems.${problem}`)}
              </Notice>
            )}
            {duplicates.length > 0 && (
              <Notice tone="warning" title={say('duplicates', { count: duplicates.length })}>
                <ul className="list-disc pl-5">
                  {duplicates.map((one) => (
                    <li key={one.id}>
                      <Link href={`/activities/${one.id}`} className="link">
                        {one.title}
                      </Link>{' '}
                      ({words.days(one.dateFrom, one.dateTo)})
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
          </div>
        )}
        <ActivityFacts found={found} />
        <Participants activity={activity} />
        <ActivityFeeds feeds={found.feeds} removed={activity.removedAt !== null} viewer={viewer} />
        {announcement && <SourceText announcement={announcement} sources={activity.sources ?? {}} />}
        <ActivityFiles id={id} files={found.files} mayAdd={may.addFiles} />
        <ActivityHistory history={found.history} />
        {(may.remove || may.restore) && (
          <RemoveForm id={id} version={activity.version} removed={activity.removedAt !== null} />
        )}
      </div>
    </article>
  )
}
