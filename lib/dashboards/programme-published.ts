import type { CatalogueIndicator } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import { comparePeriods } from '@/lib/periods/period'
import type { ChartWorld } from './chart-plan'
import { plainReading, toChartHref } from './filters'
import type { SettledOverview } from './overview-plan'
import type { ProgrammeSection, PublishedItem } from './programme-model'
import { type PublishedRow, toPublishedPoint } from './published'
import { isUnchecked, toChartTarget } from './targets'
import { wordsOf } from './words'

/** The newest figure published of the area, else of the country, else of whoever has one. */
export function newestPublished(
  world: ChartWorld,
  { area, language }: SettledOverview,
  indicator: CatalogueIndicator,
  rows: readonly PublishedRow[],
): PublishedItem | null {
  const { tree } = world
  const rank = ({ orgUnitId }: PublishedRow) =>
    orgUnitId === area.id ? 0 : tree.get(orgUnitId)?.level === 'country' ? 1 : 2
  const [row] = [...rows].sort((a, b) => rank(a) - rank(b) || comparePeriods(b.period, a.period))
  if (!row) return null
  const words = wordsOf(language)
  return {
    code: indicator.code,
    name: language === 'vi' ? indicator.nameVi : indicator.nameEn,
    unit: language === 'vi' ? indicator.unitVi : indicator.unitEn,
    point: toPublishedPoint(row, { language, words }),
    area: areaNameOf(tree.get(row.orgUnitId)?.name, row),
    target: targetOf(world, indicator, area.id, language),
    href: toChartHref({
      ...plainReading,
      code: indicator.code,
      kind: null,
      orgUnits: [{ ref: row.orgUnitId, expand: null }],
      periods: [],
      cumulation: null,
    }),
  }
}

/** "Bắc Kạn, HĐND": a figure of one body is never taken for the whole area's. */
function areaNameOf(name: string | undefined, { body, orgUnitId }: PublishedRow): string {
  return [name ?? orgUnitId, body].filter(Boolean).join(', ')
}

/** An indicator of which no figure is known: what is aimed at, who reports it, and where its definition stands. */
export function toSilent(
  world: ChartWorld,
  { area, language }: SettledOverview,
  indicator: CatalogueIndicator,
): ProgrammeSection['silent'][number] {
  return {
    code: indicator.code,
    name: language === 'vi' ? indicator.nameVi : indicator.nameEn,
    target: targetOf(world, indicator, area.id, language),
    who: (language === 'vi' ? indicator.collectedByVi : indicator.collectedByEn) ?? '',
    often: indicator.frequency ?? '',
    href: `/indicators/${encodeURIComponent(indicator.code)}`,
  }
}

/** The furthest target of the area, else of the country. */
function targetOf(
  { catalogue, tree }: ChartWorld,
  indicator: CatalogueIndicator,
  areaId: string,
  language: Language,
): string {
  const country = tree.list().find(({ level }) => level === 'country')?.id
  const [target] = catalogue
    .targetsOf(indicator.id)
    .filter((one) => !isUnchecked(one) && (one.orgUnitId === areaId || one.orgUnitId === country))
    .sort(
      (a, b) =>
        Number(b.orgUnitId === areaId) - Number(a.orgUnitId === areaId) || comparePeriods(b.period, a.period),
    )
  if (!target) return ''
  const { label, span } = toChartTarget(target, indicator.direction, {
    unit: language === 'vi' ? indicator.unitVi : indicator.unitEn,
    decimals: indicator.decimals,
    area: tree.get(target.orgUnitId)?.name ?? target.orgUnitId,
    language,
    words: wordsOf(language),
  })
  return `${label} (${span})`
}
