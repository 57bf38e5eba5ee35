import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PresentKeys } from '@/components/boards/present-keys'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { requireViewer } from '@/lib/auth'
import { readBoardCharts } from '@/lib/dashboards/board-charts'
import { findBoard } from '@/lib/dashboards/board-queries'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'
import { today } from '@/lib/periods/deadline'
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
  const asked = Number((await searchWords(searchParams)).get('slide') ?? '0')
  const slide = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), charts.length) : 0
  const [say, chartWords] = await Promise.all([getTranslations('boards'), getTranslations('charts')])
  const shown = charts[slide - 1]
  const address = (number: number) => `/boards/${id}/present?slide=${number}`
  const previous = slide > 0 ? address(slide - 1) : null
  const next = slide < charts.length ? address(slide + 1) : null
  const model = shown?.model
  const pictures = model ? await drawForPage(model, toPictureWords(chartWords), 'half') : null
  return (
    <div data-presentation="" className="flex min-h-[calc(100dvh-4rem)] flex-col gap-4">
      <PresentKeys
        {...{ previous, next, first: address(0), last: address(charts.length), leave: `/boards/${id}` }}
      />
      {slide === 0 && (
        <div className="my-auto grid gap-6">
          <h1 className="text-[2.75rem] leading-tight font-semibold">{board.title}</h1>
          {board.note && <p className="max-w-[60ch] text-2xl whitespace-pre-line">{board.note}</p>}
          <ol className="list-decimal pl-8 text-xl">
            {charts.map((chart, index) => (
              <li key={chart.id} className="py-1">
                <Link href={address(index + 1)} className="link">
                  {chart.model?.title ?? say('hiddenChart')}
                </Link>
              </li>
            ))}
          </ol>
        </div>
      )}
      {shown && !model && <p className="my-auto text-2xl">{say('hiddenChart')}</p>}
      {shown && model && (
        <div className="grid gap-3">
          <div className="flex flex-wrap items-start justify-between gap-4">
            <h1 className="text-[2rem] leading-tight font-semibold">{model.title}</h1>
            {model.demonstration && <Badge>{model.demonstrationLabel}</Badge>}
          </div>
          <p className="text-muted">{model.subtitle}</p>
          <p className="max-w-[70ch] text-2xl leading-snug">{model.reading}</p>
          {pictures && (
            <div
              role="img"
              aria-label={`${model.title}. ${model.reading}`}
              className="mx-auto w-full max-w-[max(20rem,min(100%,calc((100dvh-20rem)*1.75)))] [&_svg]:h-auto [&_svg]:w-full"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that the render worker escaped
              dangerouslySetInnerHTML={{ __html: pictures.wide }}
            />
          )}
          {shown.note && (
            <p className="max-w-[70ch] border-l-4 border-accent pl-4 text-xl whitespace-pre-line">
              {shown.note}
            </p>
          )}
        </div>
      )}
      <nav
        aria-label={say('slides')}
        className="mt-auto flex flex-wrap items-center gap-3 border-t border-rule pt-3 no-print"
      >
        {previous && (
          <LinkButton href={previous} variant="quiet" replace>
            {say('previous')}
          </LinkButton>
        )}
        <span className="tabular-nums" role="status">
          {say('slide', { slide, of: charts.length })}
        </span>
        {next && (
          <LinkButton href={next} variant="primary" replace>
            {say('next')}
          </LinkButton>
        )}
        <span className="hidden text-sm text-muted md:inline">{say('keys')}</span>
        <LinkButton href={`/boards/${id}`} variant="quiet" className="ml-auto">
          {say('leave')}
        </LinkButton>
      </nav>
    </div>
  )
}
