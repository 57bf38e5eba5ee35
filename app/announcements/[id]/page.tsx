import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MarkedText } from '@/components/sources/marked-text'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { findBroughtAnnouncement, getExtraction, mostRead } from '@/lib/activities/announcement-queries'
import { markText } from '@/lib/activities/extract/marked-text'
import { toProposal } from '@/lib/activities/extract/proposal'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { ActivityForm } from '../../activities/activity-form'
import { confirmAction } from '../actions'
import { formFieldOf, partWords } from '../part-words'
import { MentionedFigures } from './mentioned-figures'
import { Recognised } from './recognised'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const say = await getTranslations('announcements.page')
  return { title: say('title') }
}

/** What a text says of an activity beside the activity's form, for a person to confirm or correct. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/announcements/${id}`)
  if (!hasRole(viewer, 'officer')) notFound()
  const announcement = await findBroughtAnnouncement(viewer, id)
  if (!announcement) notFound()
  const [{ say, words, nameOf, origins }, common, activities, ground, asked] = await Promise.all([
    partWords(),
    getTranslations('common'),
    getTranslations('activities'),
    getGround(),
    searchParams,
  ])
  const extraction = getExtraction(ground, announcement.text)
  const count = extraction.activities.length
  const index = Math.min(Math.max(0, Number(asked.activity ?? 1) - 1 || 0), Math.max(0, count - 1))
  const proposal = toProposal(extraction, index, ground.catalogue)
  const parts = proposal?.parts ?? []
  const marks = parts.map(({ field, number, evidence }) => ({ ...evidence, field, number }))
  const fieldOf = (field: string) => parts.find((part) => part.field === field)?.field
  const { own, text } = announcement
  const origin = own
    ? [
        say('page.brought', { at: formatDateTime(own.at) }),
        own.fileName ? say('page.as-file', { name: own.fileName }) : say('page.pasted'),
      ].join(' ')
    : null
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[
              { label: activities('title'), href: '/activities' },
              { label: say('new.title'), href: '/announcements/new' },
            ]}
          />
        }
        title={say('page.title')}
        lead={say('page.lead')}
        meta={
          <span className="text-sm text-muted">
            {announcement.title}
            {origin && ` · ${origin}`}
            {' · '}
            <Link href={`/sources/${encodeURIComponent(id)}`} className="link">
              {say('page.source')}
            </Link>
          </span>
        }
      />
      <div className="mb-6 grid gap-3">
        {asked.kept === 'known' && <Notice role="status">{say('page.known')}</Notice>}
        {asked.kept === 'new' && (
          <Notice tone="success" role="status">
            {say('page.kept')}
          </Notice>
        )}
        {announcement.activities.length > 0 && (
          <Notice title={say('page.recorded', { count: announcement.activities.length })}>
            <ul className="list-disc pl-5">
              {announcement.activities.map((one) => (
                <li key={one.id}>
                  <Link href={`/activities/${one.id}`} className="link">
                    {one.title}
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {text.length > mostRead && (
          <Notice tone="warning">
            {say('page.cut', { read: words.number(mostRead), all: words.number(text.length) })}
          </Notice>
        )}
        {count > 1 && (
          <nav aria-label={say('page.several', { count })}>
            <p>{say('page.several', { count })}</p>
            <p className="flex flex-wrap gap-x-5">
              {extraction.activities.map((activity, at) => (
                <Link
                  // biome-ignore lint/suspicious/noArrayIndexKey: the reading of a text is always the same
                  key={at}
                  href={`/announcements/${id}?activity=${at + 1}`}
                  aria-current={at === index ? 'page' : undefined}
                  className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {say('page.nth', { number: at + 1 })}
                  {activity.dateFrom && ` (${words.days(activity.dateFrom.value, activity.dateFrom.value)})`}
                </Link>
              ))}
            </p>
          </nav>
        )}
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-6 lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:self-start">
          <MarkedText
            label={say('page.text')}
            lines={markText(text, marks, mostRead)}
            hrefOf={({ field }) => {
              const known = fieldOf(field)
              const target = known && formFieldOf(known)
              return target ? `#activity-${target}` : null
            }}
            nameOf={({ field, number }) => {
              const known = fieldOf(field)
              return `${number}: ${known ? nameOf(known) : ''}`
            }}
            className="max-h-[60vh] lg:max-h-[calc(100vh-4rem)]"
          />
        </div>
        <div className="grid content-start gap-8">
          {proposal ? (
            <>
              <Recognised proposal={proposal} extraction={extraction} />
              <section aria-labelledby="proposed">
                <h2 id="proposed" className="mb-3 text-xl">
                  {say('page.form')}
                </h2>
                <ActivityForm
                  key={index}
                  viewer={viewer}
                  action={confirmAction.bind(null, { id, index })}
                  activity={null}
                  draft={proposal.draft}
                  origins={origins(proposal)}
                  button={say('page.save')}
                />
              </section>
            </>
          ) : (
            <EmptyState
              title={say('page.none-title')}
              action={<LinkButton href="/activities/new">{say('page.by-hand')}</LinkButton>}
            >
              {say('page.none')}
            </EmptyState>
          )}
        </div>
      </div>
      <div className="mt-10">
        <MentionedFigures extraction={extraction} />
      </div>
    </>
  )
}
