import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { IndicatorsTable } from '@/components/indicators/indicators-table'
import { Announcement } from '@/components/ui/announcement'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { countPublished } from '@/lib/catalogue/published-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { groupIndicators } from '@/lib/dashboards/indicator-list'
import { type Search, searchWords } from '../search-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('indicators')
  return { title: t('title') }
}

/** Every indicator by programme; `q` leaves those whose name or code has its words. */
export default async function IndicatorsPage({ searchParams }: { searchParams: Search }) {
  await requireViewer()
  const query = (await searchWords(searchParams)).get('q')?.trim() ?? ''
  const [t, locale, catalogue, published] = await Promise.all([
    getTranslations('indicators'),
    getLocale(),
    getCatalogue(),
    countPublished(),
  ])
  const groups = groupIndicators(catalogue, published, query, locale)
  const count = groups.reduce((sum, { indicators }) => sum + indicators.length, 0)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <search>
        <form action="/indicators" method="get" autoComplete="off" className="mb-6 no-print">
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 grow basis-64 sm:max-w-md">
              <TextField
                type="search"
                name="q"
                label={t('search')}
                hint={t('search-hint')}
                defaultValue={query}
                maxLength={100}
              />
            </div>
            <Button type="submit" variant="primary">
              {t('search-button')}
            </Button>
            {query !== '' && (
              <LinkButton href="/indicators" variant="quiet">
                {t('show-all')}
              </LinkButton>
            )}
          </div>
        </form>
      </search>
      <Announcement text={t('found', { count, query })} />
      {query !== '' && <p className="mb-4">{t('found', { count, query })}</p>}
      {count === 0 && <EmptyState title={t('empty')}>{t('empty-lead')}</EmptyState>}
      {groups.length > 1 && (
        <nav aria-label={t('programmes')} className="mb-8">
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {groups.map(({ code, name, indicators }) => (
              <li key={code}>
                <a href={`#${code}`} className="link inline-block py-1">
                  {name}
                </a>{' '}
                <span className="text-sm text-muted">({indicators.length})</span>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map(({ code, name, legalBasis, indicators }) => (
        <section key={code} aria-labelledby={code} className="mb-10">
          <h2 id={code} className="text-xl">
            {name}
          </h2>
          {legalBasis && (
            <p lang="vi" className="max-w-prose text-sm text-muted">
              {legalBasis}
            </p>
          )}
          <div className="mt-3">
            <IndicatorsTable caption={name} indicators={indicators} />
          </div>
        </section>
      ))}
    </>
  )
}
