import { getTranslations } from 'next-intl/server'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import { hasFigures } from '@/lib/dashboards/card-reading'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { parseChartQuery, parseOverviewQuery, toOverviewHref } from '@/lib/dashboards/filters'
import { getChart } from '@/lib/dashboards/get-chart'
import { getOverview } from '@/lib/dashboards/get-overview'
import type { OverviewCard } from '@/lib/dashboards/overview-model'
import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import { today } from '@/lib/periods/deadline'
import { ComparisonChart, OverviewChart } from '../../overview-chart'
import { OverviewSummary } from '../../overview-summary'
import { PageFilters } from '../../page-filters'

type Props = {
  viewer: Viewer
  unit: OrgUnitNode
  /** What it lies in, to be compared with; null: nothing. */
  parent: OrgUnitNode | null
  words: URLSearchParams
}

/** The key figures of one area in the programme and period chosen; where they aren't the reader's to see, that. */
export async function AreaFigures({ viewer, unit, parent, words }: Props) {
  const [t, say] = await Promise.all([getTranslations('areas'), getTranslations('dashboard')])
  const asked = new URLSearchParams(words)
  asked.set('orgUnit', unit.id)
  const parsed = parseOverviewQuery(asked)
  const result = parsed.ok ? await getOverview(viewer, parsed.value, today()) : parsed
  const here = `/areas/${encodeURIComponent(unit.id)}`
  if (!result.ok || !parsed.ok) {
    const hidden = !result.ok && result.error.code === 'not-found'
    return hidden ? (
      <Notice className="mb-8 max-w-prose">{t('hidden')}</Notice>
    ) : (
      <Notice tone="error" title={say('badQuery', { field: result.ok ? '' : result.error.field })}>
        <LinkButton href={here}>{t('reset')}</LinkButton>
      </Notice>
    )
  }
  const overview = result.value
  const { filters, period, cards } = overview
  const compared = parent && (await readBeside(viewer, unit, parent, cards))
  return (
    <section aria-labelledby="figures" className="mb-10">
      <h2 id="figures" className="mb-3 text-lg">
        {t('figures', { period: period.name })}
      </h2>
      <PageFilters filters={filters} action={here} settled="orgUnit" />
      <OverviewSummary overview={overview} whoHref={toOverviewHref(parsed.value)} />
      {hasFigures(cards) ? (
        <>
          <ul className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {cards.map((card) => (
              <IndicatorCard
                key={card.code}
                card={card}
                words={{ demonstration: overview.demonstrationLabel, noTarget: say('noTarget') }}
              />
            ))}
          </ul>
          <div className="mb-4 grid gap-x-10 gap-y-8 lg:grid-cols-2">
            <OverviewChart model={overview.trend} />
            <ComparisonChart model={overview.areas} />
            <OverviewChart model={compared} />
          </div>
        </>
      ) : (
        <p className="mb-4">{t('noFigures', { period: period.name })}</p>
      )}
      <p>
        <LinkButton href={toOverviewHref(parsed.value)} variant="quiet">
          {t('overview')}
        </LinkButton>
      </p>
    </section>
  )
}

/** A rate of the area beside that of what it lies in; counts of a part and its whole say nothing beside each other. */
async function readBeside(
  viewer: Viewer,
  unit: OrgUnitNode,
  parent: OrgUnitNode,
  cards: readonly OverviewCard[],
): Promise<ChartModel | null> {
  const rate = cards.find(({ unit: sign, parts }) => sign === '%' && parts !== '')
  const words = new URLSearchParams({ orgUnit: `${unit.id},${parent.id}`, kind: 'line' })
  const query = rate && parseChartQuery(rate.code, words)
  if (!query?.ok) return null
  const chart = await getChart(viewer, query.value, today())
  return chart.ok ? chart.value : null
}
