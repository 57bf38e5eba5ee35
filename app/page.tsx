import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import { NotReported } from '@/components/dashboards/not-reported'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { parseOverviewQuery } from '@/lib/dashboards/filters'
import { getOverview } from '@/lib/dashboards/get-overview'
import type { OverviewModel } from '@/lib/dashboards/overview-model'
import { toReportingHref } from '@/lib/dashboards/reporting-query'
import { getPeriod } from '@/lib/periods/code'
import { today } from '@/lib/periods/deadline'
import { notReportedWords } from './not-reported-words'
import { OverdueTasks } from './overdue-tasks'
import { ComparisonChart, OverviewChart } from './overview-chart'
import { OverviewSummary } from './overview-summary'
import { OwnDuties } from './own-duties'
import { PageFilters } from './page-filters'
import { PresentLink } from './presentation/present-link'
import { type Search, searchWords } from './search-words'
import { Streamed } from './streamed'

export async function generateMetadata(): Promise<Metadata> {
  const [say, common] = await Promise.all([getTranslations('dashboard'), getTranslations('common')])
  // The frame's own pattern holds for the pages below it only.
  return { title: { absolute: `${say('title')} · ${common('product')}` } }
}

/** What a committee reads first: who reported, which targets slip, then figures, course, areas, trainings, seats. */
export default function OverviewPage(props: { searchParams: Search }) {
  return (
    <Streamed head sentences={3} cards={8} charts={4}>
      <OverviewBody {...props} />
    </Streamed>
  )
}

async function OverviewBody({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/')
  const say = await getTranslations('dashboard')
  const parsed = parseOverviewQuery(await searchWords(searchParams))
  const result = parsed.ok ? await getOverview(viewer, parsed.value, today()) : parsed
  if (!result.ok) {
    if (result.error.code === 'not-found') notFound()
    return (
      <>
        <PageHeader title={say('title')} />
        <Notice tone="error" title={say('badQuery', { field: result.error.field })}>
          <p className="mb-3">{say('badQueryText')}</p>
          <LinkButton href="/">{say('reset')}</LinkButton>
        </Notice>
      </>
    )
  }
  const overview = result.value
  const { area, period, filters, notReported } = overview
  return (
    <>
      <PageHeader
        title={say('heading', { area: area.name, period: period.name })}
        lead={overview.title}
        actions={<PresentLink page="/present" search={searchParams} />}
        breadcrumbs={
          <Breadcrumbs
            label={say('breadcrumbs')}
            items={overview.breadcrumb.slice(0, -1).map(({ name, href }) => ({ label: name, href }))}
          />
        }
      />
      <PageFilters filters={filters} />
      <OwnDuties viewer={viewer} />
      <OverviewSummary overview={overview} />
      <OverdueTasks viewer={viewer} />
      <section aria-labelledby="key-figures" className="mb-10">
        <h2 id="key-figures" className="mb-3 text-lg">
          {say('keyFigures')}
        </h2>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-2">
          {overview.cards.map((card) => (
            <IndicatorCard
              key={card.code}
              card={card}
              words={{ demonstration: overview.demonstrationLabel, noTarget: say('noTarget') }}
            />
          ))}
        </ul>
      </section>
      <div className="grid gap-x-10 gap-y-12 lg:grid-cols-2">
        <OverviewChart model={overview.trend} />
        <ComparisonChart model={overview.areas} />
        <OverviewChart model={overview.trainings} />
        <OverviewChart model={overview.representation} />
        <NotReported
          rows={notReported}
          progressHref={overview.counts.assigned > 0 ? progressHref(overview) : null}
          words={await notReportedWords(overview)}
        />
      </div>
    </>
  )
}

/** Who reports what, over the years of the period shown; the country is everything the reader may see. */
function progressHref({ area, period, notReported }: OverviewModel): string {
  const { year, endYear } = getPeriod(period.code)
  return toReportingHref({
    form: notReported[0]?.form ?? null,
    orgUnit: area.id === 'VN' ? null : area.id,
    from: year,
    to: endYear,
  })
}
