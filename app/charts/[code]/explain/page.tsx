import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ExplanationTerm } from '@/components/charts/explanation-term'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getExplanation } from '@/lib/dashboards/explain'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { decodeSegment } from '../../../decode-segment'
import { type Search, searchWords } from '../../../search-words'

type Props = { params: Promise<{ code: string }>; searchParams: Search }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('explain'))('title') }
}

/** How the last figure of a chart came about, down to the figures that units sent. */
export default async function ExplainPage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const words = await searchWords(searchParams)
  const parsed = parseChartQuery(decodeSegment((await params).code), words)
  if (!parsed.ok) notFound()
  const explained = await getExplanation(viewer, parsed.value, words.get('of') ?? '')
  if (!explained.ok) notFound()
  const { title, formula, filled, result, terms, chartHref } = explained.value
  const [t, from, common] = await Promise.all([
    getTranslations('explain'),
    getTranslations('announcements.explain'),
    getTranslations('common'),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={title}
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: t('chart'), href: chartHref }]} />
        }
      />
      <dl className="mb-8 max-w-prose">
        <dt className="font-semibold">{t('formula')}</dt>
        <dd className="mb-3 break-words">{formula}</dd>
        <dt className="font-semibold">{t('filled')}</dt>
        <dd className="break-words text-lg tabular-nums">
          {filled} = <strong>{result}</strong>
        </dd>
      </dl>
      {terms.map((term) => (
        <ExplanationTerm
          key={term.address}
          term={term}
          words={{
            unit: t('unit'),
            period: t('period'),
            split: t('split'),
            value: t('value'),
            stage: t('stage'),
            origin: t('origin'),
            entered: t('entered'),
            approved: t('approved'),
            activities: from('title'),
            sentence: from('sentence'),
            summary: t('summary', { value: term.value, coverage: term.coverage }),
            more: term.more > 0 ? t('more', { count: term.more }) : '',
          }}
        />
      ))}
    </>
  )
}
