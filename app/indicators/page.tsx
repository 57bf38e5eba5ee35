import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('indicators')
  return { title: t('title') }
}

export default async function IndicatorsPage() {
  await requireViewer()
  const [t, common, locale, catalogue] = await Promise.all([
    getTranslations('indicators'),
    getTranslations('common'),
    getLocale(),
    getCatalogue(),
  ])
  const inLanguage = (item: { nameVi: string; nameEn: string }) =>
    locale === 'en' ? item.nameEn : item.nameVi
  const groups = catalogue.programmes.list
    .map((programme) => ({
      programme,
      indicators: catalogue.indicators.list.filter((indicator) => indicator.programmeCode === programme.code),
    }))
    .filter((group) => group.indicators.length > 0)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav aria-label={t('programmes')} className="mb-8">
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {groups.map(({ programme, indicators }) => (
            <li key={programme.code}>
              <a href={`#${programme.code}`} className="link inline-block py-1">
                {inLanguage(programme)}
              </a>{' '}
              <span className="text-sm text-muted">({indicators.length})</span>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ programme, indicators }) => (
        <section key={programme.code} aria-labelledby={programme.code} className="mb-10">
          <h2 id={programme.code} className="text-xl">
            {inLanguage(programme)}
          </h2>
          {programme.legalBasis && <p className="max-w-prose text-sm text-muted">{programme.legalBasis}</p>}
          <div className="mt-3">
            <DataTable
              caption={inLanguage(programme)}
              rows={indicators}
              rowKey={(indicator) => indicator.code}
              rowId={(indicator) => `indicator-${indicator.code}`}
              columns={[
                {
                  key: 'name',
                  header: t('indicator'),
                  className: 'min-w-44 sm:min-w-72',
                  cell: (indicator) => (
                    <>
                      <Link
                        href={`/charts/${encodeURIComponent(indicator.code)}`}
                        className="link font-semibold"
                      >
                        {inLanguage(indicator)}
                      </Link>
                      <span className="block text-sm text-muted">{indicator.code}</span>
                    </>
                  ),
                },
                {
                  key: 'unit',
                  header: t('unit'),
                  cell: (indicator) => (locale === 'en' ? indicator.unitEn : indicator.unitVi),
                },
                {
                  key: 'direction',
                  header: t('direction'),
                  cell: (indicator) => t(`directions.${indicator.direction}`),
                },
                {
                  key: 'figures',
                  header: t('figures'),
                  className: 'min-w-36',
                  cell: (indicator) => (indicator.numerator ? t('entered-here') : t('published-only')),
                },
                {
                  key: 'source',
                  header: t('source'),
                  className: 'min-w-52 max-w-80 break-words text-sm',
                  cell: (indicator) => indicator.source,
                },
                {
                  key: 'confidence',
                  header: t('confidence'),
                  cell: ({ confidence }) =>
                    common(
                      `confidence.${confidence === 'certain' || confidence === 'likely' ? confidence : 'unverified'}`,
                    ),
                },
              ]}
            />
          </div>
        </section>
      ))}
    </>
  )
}
