import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FormDuties } from '@/components/dashboards/form-duties'
import { requireViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'
import { parseOverviewQuery } from '@/lib/dashboards/filters'
import { getProgramme } from '@/lib/dashboards/get-programme'
import { today } from '@/lib/periods/deadline'
import { decodeSegment } from '../../../decode-segment'
import { CardsSlide, toGroups } from '../../../presentation/cards-slide'
import { ChartSlide } from '../../../presentation/chart-slide'
import { presentationOf, Slides, slideOf, TitleSlide } from '../../../presentation/slides'
import { ReadingOfCards } from '../../../reading-of-cards'
import { type Search, searchWords } from '../../../search-words'

type Props = { params: Promise<{ code: string }>; searchParams: Search }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ code }, catalogue, locale, boards] = await Promise.all([
    params,
    getCatalogue(),
    getLocale(),
    getTranslations('boards'),
  ])
  const programme = catalogue.programmes.byCode(decodeSegment(code))
  const name = locale === 'vi' ? programme?.nameVi : programme?.nameEn
  return { title: `${name ?? code}: ${boards('present')}` }
}

/** A programme on a projector: its reading first, then component by component its figures and their course. */
export default async function PresentProgramme({ params, searchParams }: Props) {
  const code = decodeSegment((await params).code)
  const here = `/programmes/${encodeURIComponent(code)}`
  const viewer = await requireViewer(`${here}/present`)
  const words = await searchWords(searchParams)
  const { leave, address } = presentationOf(words, here, `${here}/present`)
  const query = parseOverviewQuery(words)
  if (!query.ok) redirect(leave)
  const result = await getProgramme(viewer, code, query.value, today())
  if (!result.ok) notFound()
  const programme = result.value
  const say = await getTranslations('dashboard')
  const cardWords = { demonstration: programme.demonstrationLabel, noTarget: say('noTarget') }
  const slides: ReactNode[] = [
    <TitleSlide key="title" title={programme.name} lead={`${programme.area.name}, ${programme.period.name}`}>
      <div className="grid gap-3 border-l-4 border-accent pl-4">
        <ReadingOfCards cards={programme.sections.flatMap(({ cards }) => cards)} />
        <FormDuties duties={programme.duties} />
      </div>
    </TitleSlide>,
    ...programme.sections.flatMap(({ code: id, name, cards, chart }) => [
      ...toGroups(cards).map((group) => (
        <CardsSlide
          key={`${id} ${group[0]?.code}`}
          page={`${programme.area.name}, ${programme.period.name}`}
          title={name}
          cards={group}
          words={cardWords}
        />
      )),
      ...(chart ? [<ChartSlide key={`${id} chart`} model={chart} />] : []),
    ]),
  ]
  const last = slides.length - 1
  const slide = slideOf(words, last)
  return (
    <Slides {...{ slide, last, address }} leave={leave}>
      {slides[slide]}
    </Slides>
  )
}
