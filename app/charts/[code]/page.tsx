import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ChartFigure } from '@/components/charts/chart-figure'
import { ChartFilters } from '@/components/charts/chart-filters'
import { Announcement } from '@/components/ui/announcement'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { listChartOptions, toChartQueryWords } from '@/lib/dashboards/chart-options'
import { withPeriods } from '@/lib/dashboards/compare'
import { parseChartQuery, plainReading, toChartHref } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { resolveChartItem } from '@/lib/dashboards/items'
import type { ChartQuery } from '@/lib/dashboards/query'
import { listTrail } from '@/lib/dashboards/trail'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { comparePeriods, expandPeriods, parsePeriod } from '@/lib/periods/period'
import { representationProgramme } from '@/lib/registers/bodies'
import { decodeSegment } from '../../decode-segment'
import { type Search, searchWords } from '../../search-words'
import { AddToBoard } from './add-to-board'
import { ChartCommitments } from './chart-commitments'
import { ChartFacts } from './chart-facts'
import { ComparePanel } from './compare-panel'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Search
}

/** Once for the page and its head. */
const loadChart = cache(async (code: string, words: string) => {
  const viewer = await requireViewer()
  const parsed = parseChartQuery(code, new URLSearchParams(words))
  if (!parsed.ok) return { viewer, result: parsed }
  return { viewer, result: await getChart(viewer, parsed.value) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { code, words } = await readAddress({ params, searchParams })
  const { result } = await loadChart(code, words.toString())
  return result.ok ? { title: result.value.title, description: result.value.reading } : { title: code }
}

/** One chart, its filters, its table and its files. */
export default async function ChartPage(props: Props) {
  const { code, words } = await readAddress(props)
  const { viewer, result } = await loadChart(code, words.toString())
  redirectToQuery(code, words)
  if (!result.ok && result.error.code === 'not-found') notFound()
  if (result.ok) redirectToPeriods(code, words, result.value)
  const model = result.ok ? result.value : null
  const query = readBack(code, model?.href ?? '')
  const [say, tree, catalogue] = await Promise.all([
    getTranslations('charts'),
    getOrgUnitTree(),
    getCatalogue(),
  ])
  const options = listChartOptions({ viewer, tree, catalogue, today: today() }, query, model)
  const problem = result.ok || !('problem' in result.error) ? null : await sayProblem(result.error)
  const item = resolveChartItem(catalogue, code)
  const here = `/charts/${encodeURIComponent(code)}`
  const crumbs = [
    { label: say('page.indicators'), href: '/indicators' },
    ...listTrail(catalogue, code, model?.language ?? viewer.language),
    ...(catalogue.indicators.byCode(code)
      ? [{ label: code, href: `/indicators/${encodeURIComponent(code)}` }]
      : []),
    ...options.above.map(({ id, name }) => ({
      label: name,
      href: toChartHref({ ...query, orgUnits: [{ ref: id, expand: query.orgUnits[0]?.expand ?? null }] }),
    })),
  ]
  return (
    <>
      <PageHeader
        title={model?.title ?? code}
        actions={
          <>
            {catalogue.indicators.byCode(code) && (
              <LinkButton href={`/indicators/${encodeURIComponent(code)}`} variant="quiet" size="small">
                {say('page.definition')}
              </LinkButton>
            )}
            {catalogue.indicators.byCode(code)?.programmeCode === representationProgramme && (
              <LinkButton
                href={`/representation?${new URLSearchParams({ orgUnit: query.orgUnits[0]?.ref ?? '' })}`}
                variant="quiet"
                size="small"
              >
                {say('page.seats')}
              </LinkButton>
            )}
            {model && !model.publishedOnly && model.axis === 'period' && (
              <LinkButton href={model.href.replace(here, `${here}/explain`)} variant="quiet" size="small">
                {say('page.explain')}
              </LinkButton>
            )}
          </>
        }
        breadcrumbs={<Breadcrumbs label={say('page.up')} items={crumbs} />}
      />
      <Announcement
        text={
          model
            ? `${model.title}. ${model.subtitle}. ${model.reading}`
            : [say('page.bad-query'), problem].filter(Boolean).join('. ')
        }
      />
      <ChartFilters key={model?.href ?? words.toString()} action={here} options={options} query={query} />
      {model && item && (
        <ComparePanel
          {...{ viewer, tree, query, model, options }}
          programmeCode={item.programmeCode}
          find={words.get('find')?.trim().slice(0, 100) ?? ''}
        />
      )}
      {model ? (
        <>
          {model.publishedOnly && <Notice className="mb-4">{say('page.published-note')}</Notice>}
          <ChartFigure
            model={model}
            pictures={await drawForPage(model, toPictureWords(say))}
            level={null}
            tableOpen
          />
          <ChartFacts title={say('page.about')} model={model} />
          <AddToBoard viewer={viewer} href={model.href} />
          <ChartCommitments viewer={viewer} code={code} href={model.href} />
        </>
      ) : (
        <Notice tone="error" title={say('page.bad-query')}>
          {problem && <p>{problem}</p>}
          <p className="mb-3">{say('page.bad-query-lead')}</p>
          <LinkButton href={here}>{say('page.reset')}</LinkButton>
        </Notice>
      )}
    </>
  )
}

/** What is wrong with the address, in words: which filter, and what it wants. */
async function sayProblem({ field, problem }: { field: string; problem: string }): Promise<string> {
  const [words, problems] = await Promise.all([
    getTranslations('charts.word'),
    getTranslations('chart.problems'),
  ])
  const word = field as Parameters<typeof words>[0]
  const sentence = problem as Parameters<typeof problems>[0]
  return `${words.has(word) ? words(word) : field}: ${problems.has(sentence) ? problems(sentence) : problem}`
}

async function readAddress({ params, searchParams }: Props) {
  return { code: decodeSegment((await params).code), words: await searchWords(searchParams) }
}

/** What the filter form sent becomes a proper address, which can be passed on. */
function redirectToQuery(code: string, sent: URLSearchParams): void {
  const words = toChartQueryWords(sent)
  if (!words) return
  const parsed = parseChartQuery(code, words)
  redirect(parsed.ok ? toChartHref(parsed.value) : `/charts/${encodeURIComponent(code)}?${words}`)
}

/** A period or a stretch of them added to the picture, as the plain form sends it. */
function redirectToPeriods(code: string, sent: URLSearchParams, model: ChartModel): void {
  const [first, last = first] = ['addFrom', 'addTo']
    .flatMap((name) => sent.get(name) || [])
    .filter(parsePeriod)
    .sort(comparePeriods)
  if (first === undefined || last === undefined) return
  const isSpan = parsePeriod(first)?.type === parsePeriod(last)?.type
  const codes = isSpan ? expandPeriods(`${first}..${last}`) : [first, last]
  redirect(toChartHref(withPeriods(readBack(code, model.href), model, codes)))
}

/** The query as it was answered, defaults filled in: the chart's own address says it. */
function readBack(code: string, href: string): ChartQuery {
  const parsed = parseChartQuery(code, new URLSearchParams(href.split('?')[1] ?? ''))
  return parsed.ok
    ? parsed.value
    : { ...plainReading, code, kind: null, orgUnits: [], periods: [], cumulation: null }
}
