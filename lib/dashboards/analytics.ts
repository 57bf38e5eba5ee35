import type { Decimal } from 'decimal.js'
import type { Viewer } from '@/lib/access/viewer'
import { getDataVersion } from '@/lib/audit/data-version-queries'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import type { Language } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { type Calendar, type IsoDate, periodRange } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { type Breakdown, parseBreakdownKey } from '@/lib/values/breakdown'
import type { MissingReason, Observation } from '@/lib/values/observation'
import { resolveUnits } from './areas'
import { keysOver, resolveCategories } from './breakdown-keys'
import { AnswerCache } from './cache'
import { type Item, resolveItem } from './items'
import type { AnalyticsQuery, GeographyWord, QueryFailure, StageWord } from './query'
import { computeSeries, type SeriesRow } from './series'

export type AnalyticsRow = {
  /** Code of the indicator or data element. */
  item: string
  /** Our id. */
  orgUnit: string
  period: string
  /** `{}` is the total. */
  breakdown: Breakdown
  value: number | null
  /** Parts of a ratio; null for a plain count. */
  numerator: number | null
  denominator: number | null
  missing: MissingReason | null
  coverage: { reported: number; assigned: number }
  /** The weakest stage underneath; null when nothing was reported. */
  stage: StageWord | null
  origins: string[]
}

export type AnalyticsAnswer = {
  meta: {
    items: Record<
      string,
      { uid: string; kind: string; name: string; unit: string; decimals: number; source: string | null }
    >
    orgUnits: Record<string, { uid: string; code: string | null; name: string; level: string }>
    /** Everything by its key in the rows: items, units, periods, options (`sex=female`). */
    names: Record<string, string>
    units: Record<string, string>
    sources: Record<string, string | null>
    calendar: Calendar
    geography: GeographyWord
    stage: StageWord
    asOf: string | null
    language: Language
    dataVersion: number
    /** Latest change among the figures read; null when there are none. */
    dataDate: string | null
  }
  rows: AnalyticsRow[]
}

const mostRows = 50_000
const cache = new AnswerCache<Result<AnalyticsAnswer, QueryFailure>>(200)

/**
 * Answers `/api/v1/analytics`: exactly one row per item × org unit × period × breakdown, missing ones included,
 * numbers unrounded. With categories asked, the total comes beside each option (and their cross). What doesn't exist
 * and what the viewer may not read are the same `not-found`.
 */
export async function analyse(
  viewer: Viewer,
  query: AnalyticsQuery,
  today: IsoDate = dayInVietNam(),
): Promise<Result<AnalyticsAnswer, QueryFailure>> {
  const { version } = await getDataVersion()
  const parts = [String(version), query, viewer.grants, query.language ?? viewer.language, today]
  return cache.get(parts, () => answer(viewer, query, today, Number(version)))
}

async function answer(
  viewer: Viewer,
  query: AnalyticsQuery,
  today: IsoDate,
  dataVersion: number,
): Promise<Result<AnalyticsAnswer, QueryFailure>> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  const items: Item[] = []
  for (const word of query.items) {
    const item = resolveItem(catalogue, word)
    if (!item) return fail({ code: 'not-found', field: word.kind })
    items.push(item)
  }
  const categories = resolveCategories(catalogue, query.breakdown)
  if (!categories) return fail({ code: 'bad-query', field: 'breakdown', problem: 'unknown-breakdown' })
  const calendar = query.calendar ?? 'statistical'
  const geography = query.geography === 'current' ? today : query.geography
  const lastDays = query.periods.map((period) => periodRange(calendar, period).end)
  const programmes = [...new Set(items.map(({ programmeCode }) => programmeCode))]
  const orgUnits = resolveUnits(viewer, tree, query.orgUnits, { geography, lastDays }, programmes)
  if (!orgUnits) return fail({ code: 'not-found', field: 'orgUnit' })
  const keys = keysOver(categories)
  if (items.length * orgUnits.length * query.periods.length * keys.length > mostRows) {
    return fail({ code: 'bad-query', field: 'orgUnit', problem: 'too-many-rows' })
  }
  const { stage, asOf, periods } = query
  const question = { items, orgUnits, periods, keys, calendar, geography, stage, asOf, cumulation: null }
  const { rows, lastChange } = await computeSeries({ catalogue, tree, viewer }, question)
  const language = query.language ?? viewer.language
  return ok({
    meta: {
      ...describe({ catalogue, items, orgUnits, periods, language }),
      calendar,
      geography: query.geography,
      stage,
      asOf,
      language,
      dataVersion,
      dataDate: lastChange,
    },
    rows: rows.map(toRow),
  })
}

function toRow({ item, orgUnit, period, key, computed }: SeriesRow): AnalyticsRow {
  const { value, numerator, denominator, coverage, stage, origins } = computed
  return {
    item: item.code,
    orgUnit: orgUnit.id,
    period,
    breakdown: parseBreakdownKey(key),
    value: toNumber(value),
    numerator: toNumber(numerator),
    denominator: toNumber(denominator),
    missing: value.kind === 'missing' ? value.reason : null,
    coverage,
    stage,
    origins: [...origins],
  }
}

function toNumber(one: Observation | null): number | null {
  const value: Decimal | null = one?.kind === 'observed' ? one.value : null
  return value?.toNumber() ?? null
}

function describe(known: {
  catalogue: Catalogue
  items: readonly Item[]
  orgUnits: readonly OrgUnitNode[]
  periods: readonly string[]
  language: Language
}) {
  const vi = known.language === 'vi'
  const named = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }) => (vi ? nameVi : nameEn)
  const unitOf = (item: Item) => (vi ? item.unitVi : item.unitEn)
  const options = known.catalogue.categories.list.flatMap((category) =>
    category.options.map((option) => [`${category.code}=${option.code}`, named(option)]),
  )
  return {
    items: Object.fromEntries(
      known.items.map((item) => {
        const { uid, kind, decimals, source } = item
        return [item.code, { uid, kind, name: named(item), unit: unitOf(item), decimals, source }]
      }),
    ),
    orgUnits: Object.fromEntries(
      known.orgUnits.map(({ id, uid, code, fullName, level }) => [id, { uid, code, name: fullName, level }]),
    ),
    names: Object.fromEntries([
      ...known.items.map((item) => [item.code, named(item)]),
      ...known.orgUnits.map(({ id, name }) => [id, name]),
      ...known.periods.map((period) => [period, periodName(period, known.language)]),
      ...options,
    ]) as Record<string, string>,
    units: Object.fromEntries(known.items.map((item) => [item.code, unitOf(item)])),
    sources: Object.fromEntries(known.items.map((item) => [item.code, item.source])),
  }
}
