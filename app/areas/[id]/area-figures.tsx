import { getTranslations } from 'next-intl/server'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Viewer } from '@/lib/access/viewer'
import { parseOverviewQuery, toOverviewHref } from '@/lib/dashboards/filters'
import { getOverview } from '@/lib/dashboards/get-overview'
import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import { today } from '@/lib/periods/deadline'
import { OverviewChart } from '../../overview-chart'
import { OverviewSummary } from '../../overview-summary'
import { PageFilters } from '../../page-filters'

type Props = { viewer: Viewer; unit: OrgUnitNode; words: URLSearchParams }

/** The key figures of one area in the programme and period chosen; where they aren't the reader's to see, that. */
export async function AreaFigures({ viewer, unit, words }: Props) {
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
  const { filters, period } = overview
  return (
    <section aria-labelledby="figures" className="mb-10">
      <h2 id="figures" className="mb-3 text-lg">
        {t('figures', { period: period.name })}
      </h2>
      <PageFilters filters={filters} action={here} settled="orgUnit" />
      <OverviewSummary overview={overview} whoHref={toOverviewHref(parsed.value)} />
      <ul className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {overview.cards.map((card) => (
          <IndicatorCard
            key={card.code}
            card={card}
            words={{ demonstration: overview.demonstrationLabel, noTarget: say('noTarget') }}
          />
        ))}
      </ul>
      <div className="mb-4 grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <OverviewChart model={overview.trend} />
        <OverviewChart model={overview.areas} />
      </div>
      <p>
        <LinkButton href={toOverviewHref(parsed.value)} variant="quiet">
          {t('overview')}
        </LinkButton>
      </p>
    </section>
  )
}
