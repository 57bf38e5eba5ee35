import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName } from '@/lib/periods/names'
import { comparePeriods, samePeriodLastYear } from '@/lib/periods/period'
import { areaName } from './areas'
import { crossesBreak } from './breaks'
import { unitsBelow } from './chart-plan'
import { findRow, overSexes, overUnits } from './chart-series'
import { coverageWord, readerOf } from './chart-words'
import { orPublished, question } from './draw-parts'
import type { DrawInput, Drawn } from './draw-series'
import { toChartHref } from './filters'
import { findMapGap } from './map-gap'
import { findMap } from './map-layer'
import type { ChartQuery } from './query'
import { readGaps } from './read-gaps'
import { readMoves, readRanking } from './reading'
import { unitsDay } from './seated'
import { computeSeries } from './series'
import { asShare, computeWomenShare } from './shares'

/** Units on the axis, of one period: bars, a map, women and men. */
export async function drawUnits(input: DrawInput): Promise<Drawn> {
  const { world, plan, query, published, speech } = input
  const { item, category, area, calendar, geography } = plan
  const [period = ''] = plan.periods
  const isNamed = plan.units.length > 1 || query.orgUnits.some(({ expand }) => expand !== null)
  const below = isNamed ? plan.units : unitsBelow(world, plan, period)
  const units = below.length > 0 ? below : [area]
  const other = plan.kind === 'ranked-bars' ? comparedPeriod(query, period) : null
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: other ? [period, other] : [period],
    keys: category ? ['sex=female', 'sex=male'] : [''],
  })
  const find = findRow(answer)

  function hrefOf(unit: OrgUnitNode): string | null {
    if (unit.id === area.id) return null
    const goesOn = unitsBelow(world, { ...plan, area: unit }, period).length > 0
    return toChartHref({
      ...query,
      orgUnits: [{ ref: unit.id, expand: null }],
      periods: [period],
      kind: plan.kind === 'dot-gap' ? plan.kind : goesOn ? 'ranked-bars' : null,
    })
  }

  const { lastChange, announcementIds } = answer
  const rows = { units, period, hrefOf, speech }
  const found = { periods: [period], lastChange, announcementIds, publishedOnly: false, map: null }
  if (plan.kind === 'dot-gap' && category) {
    const series = overSexes(item, category, find, rows)
    return { ...found, series, reading: readGaps(series, periodName(period, speech.language), speech.words) }
  }
  const [shown, computedOf] = category
    ? [asShare(item), ({ id }: OrgUnitNode) => womenShare(find, id, period)]
    : [item, ({ id }: OrgUnitNode) => find(id, period, '').computed]
  const bars = overUnits(shown, computedOf, rows)
  const series = category
    ? bars
    : {
        ...bars,
        points: bars.points.map((point) => orPublished(point, published, point.key, period, speech)),
      }
  const lastDay = unitsDay(calendar, period)
  const days = [geography === 'reported' ? lastDay : geography, lastDay]
  const name = areaName(world.tree, area, lastDay, speech.words)
  const against = findMapGap(world, plan, { asked: query.gap ?? null, area: name, speech })
  const map = plan.kind === 'map' ? findMap(world.tree, units, days, { words: speech.words, against }) : null
  const reader = readerOf(shown, speech, coverageWord(plan))
  const compared =
    other && overUnits(shown, ({ id }) => find(id, other, '').computed, { ...rows, period: other })
  const order = new Map(series.points.map(({ key }, index) => [key, index]))
  const than =
    query.compare === 'last-year'
      ? speech.words('read.lastYear')
      : periodName(other ?? period, speech.language)
  return {
    ...found,
    series: compared
      ? [
          series,
          {
            ...compared,
            key: 'compared',
            role: 'other',
            points: compared.points.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
          },
        ]
      : [series],
    reading: [
      readRanking(series, reader),
      compared &&
        (crossesBreak(item, ...inOrder(other ?? period, period), calendar)
          ? speech.words('read.broken')
          : readMoves(series, compared, than, reader)),
    ]
      .filter(Boolean)
      .join(' '),
    map: map && category ? { ...map, isSplit: true } : map,
  }
}

/** The period bars of units are held against. */
function comparedPeriod({ compare }: ChartQuery, period: string): string | null {
  const other = compare === 'last-year' ? samePeriodLastYear(period) : compare
  return other && other !== period ? other : null
}

function inOrder(a: string, b: string): [earlier: string, later: string] {
  return comparePeriods(a, b) <= 0 ? [a, b] : [b, a]
}

function womenShare(find: ReturnType<typeof findRow>, unit: string, period: string) {
  const of = (sex: string) => find(unit, period, `sex=${sex}`).computed
  return computeWomenShare(of('female'), of('male'))
}
