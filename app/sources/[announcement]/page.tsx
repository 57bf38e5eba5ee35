import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { printedDate } from '@/components/sources/printed-date'
import { PublishedTable } from '@/components/sources/published-table'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { type BroughtAnnouncement, findBroughtAnnouncement } from '@/lib/activities/announcement-queries'
import { requireViewer } from '@/lib/auth'
import { findAnnouncement, listPublishedFigures } from '@/lib/catalogue/published-queries'

type Props = { params: Promise<{ announcement: string }> }

/** One of the catalogue's, or what somebody brought, as far as the viewer may see it. */
const find = cache(async (id: string, viewer: Viewer): Promise<Found | null> => {
  const [ours, brought] = await Promise.all([findAnnouncement(id), findBroughtAnnouncement(viewer, id)])
  if (!brought) return null
  return { ...brought, text: ours?.text ?? brought.text, orgUnitName: ours?.orgUnitName ?? null }
})
type Found = BroughtAnnouncement & { orgUnitName: string | null }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await requireViewer()
  return { title: (await find((await params).announcement, viewer))?.title }
}

export default async function AnnouncementPage({ params }: Props) {
  const viewer = await requireViewer()
  const announcement = await find((await params).announcement, viewer)
  if (!announcement) notFound()
  const [t, say, common, items] = await Promise.all([
    getTranslations('sources'),
    getTranslations('announcements.sources'),
    getTranslations('common'),
    listPublishedFigures({ announcementId: announcement.id }),
  ])
  return (
    <article>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('title'), href: '/sources' }]} />
        }
        title={announcement.title}
        lead={[announcement.orgUnitName, printedDate(announcement.publishedOn) ?? t('no-date')]
          .filter(Boolean)
          .join(' · ')}
        actions={
          hasRole(viewer, 'officer') && (
            <LinkButton href={`/announcements/${announcement.id}`}>{say('record')}</LinkButton>
          )
        }
      />
      {announcement.activities.length > 0 && (
        <section aria-labelledby="activities" className="mb-8">
          <h2 id="activities" className="mb-3 text-xl">
            {say('activities')}
          </h2>
          <ul className="list-disc pl-5">
            {announcement.activities.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/activities/${id}`} className="link">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="figures" className="mb-8">
        <h2 id="figures" className="mb-3 text-xl">
          {t('figures-of-text')}
        </h2>
        {items.length === 0 ? (
          <EmptyState title={t('no-figures')} />
        ) : (
          <PublishedTable caption={t('figures-of-text')} items={items} layout="announcement" />
        )}
      </section>
      <section aria-labelledby="text" className="max-w-prose">
        <h2 id="text" className="mb-3 text-xl">
          {t('text')}
        </h2>
        {/* As one paragraph: what people bring may have thousands of lines. */}
        <p lang="vi" className="break-words whitespace-pre-line">
          {announcement.text.trim().replace(/\n\s*\n/g, '\n\n')}
        </p>
        <p className="mt-6 text-sm text-muted">
          {t('text-hash')} <code className="break-all">{announcement.sha256}</code>
        </p>
      </section>
    </article>
  )
}
