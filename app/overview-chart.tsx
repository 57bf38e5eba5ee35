import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { ChartFigure } from '@/components/charts/chart-figure'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'

type Props = { model: ChartModel | null; loading: string }

/** One chart of the overview; the page doesn't wait for its picture. */
export function OverviewChart({ model, loading }: Props) {
  if (!model) return null
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={loading}>
          <div className="skeleton h-6 w-2/3" />
          <div className="skeleton mt-3 h-80" />
        </div>
      }
    >
      <Drawn model={model} />
    </Suspense>
  )
}

async function Drawn({ model }: { model: ChartModel }) {
  const say = await getTranslations('charts')
  return <ChartFigure model={model} pictures={await drawForPage(model, toPictureWords(say), 'half')} linked />
}
