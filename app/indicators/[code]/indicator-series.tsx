import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import { countPublished } from '@/lib/catalogue/published-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { homeUnit } from '@/lib/dashboards/areas'
import { parseChartQuery } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'

/** The indicator's own chart with its files, the address of its figures, and what others published of it. */
export async function IndicatorSeries({ viewer, code }: { viewer: Viewer; code: string }) {
  const query = parseChartQuery(code, new URLSearchParams())
  const [t, say, chart, catalogue, tree, published] = await Promise.all([
    getTranslations('indicators'),
    getTranslations('charts'),
    query.ok ? getChart(viewer, query.value) : null,
    getCatalogue(),
    getOrgUnitTree(),
    countPublished(),
  ])
  const model = chart?.ok ? chart.value : null
  const indicator = catalogue.indicators.byCode(code)
  const figures = published.get(indicator?.id ?? 0) ?? 0
  const home = homeUnit(viewer, tree, today(), indicator ? [indicator.programmeCode] : [])
  const periods = model?.axis === 'period' ? (model.series[0]?.points.map(({ key }) => key) ?? []) : []
  const words = `indicator=${encodeURIComponent(code)}&orgUnit=${home?.id ?? 'VN'}&period=${periods.join(',')}`
  return (
    <>
      {model ? (
        <ChartFigure model={model} pictures={await drawForPage(model, toPictureWords(say))} level={3} />
      ) : (
        <Notice tone="warning">{t('series-none')}</Notice>
      )}
      <ul className="mt-3 grid gap-1">
        {model && (
          <li>
            <Link href={`/charts/${encodeURIComponent(code)}`} className="link inline-block py-1">
              {t('series-open')}
            </Link>
          </li>
        )}
        <li>
          {figures > 0 ? (
            <Link href={`/sources?indicator=${encodeURIComponent(code)}`} className="link inline-block py-1">
              {t('published-link', { count: figures })}
            </Link>
          ) : (
            <span className="text-muted">{t('published-none')}</span>
          )}
        </li>
        {periods.length > 0 && (
          <li className="min-w-0">
            <span className="text-muted">{t('api')}: </span>
            {/* Not `Link`: it answers with data, not with a page. */}
            <a href={`/api/v1/analytics?${words}`} className="link text-sm break-all">
              {`/api/v1/analytics?${words}`}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}
