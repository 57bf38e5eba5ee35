import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { printedDate } from '@/components/sources/printed-date'
import { PublishedTable } from '@/components/sources/published-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { listAnnouncements, listPublishedFigures } from '@/lib/catalogue/published-queries'
import { SourceFilterForm } from './filter-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sources')
  return { title: t('title') }
}

export default async function SourcesPage({ searchParams }: Props) {
  await requireViewer()
  const asked = await searchParams
  const orgUnitId = typeof asked.orgUnit === 'string' ? asked.orgUnit : ''
  const indicatorCode = typeof asked.indicator === 'string' ? asked.indicator : ''
  const [t, locale, announcements, all] = await Promise.all([
    getTranslations('sources'),
    getLocale(),
    listAnnouncements(),
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
      <PageHeader title={t('title')} lead={t('lead')} />
      <Notice className="mb-5 max-w-prose">{t('never-added')}</Notice>

      <section aria-labelledby="announcements" className="mb-10">
        <h2 id="announcements" className="mb-3 text-xl">
          {t('announcements')}
        </h2>
        <ul className="grid gap-3 md:grid-cols-2">
          {announcements.map((announcement) => (
            <li key={announcement.id} className="rounded-md border border-rule bg-surface p-4">
              <Link href={`/sources/${announcement.id}`} className="link font-semibold">
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

      <SourceFilterForm items={all} orgUnitId={orgUnitId} indicatorCode={indicatorCode} locale={locale} />
      <p className="mb-6 text-sm text-muted" role="status">
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
