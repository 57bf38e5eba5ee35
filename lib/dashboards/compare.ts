import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import { periodName } from '@/lib/periods/names'
import { comparePeriods } from '@/lib/periods/period'
import { toRuns } from '@/lib/periods/runs'
import type { ChartModel } from './chart-model'
import { toChartHref } from './filters'
import type { ChartQuery } from './query'

/** Something added to a picture, and the address of the picture without it. */
export type ComparedChip = { kind: 'area' | 'period' | 'last-year'; label: string; without: string }

/** Kinds on which a figure of a year earlier has a place beside each. */
const besideKinds: readonly ChartModel['kind'][] = ['line', 'columns', 'ranked-bars', 'dot-gap']

/** A second area makes lines of what one area alone shows in parts. */
const ofSeveral: Partial<Record<ChartModel['kind'], ChartModel['kind']>> = {
  'stacked-columns': 'columns',
  'stacked-shares': 'columns',
  bullet: 'columns',
  hemicycle: 'line',
}

/** What the picture compares, each to be taken away; of one area and one stretch of time there is nothing to. */
export function listCompared(
  query: ChartQuery,
  model: Pick<ChartModel, 'language'>,
  nameOf: (ref: string) => string,
  words: { lastYear: string; upTo: (first: string, last: string) => string; under: (name: string) => string },
): ComparedChip[] {
  const runs = toRuns(query.periods.toSorted(comparePeriods))
  const name = (code: string | undefined) => periodName(code ?? '', model.language)
  const areas = query.orgUnits.map((unit, index): ComparedChip => {
    const rest = query.orgUnits.filter((_, at) => at !== index)
    const label = unit.expand === null ? nameOf(unit.ref) : words.under(nameOf(unit.ref))
    return { kind: 'area', label, without: toChartHref({ ...query, orgUnits: rest }) }
  })
  const periods = runs.map((run): ComparedChip => {
    const rest = query.periods.filter((code) => !run.includes(code))
    const label = run.length === 1 ? name(run[0]) : words.upTo(name(run[0]), name(run.at(-1)))
    return { kind: 'period', label, without: toChartHref({ ...query, periods: rest }) }
  })
  const other: ComparedChip[] = query.compare
    ? [
        {
          kind: query.compare === 'last-year' ? 'last-year' : 'period',
          label: query.compare === 'last-year' ? words.lastYear : name(query.compare),
          without: toChartHref({ ...query, compare: null }),
        },
      ]
    : []
  return [...(areas.length > 1 ? areas : []), ...(periods.length > 1 ? periods : []), ...other]
}

/**
 * The picture with one more area: the areas and the kind it has now, as far as several areas allow it. `isWhole`: of one
 * area it shows the units under it, and they stay.
 */
export function withArea(
  query: ChartQuery,
  model: ChartModel,
  area: { id: string; isWhole: boolean },
  unit: Pick<OrgUnitNode, 'id' | 'validTo'>,
): ChartQuery {
  const { id, validTo } = unit
  const own = query.orgUnits.length > 0 ? query.orgUnits : [{ ref: area.id, expand: null }]
  const [only, ...others] = own
  const isUnder = area.isWhole && only?.expand === null && others.length === 0
  const kept = only && isUnder ? [{ ...only, expand: 'children' as const }] : own
  const kind = ofSeveral[model.kind] ?? model.kind
  const isParted = kind !== model.kind || (model.kind === 'line' && query.breakdown.length > 0)
  return {
    ...query,
    kind,
    // What has ended is on no map of today: it is read as it reported.
    geography: validTo !== null && query.geography === 'current' ? 'reported' : query.geography,
    breakdown: isParted ? [] : query.breakdown,
    periods: query.periods.length > 0 ? query.periods : listShown(model),
    orgUnits: kept.some(({ ref }) => ref === id) ? kept : [...kept, { ref: id, expand: null }],
  }
}

/** The picture with more periods: rows and points of their own over time, a second bar of each unit. */
export function withPeriods(query: ChartQuery, model: ChartModel, codes: readonly string[]): ChartQuery {
  if (model.axis === 'org-unit') return { ...query, kind: model.kind, compare: codes.at(-1) ?? null }
  const shown = query.periods.length > 1 ? query.periods : listShown(model)
  return { ...query, kind: model.kind, periods: [...new Set([...shown, ...codes])].sort(comparePeriods) }
}

/** With the same period a year earlier beside each figure; null where the kind has no place for it. */
export function withLastYear(query: ChartQuery, model: ChartModel): ChartQuery | null {
  const isSplit = model.axis === 'period' && model.kind !== 'dot-gap' && query.breakdown.length > 0
  const isGap = model.kind === 'dot-gap' && model.axis === 'org-unit'
  if (query.compare || !besideKinds.includes(model.kind) || isSplit || isGap || model.publishedOnly)
    return null
  return { ...query, kind: model.kind, compare: 'last-year' }
}

/** Kinds that can take another period at all. */
export function takesPeriods({ axis, kind, publishedOnly }: ChartModel): boolean {
  return !publishedOnly && (axis === 'period' ? kind !== 'hemicycle' : kind === 'ranked-bars')
}

function listShown({ axis, series }: ChartModel): string[] {
  if (axis === 'org-unit') return []
  const codes = series.flatMap(({ points }) => points.filter(({ at }) => !at).map(({ key }) => key))
  return [...new Set(codes)].sort(comparePeriods)
}
