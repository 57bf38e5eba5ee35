import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { samePeriodLastYear } from '@/lib/periods/period'
import { toRuns } from '@/lib/periods/runs'
import { capitalise } from './areas'
import { crossesBreak } from './breaks'
import { panelKinds } from './chart-kind'
import type { ChartPoint, ChartSeries } from './chart-model'
import type { ChartPlan } from './chart-plan'
import { findRow, overOptions, overPeriods } from './chart-series'
import { coverageWord, isShare, readerOf, type Speech } from './chart-words'
import { orPublished, question } from './draw-parts'
import type { DrawInput, Drawn } from './draw-series'
import { toChartHref } from './filters'
import { toPoint } from './points'
import type { ChartQuery } from './query'
import { readCompleteness } from './read-gaps'
import { type Before, readAreas, readParts, readTrend } from './reading'
import { computeSeries } from './series'
import { asShare } from './shares'

/** Periods on the axis: one area, some beside each other, or one by a breakdown. */
export async function drawTrend({ world, plan, query, published, speech }: DrawInput): Promise<Drawn> {
  const { category, periods, item, calendar } = plan
  const units = category ? [plan.area] : plan.units
  const alone = panelKinds.includes(plan.kind)
  const keys = category ? ['', ...category.options.map(({ code }) => `${category.code}=${code}`)] : ['']
  const asked = [...new Set([...periods, ...periods.flatMap((period) => samePeriodLastYear(period) ?? [])])]
  const answer = await computeSeries(world, {
    ...question(plan, query),
    orgUnits: units,
    periods: asked,
    keys,
  })
  const find = findRow(answer)
  const shown = isShare(plan) ? asShare(item) : item
  const reader = readerOf(shown, speech, coverageWord(plan))
  const pointAt = (unit: OrgUnitNode, period: string) =>
    toPoint(item, find(unit.id, period, '').computed, { key: period, label: '', shortLabel: '' }, speech)

  /** Not from a published figure, not across the reform, not of a total that only ever grows. */
  function before({ key, published: hollow }: ChartPoint): Before {
    const [unit] = units
    const chosen = query.periods.length > 1 || query.compare ? endBefore(periods, key) : null
    const earlier = chosen ?? samePeriodLastYear(key)
    if (!unit || !earlier || hollow || plan.cumulation === 'phase') return undefined
    if (crossesBreak(item, earlier, key, calendar)) return chosen || query.compare ? 'broken' : undefined
    const point = pointAt(unit, earlier)
    return { point, name: chosen ? periodName(chosen, speech.language) : speech.words('read.lastYear') }
  }

  const found = {
    periods,
    lastChange: answer.lastChange,
    announcementIds: answer.announcementIds,
    publishedOnly: false,
    map: null,
  }
  if (category) {
    const series = overOptions(plan, find, speech)
    const totals = periods.map((period) => pointAt(plan.area, period))
    return { ...found, series, reading: readParts(series, totals, reader) }
  }
  /** A row or a small picture is one unit's: its own chart, as it stood then. */
  const hrefOf = ({ id }: OrgUnitNode, period: string) =>
    alone && id !== plan.area.id
      ? toChartHref({ ...query, orgUnits: [{ ref: id, expand: null }], periods: [period], kind: null })
      : null
  const series = overPeriods(plan, find, speech, hrefOf).map((one) => ({
    ...one,
    points:
      plan.kind === 'heat-map'
        ? one.points
        : one.points.map((point) => orPublished(point, published, one.key, point.key, speech)),
  }))
  const [only, ...others] = series
  const reading =
    only && others.length === 0 && !alone
      ? readTrend(only.points, before, reader)
      : plan.kind === 'heat-map'
        ? readCompleteness(series, speech.words)
        : readAreas(series, { ...reader, peers: new Set(units.map(({ level }) => level)).size === 1 })
  const compared = compares(plan, query) ? lastYears(plan, series, pointAt, speech) : []
  return { ...found, series: [...series, ...compared], reading }
}

/** Only lines and columns have room for a second of each; the women–men rows take theirs among the periods. */
function compares({ kind, units, periods }: ChartPlan, { compare }: ChartQuery): boolean {
  const isLong = periods.every((period) => samePeriodLastYear(period) !== null)
  return compare === 'last-year' && isLong && units.length <= mostCompared && sideBySide.includes(kind)
}

const sideBySide: readonly ChartPlan['kind'][] = ['line', 'columns']
/** Beyond, twice as many lines can't be told apart. */
const mostCompared = 4

/** Each series as it stood a year earlier, drawn beside the periods of now. */
function lastYears(
  { units, periods }: ChartPlan,
  series: readonly ChartSeries[],
  pointAt: (unit: OrgUnitNode, period: string) => ChartPoint,
  { words, language }: Speech,
): ChartSeries[] {
  return units.map((unit, index) => ({
    key: `${unit.id}|last-year`,
    label:
      units.length === 1
        ? capitalise(words('read.lastYear'))
        : words('lastYearOf', { name: series[index]?.label ?? '' }),
    role: 'other',
    breakdown: {},
    points: periods.map((period) => {
      const earlier = samePeriodLastYear(period) ?? period
      const names = { label: periodName(earlier, language), shortLabel: shortPeriodName(period, language) }
      return { ...pointAt(unit, earlier), ...names, at: period }
    }),
  }))
}

/** The end of the stretch of periods before the one a period ends; null where all follow one another. */
function endBefore(periods: readonly string[], last: string): string | null {
  const runs = toRuns(periods)
  const at = runs.findIndex((run) => run.includes(last))
  return runs[at - 1]?.at(-1) ?? null
}
