import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActivityTotals } from '@/components/dashboards/activity-totals'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import { CostBars, ParticipantBars } from '@/components/dashboards/training-figures'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { parseOverviewQuery } from '@/lib/dashboards/filters'
import { getTrainings } from '@/lib/dashboards/get-trainings'
import { today } from '@/lib/periods/deadline'
import { OverviewChart } from '../overview-chart'
import { PageFilters } from '../page-filters'
import { type Search, searchWords } from '../search-words'
import { Streamed } from '../streamed'
import { TrainingsSays } from './trainings-says'

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations('trainings')
  return { title: say('title') }
}

/** Trainings and dialogues: counts from reports, participants by sex and ethnicity, and what each cost. */
export default function TrainingsPage(props: { searchParams: Search }) {
  return (
    <Streamed head sentences={3} charts={2} cards={6}>
      <TrainingsBody {...props} />
    </Streamed>
  )
}

async function TrainingsBody({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/trainings')
  const [say, dashboard] = await Promise.all([getTranslations('trainings'), getTranslations('dashboard')])
  const parsed = parseOverviewQuery(await searchWords(searchParams))
  const result = parsed.ok ? await getTrainings(viewer, parsed.value, today()) : parsed
  if (!result.ok) {
    if (result.error.code === 'not-found') notFound()
    return (
      <>
        <PageHeader title={say('title')} />
        <Notice tone="error" title={dashboard('badQuery', { field: result.error.field })}>
          <LinkButton href="/trainings">{say('reset')}</LinkButton>
        </Notice>
      </>
    )
  }
  const { area, programme, period, cards, charts, more, totals, filters, demonstrationLabel } = result.value
  const words = new URLSearchParams({
    programme: programme.code,
    orgUnit: area.id,
    from: period.start,
    to: period.end,
  })
  return (
    <>
      <PageHeader title={say('heading', { area: area.name, period: period.name })} lead={programme.name} />
      <PageFilters filters={filters} action="/trainings" />
      <TrainingsSays totals={totals} cards={cards} period={period.name} />
      <section aria-labelledby="recorded" className="mb-10">
        <h2 id="recorded" className="mb-1 text-lg">
          {say('recorded')}
        </h2>
        <p className="mb-4 max-w-prose text-muted">{say('recordedLead')}</p>
        {totals.length === 0 ? (
          <EmptyState title={say('none')}>{say('noneText')}</EmptyState>
        ) : (
          <>
            <div className="mb-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
              <div className="grid content-start gap-8">
                <ParticipantBars totals={totals} />
              </div>
              <CostBars totals={totals} />
            </div>
            <ActivityTotals totals={totals} />
          </>
        )}
        <p className="mt-3">
          <Link href={`/activities?${words}`} className="link inline-flex min-h-11 items-center">
            {say('open')}
          </Link>
        </p>
      </section>
      {cards.length > 0 && (
        <section aria-labelledby="reported" className="mb-10">
          <h2 id="reported" className="mb-3 text-lg">
            {say('reported')}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {cards.map((card) => (
              <IndicatorCard
                key={card.code}
                card={card}
                words={{ demonstration: demonstrationLabel, noTarget: dashboard('noTarget') }}
              />
            ))}
          </ul>
        </section>
      )}
      <div className="mb-8 grid gap-x-10 gap-y-12 lg:grid-cols-2">
        {charts.map((model) => (
          <OverviewChart key={model.href} model={model} />
        ))}
      </div>
      {more.length > 0 && (
        <details className="no-print">
          <summary className="link inline-flex min-h-11 items-center">{say('more')}</summary>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {more.map(({ label, href }) => (
              <li key={href}>
                <Link href={href} className="link inline-flex min-h-11 items-center">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
