import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requireViewer } from '@/lib/auth'
import { readBoardCharts } from '@/lib/dashboards/board-charts'
import { findBoard } from '@/lib/dashboards/board-queries'
import { today } from '@/lib/periods/deadline'
import { ChartSlide } from '../../../presentation/chart-slide'
import { Slides, slideOf, TitleSlide } from '../../../presentation/slides'
import { type Search, searchWords } from '../../../search-words'

type Props = { params: Promise<{ id: string }>; searchParams: Search }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, viewer] = [await params, await requireViewer('/boards')]
  const board = await findBoard(viewer, id)
  if (!board) notFound()
  return { title: board.title }
}

/** A board on a projector: one chart at a time, large, turned by keys or links; `slide` 0 is its title. */
export default async function PresentPage({ params, searchParams }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/boards/${id}/present`)
  const board = await findBoard(viewer, id)
  if (!board) notFound()
  const charts = await readBoardCharts(viewer, board.items, today())
  const slide = slideOf(await searchWords(searchParams), charts.length)
  const say = await getTranslations('boards')
  const shown = charts[slide - 1]
  const address = (number: number) => `/boards/${id}/present?slide=${number}`
  const model = shown?.model
  return (
    <Slides slide={slide} last={charts.length} address={address} leave={`/boards/${id}`}>
      {slide === 0 && (
        <TitleSlide title={board.title} lead={board.note}>
          <ol className="list-decimal pl-8 text-xl">
            {charts.map((chart, index) => (
              <li key={chart.id} className="py-1">
                <Link href={address(index + 1)} className="link">
                  {chart.model?.title ?? say('hiddenChart')}
                </Link>
              </li>
            ))}
          </ol>
        </TitleSlide>
      )}
      {shown && !model && <p className="my-auto text-2xl">{say('hiddenChart')}</p>}
      {shown && model && <ChartSlide model={model} note={shown.note} />}
    </Slides>
  )
}
