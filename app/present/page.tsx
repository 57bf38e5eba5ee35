import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NotReported } from '@/components/dashboards/not-reported'
import { requireViewer } from '@/lib/auth'
import { parseOverviewQuery } from '@/lib/dashboards/filters'
import { getOverview } from '@/lib/dashboards/get-overview'
import { today } from '@/lib/periods/deadline'
import { notReportedWords } from '../not-reported-words'
import { OverviewSummary } from '../overview-summary'
import { CardsSlide, toGroups } from '../presentation/cards-slide'
import { ChartSlide } from '../presentation/chart-slide'
import { presentationOf, Slides, slideOf, TitleSlide } from '../presentation/slides'
import { type Search, searchWords } from '../search-words'

export async function generateMetadata(): Promise<Metadata> {
  const [say, boards] = await Promise.all([getTranslations('dashboard'), getTranslations('boards')])
  return { title: `${say('title')}: ${boards('present')}` }
}

/** The overview on a projector: the point first, then figures, charts, and who hasn't reported. */
export default async function PresentOverview({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/present')
  const words = await searchWords(searchParams)
  const query = parseOverviewQuery(words)
  const { leave, address } = presentationOf(words, '/', '/present')
  // What is wrong with a filter is said, and put right, on the page itself.
  if (!query.ok) redirect(leave)
  const result = await getOverview(viewer, query.value, today())
  if (!result.ok) notFound()
  const overview = result.value
  const { area, period, cards, notReported } = overview
  const say = await getTranslations('dashboard')
  const title = say('heading', { area: area.name, period: period.name })
  const cardWords = { demonstration: overview.demonstrationLabel, noTarget: say('noTarget') }
  const charts = [overview.trend, overview.areas, overview.trainings, overview.representation]
  const groups = toGroups(cards)
  const drawn = charts.flatMap((model) =>
    model?.series.some(({ points }) => points.length > 1) ? model : [],
  )
  // Behind the title, the cards and the charts comes who hasn't reported.
  const last = groups.length + drawn.length + 1
  const slides: ReactNode[] = [
    <TitleSlide key="title" title={title} lead={overview.title}>
      <OverviewSummary overview={overview} whoHref={address(last)} />
    </TitleSlide>,
    ...groups.map((group) => (
      <CardsSlide
        key={group[0]?.code}
        page={title}
        title={say('keyFigures')}
        cards={group}
        words={cardWords}
      />
    )),
    ...drawn.map((model) => <ChartSlide key={model.code} model={model} />),
    <div key="not-reported" className="grid gap-3 text-xl [&_h2]:text-[2rem]">
      <h1 className="text-lg font-normal text-muted">{title}</h1>
      <NotReported rows={notReported} progressHref={null} words={await notReportedWords(overview)} />
    </div>,
  ]
  const slide = slideOf(words, last)
  return (
    <Slides {...{ slide, last, address }} leave={leave}>
      {slides[slide]}
    </Slides>
  )
}
