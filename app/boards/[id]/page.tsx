import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ChartDownloads } from '@/components/charts/chart-downloads'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { requireViewer } from '@/lib/auth'
import { readBoardCharts } from '@/lib/dashboards/board-charts'
import { findBoard } from '@/lib/dashboards/board-queries'
import { formatDate } from '@/lib/format'
import { today } from '@/lib/periods/deadline'
import { BoardChart } from '../board-chart'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, viewer] = [await params, await requireViewer('/boards')]
  const board = await findBoard(viewer, id)
  if (!board) notFound()
  return { title: board.title }
}

/** A board as it is read, printed and handed out: each chart in the reader's own scope, its note above it. */
export default async function BoardPage({ params }: Props) {
  const { id } = await params
  const viewer = await requireViewer(`/boards/${id}`)
  const board = await findBoard(viewer, id)
  if (!board) notFound()
  const [say, common, charts] = await Promise.all([
    getTranslations('boards'),
    getTranslations('common'),
    readBoardCharts(viewer, board.items, today()),
  ])
  return (
    <>
      <PageHeader
        title={board.title}
        breadcrumbs={
          <Breadcrumbs label={common('breadcrumbs')} items={[{ label: say('title'), href: '/boards' }]} />
        }
        meta={
          <>
            <Badge>{say('by', { name: board.owner.name, date: formatDate(today(board.updatedAt)) })}</Badge>
            <Badge>{say(board.shared ? 'shared' : 'private')}</Badge>
          </>
        }
        actions={
          <div className="flex flex-wrap gap-2 no-print">
            {charts.length > 0 && (
              <>
                <LinkButton href={`/boards/${id}/present`} variant="primary">
                  {say('present')}
                </LinkButton>
                <PrintButton variant="quiet">{say('print')}</PrintButton>
              </>
            )}
            {board.mayChange && (
              <LinkButton href={`/boards/${id}/edit`} variant="quiet">
                {say('edit')}
              </LinkButton>
            )}
          </div>
        }
      />
      {charts.length > 0 && (
        <div className="mb-6">
          <ChartDownloads href={`/boards/${id}`} title={board.title} of="board" />
        </div>
      )}
      {board.note && <p className="mb-8 max-w-prose whitespace-pre-line">{board.note}</p>}
      {charts.length === 0 ? (
        <EmptyState title={say('noCharts')}>{say('noChartsText')}</EmptyState>
      ) : (
        <div className="grid gap-x-10 gap-y-12 lg:grid-cols-2">
          {charts.map((chart) => (
            <BoardChart key={chart.id} chart={chart} />
          ))}
        </div>
      )}
      <span id="end" />
    </>
  )
}
