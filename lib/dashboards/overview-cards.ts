import { periodName, shortPeriodName } from '@/lib/periods/names'
import { phaseTargetOf, toCard } from './cards'
import type { ChartWorld } from './chart-plan'
import { findRow } from './chart-series'
import { readerOf } from './chart-words'
import { toChartHref } from './filters'
import { isStock } from './items'
import type { OverviewCard } from './overview-model'
import { backFrom, chartQuery, type SettledOverview } from './overview-plan'
import { toPoint } from './points'
import { computeSeries } from './series'
import { wordsOf } from './words'

/** The key figures of an area with a year more than their spark lines show, in two reads. */
export async function readCards(world: ChartWorld, settled: SettledOverview): Promise<OverviewCard[]> {
  const { items, area, period, calendar, geography, query, language } = settled
  const words = wordsOf(language)
  const periods = backFrom(period, 13)
  const common = {
    items,
    orgUnits: [area],
    keys: [''],
    calendar,
    geography,
    stage: query.stage,
    asOf: query.asOf,
  }
  const recent = await computeSeries(world, { ...common, periods, cumulation: null })
  const wanted = items.filter(
    (item) => !isStock(item) && phaseTargetOf(world.catalogue.targetsOf(item.id), area.id, period),
  )
  const sincePhase = await computeSeries(world, {
    ...common,
    items: wanted,
    periods: [period],
    cumulation: 'phase',
  })
  return items.map((item) => {
    const find = findRow({ ...recent, rows: recent.rows.filter((row) => row.item === item) })
    const phase = sincePhase.rows.find((row) => row.item === item)
    const name = (key: string) => ({
      key,
      label: periodName(key, language),
      shortLabel: shortPeriodName(key, language),
    })
    return toCard({
      item,
      points: periods.map((one) =>
        toPoint(item, find(area.id, one, '').computed, name(one), { language, words }),
      ),
      phaseToDate: phase ? toPoint(item, phase.computed, name(period), { language, words }) : null,
      targets: world.catalogue.targetsOf(item.id),
      orgUnitId: area.id,
      area: area.name,
      reader: readerOf(
        item,
        { language, words },
        item.formula?.cumulation === 'none' || isStock(item) ? 'coverage' : 'coveragePeriods',
      ),
      calendar,
      overview: wordsOf(language, 'overview'),
      href: toChartHref(chartQuery(settled, item.code)),
    })
  })
}
