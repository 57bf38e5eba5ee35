import { getTranslations } from 'next-intl/server'
import { ChartFigure } from '@/components/charts/chart-figure'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'

/**
 * One chart of the overview. Not behind a loading state: what streams in later needs script to find its place,
 * and a page of charts must read without.
 */
export async function OverviewChart({ model }: { model: ChartModel | null }) {
  if (!model) return null
  const say = await getTranslations('charts')
  return <ChartFigure model={model} pictures={await drawForPage(model, toPictureWords(say), 'half')} linked />
}

/** Areas beside each other; nothing where there is only one, which would be compared with itself. */
export function ComparisonChart({ model }: { model: ChartModel | null }) {
  const isComparison = model?.series.some(({ points }) => points.length > 1)
  return isComparison ? <OverviewChart model={model} /> : null
}
