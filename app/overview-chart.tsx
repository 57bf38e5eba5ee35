import { getTranslations } from 'next-intl/server'
import { ChartFigure } from '@/components/charts/chart-figure'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'
import { Streamed } from './streamed'

/** One chart of a page; for who comes from another page the sentences and cards are there before it is drawn. */
export function OverviewChart({ model }: { model: ChartModel | null }) {
  return (
    model && (
      <Streamed charts={1}>
        <DrawnChart model={model} />
      </Streamed>
    )
  )
}

async function DrawnChart({ model }: { model: ChartModel }) {
  const say = await getTranslations('charts')
  return <ChartFigure model={model} pictures={await drawForPage(model, toPictureWords(say), 'half')} linked />
}

/** Areas beside each other; nothing where there is only one, which would be compared with itself. */
export function ComparisonChart({ model }: { model: ChartModel | null }) {
  const isComparison = model?.series.some(({ points }) => points.length > 1)
  return isComparison ? <OverviewChart model={model} /> : null
}
