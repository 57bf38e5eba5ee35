import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { printedDate } from '@/components/sources/printed-date'
import { PublishedTable } from '@/components/sources/published-table'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { hasRole } from '@/lib/access/scope'
import { listBroughtAnnouncements } from '@/lib/activities/announcement-queries'
import { requireViewer } from '@/lib/auth'
import { listAnnouncements, listPublishedFigures } from '@/lib/catalogue/published-queries'
import { formatDateTime } from '@/lib/format'
import { SourceFilterForm } from './filter-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sources')
  return { title: t('title') }
}

export default async function SourcesPage({ searchParams }: Props) {
  const viewer = await requireViewer('/sources')
  const asked = await searchParams
  const orgUnitId = typeof asked.orgUnit === 'string' ? asked.orgUnit : ''
  const indicatorCode = typeof asked.indicator === 'string' ? asked.indicator : ''
  const [t, say, locale, announcements, brought, all] = await Promise.all([
    getTranslations('sources'),
    getTranslations('announcements'),
    getLocale(),
    listAnnouncements(),
    listBroughtAnnouncements(viewer),
    listPublishedFigures(),
  ])
  const items = all.filter(
    (item) =>
      (orgUnitId === '' || item.orgUnitId === orgUnitId) &&
      (indicatorCode === '' || item.indicator?.code === indicatorCode),
  )
  const sections = (['announcement', 'result', 'representation'] as const).map((kind) => ({
    kind,
    items: items.filter((item) => item.kind === kind),
  }))
  const contradictions = items.filter((item) => item.contradicts).length
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          hasRole(viewer, 'officer') && <LinkButton href="/announcements/new">{say('open')}</LinkButton>
        }
      />
      <Notice className="mb-5 max-w-prose">{t('never-added')}</Notice>

      <section aria-labelledby="announcements" className="mb-10">
        <h2 id="announcements" className="mb-3 text-xl">
          {t('announcements')}
        </h2>
        <ul className="grid gap-3 md:grid-cols-2">
          {announcements.map((announcement) => (
            <li key={announcement.id} className="rounded-md border border-rule bg-surface p-4">
              <Link href={`/sources/${announcement.id}`} lang="vi" className="link font-semibold">
                {announcement.title}
              </Link>
              <p className="text-sm text-muted">
                {[announcement.orgUnitName, printedDate(announcement.publishedOn) ?? t('no-date')]
                  .filter(Boolean)
                  .join(' · ')}
                {' · '}
                {t('figure-count', { count: announcement.figures })}
              </p>
            </li>
          ))}
        </ul>
      </section>

      {brought.length > 0 && (
        <section aria-labelledby="brought" className="mb-10">
          <h2 id="brought" className="text-xl">
            {say('sources.title')}
          </h2>
          <p className="mb-3 max-w-prose text-muted">{say('sources.lead')}</p>
          <ul className="grid gap-3 md:grid-cols-2">
            {brought.map(({ id, title, at, activities }) => (
              <li key={id} className="rounded-md border border-rule bg-surface p-4">
                <Link href={`/sources/${id}`} className="link font-semibold break-words">
                  {title}
                </Link>
                <p className="text-sm text-muted">
                  {[at && formatDateTime(at), say('texts.count', { count: activities })]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}

      <SourceFilterForm items={all} orgUnitId={orgUnitId} indicatorCode={indicatorCode} locale={locale} />
      <Announcement text={t('shown', { count: items.length })} />
      <p className="mb-6 text-sm text-muted">
        {t('shown', { count: items.length })}
        {contradictions > 0 && ` ${t('contradictions', { count: contradictions })}`}
      </p>
      {items.length === 0 && <EmptyState title={t('empty')} />}
      {sections
        .filter((section) => section.items.length > 0)
        .map((section) => (
          <section key={section.kind} aria-labelledby={section.kind} className="mb-10">
            <h2 id={section.kind} className="text-xl">
              {t(`sections.${section.kind}`)}
            </h2>
            <p className="mb-3 max-w-prose text-muted">{t(`section-leads.${section.kind}`)}</p>
            <PublishedTable
              caption={t(`sections.${section.kind}`)}
              items={section.items}
              layout={section.kind}
            />
          </section>
        ))}
    </>
  )
}
