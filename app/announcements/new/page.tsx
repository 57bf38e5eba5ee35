import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { AnnouncementForm } from '@/components/upload/announcement-form'
import { hasRole } from '@/lib/access/scope'
import { listBroughtAnnouncements } from '@/lib/activities/announcement-queries'
import { largestText } from '@/lib/activities/extract/text'
import { requireViewer } from '@/lib/auth'
import { formatDateTime } from '@/lib/format'
import { keepAction } from '../actions'
import { mostFileBytes } from '../limits'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const say = await getTranslations('announcements.new')
  return { title: say('title') }
}

/** Brings a text to be read; what it says is proposed on the next page. */
export default async function NewAnnouncementPage({ searchParams }: Props) {
  const viewer = await requireViewer('/announcements/new')
  if (!hasRole(viewer, 'officer')) notFound()
  const [say, activities, common, texts, asked] = await Promise.all([
    getTranslations('announcements'),
    getTranslations('activities'),
    getTranslations('common'),
    listBroughtAnnouncements(viewer),
    searchParams,
  ])
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            label={common('breadcrumbs')}
            items={[{ label: activities('title'), href: '/activities' }]}
          />
        }
        title={say('new.title')}
        lead={say('new.lead')}
      />
      <AnnouncementForm
        action={keepAction}
        mostTextBytes={largestText}
        mostFileBytes={mostFileBytes}
        wasTooLarge={asked.refused === 'too-large'}
        labels={{
          text: say('new.text'),
          textHint: say('new.text-hint'),
          file: say('new.file'),
          fileHint: say('new.file-hint'),
          read: say('new.read'),
          reading: say('new.reading'),
          failed: say('new.failed'),
          tooLargeText: say('failures.too-large-text'),
          tooLargeFile: say('failures.too-large-file'),
        }}
      />
      {texts.length > 0 && (
        <section aria-labelledby="texts" className="mt-10">
          <h2 id="texts" className="mb-3 text-xl">
            {say('texts.title')}
          </h2>
          <ul className="grid gap-1">
            {texts.map(({ id, title, at, activities: count }) => (
              <li key={id} className="border-b border-rule py-1">
                <Link href={`/announcements/${id}`} className="link inline-flex min-h-11 items-center">
                  {title}
                </Link>
                <p className="text-sm text-muted">
                  {[at && formatDateTime(at), say('texts.count', { count })].filter(Boolean).join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
