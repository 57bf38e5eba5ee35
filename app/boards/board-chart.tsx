import { getTranslations } from 'next-intl/server'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Notice } from '@/components/ui/notice'
import type { BoardChart as Chart } from '@/lib/dashboards/board-charts'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'

/** One chart of a board with what its owner says about it; a note in its place where the reader may not see it. */
export async function BoardChart({ chart }: { chart: Chart }) {
  const [say, charts] = await Promise.all([getTranslations('boards'), getTranslations('charts')])
  const { model, note } = chart
  return (
    <div className="grid min-w-0 content-start gap-3 break-inside-avoid">
      {note && <p className="border-l-4 border-accent pl-4 whitespace-pre-line">{note}</p>}
      {model ? (
        <ChartFigure
          model={model}
          pictures={await drawForPage(model, toPictureWords(charts), 'half')}
          linked
        />
      ) : (
        <Notice>{say(chart.problem === 'failed' ? 'failedChart' : 'hiddenChart')}</Notice>
      )}
    </div>
  )
}
