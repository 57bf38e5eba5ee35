import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { DefinitionFacts } from '@/components/indicators/definition-facts'
import { EarlierDefinitions } from '@/components/indicators/earlier-definitions'
import { PartsTable } from '@/components/indicators/parts-table'
import { SheetSection } from '@/components/indicators/sheet-section'
import { TargetsTable } from '@/components/indicators/targets-table'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'
import { toIndicatorSheet } from '@/lib/dashboards/indicator-sheet'
import { listTrail } from '@/lib/dashboards/trail'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { decodeSegment } from '../../decode-segment'
import { IndicatorSeries } from './indicator-series'

type Props = { params: Promise<{ code: string }> }

/** Once for the page and its head; null where there is no such indicator. */
const loadSheet = cache(async (code: string) => {
  const [catalogue, tree, locale] = await Promise.all([getCatalogue(), getOrgUnitTree(), getLocale()])
  const indicator = catalogue.indicators.byCode(code)
  if (!indicator) return null
  return toIndicatorSheet(catalogue, indicator, locale, (id) => tree.get(id)?.name ?? id)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params
  return { title: (await loadSheet(decodeSegment(code)))?.name ?? code }
}

/** All that is known of one indicator: what it is, how it is put together, its targets and its series. */
export default async function IndicatorPage({ params }: Props) {
  const viewer = await requireViewer()
  const sheet = await loadSheet(decodeSegment((await params).code))
  if (!sheet) notFound()
  const [t, common, locale] = await Promise.all([
    getTranslations('indicators'),
    getTranslations('common'),
    getLocale(),
  ])
  const crumbs = [
    { label: t('title'), href: '/indicators' },
    ...listTrail(await getCatalogue(), sheet.code, locale),
  ]
  return (
    <>
      <PageHeader
        title={sheet.name}
        lead={<span lang={locale === 'vi' ? 'en' : 'vi'}>{sheet.otherName}</span>}
        breadcrumbs={<Breadcrumbs label={common('breadcrumbs')} items={crumbs} />}
        meta={
          <>
            <Badge>{sheet.code}</Badge>
            {sheet.unit && <Badge>{`${t('unit')}: ${sheet.unit}`}</Badge>}
            <Badge>
              {t.has(`kinds.${sheet.kind}` as 'kinds.flow')
                ? t(`kinds.${sheet.kind}` as 'kinds.flow')
                : sheet.kind}
            </Badge>
            {sheet.kind !== 'label' && (
              <Badge>{`${t('direction')}: ${t(`directions.${sheet.direction}`)}`}</Badge>
            )}
          </>
        }
      />
      <p className="mb-6 text-muted">{[sheet.programme, sheet.component].filter(Boolean).join(' · ')}</p>
      {sheet.kind === 'label' ? (
        <Notice className="mb-8 max-w-prose">{t('label-note')}</Notice>
      ) : (
        <SheetSection id="series" title={t('series')}>
          <IndicatorSeries viewer={viewer} code={sheet.code} />
        </SheetSection>
      )}
      <SheetSection id="definition" title={t('definition')}>
        <DefinitionFacts sheet={sheet} />
      </SheetSection>
      {sheet.parts.length > 0 && (
        <SheetSection
          id="roll-up"
          title={t('roll-up')}
          lead={sheet.denominator ? t('roll-up-ratio') : t('roll-up-count')}
        >
          <PartsTable parts={sheet.parts} />
        </SheetSection>
      )}
      {sheet.kind !== 'label' && (
        <SheetSection id="targets" title={t('targets')}>
          {sheet.targets.length > 0 ? (
            <TargetsTable targets={sheet.targets} />
          ) : (
            <p className="text-muted">{t('targets-none')}</p>
          )}
        </SheetSection>
      )}
      {sheet.definitions.length > 0 && (
        <SheetSection id="earlier" title={t('earlier')}>
          <EarlierDefinitions definitions={sheet.definitions} />
        </SheetSection>
      )}
    </>
  )
}
