import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { parsePeriod } from '@/lib/periods/period'
import { toUid } from '@/lib/uid'
import { toStoredFormula } from './formula-refs'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

type Ids = {
  programmes: (code: string) => number
  components: (programme: string, code: string) => number
}

/**
 * Makes the database hold the indicators of the files. Their targets and earlier definitions are exactly those of the
 * files, so that one taken out is no longer drawn; those of other indicators are left alone.
 */
export async function syncIndicators(tx: Tx, data: CatalogueData, ids: Ids): Promise<Changes> {
  const indicator = await upsertRows(
    tx,
    'indicator',
    ['code'],
    data.indicators.rows.map(({ line: _line, programme, component, ...row }, order) => ({
      ...row,
      uid: toUid('indicator', row.code),
      programme_id: ids.programmes(programme),
      component_id: component === null ? null : ids.components(programme, component),
      unit_vi: row.unit_vi ?? '',
      unit_en: row.unit_en ?? '',
      numerator: toStoredFormula(row.numerator),
      denominator: toStoredFormula(row.denominator),
      order,
    })),
  )
  const indicators = await idsByCode(tx.indicator.findMany({ select: { id: true, code: true } }))
  const own = data.indicators.rows.map(({ code }) => indicators(code))
  return {
    indicator,
    indicator_definition: await syncDefinitions(tx, data, indicators, own),
    target: await syncTargets(tx, data, indicators, own),
  }
}

async function syncDefinitions(
  tx: Tx,
  { definitions }: CatalogueData,
  indicators: (code: string) => number,
  own: readonly number[],
): Promise<number> {
  const rows = definitions.rows.map(({ line: _line, indicator, ...row }) => ({
    ...row,
    indicator_id: indicators(indicator),
    numerator: toStoredFormula(row.numerator),
    denominator: toStoredFormula(row.denominator),
  }))
  const kept = new Set(rows.map((row) => `${row.indicator_id} ${row.valid_to}`))
  const stored = await tx.indicatorDefinition.findMany({ where: { indicatorId: { in: [...own] } } })
  const gone = stored
    .filter((row) => !kept.has(`${row.indicatorId} ${row.validTo.toISOString().slice(0, 10)}`))
    .map(({ id }) => id)
  const { count } = await tx.indicatorDefinition.deleteMany({ where: { id: { in: gone } } })
  return count + (await upsertRows(tx, 'indicator_definition', ['indicator_id', 'valid_to'], rows))
}

async function syncTargets(
  tx: Tx,
  { targets }: CatalogueData,
  indicators: (code: string) => number,
  own: readonly number[],
): Promise<number> {
  const rows = targets.rows.flatMap(({ line: _line, indicator, org_unit, each, ...row }) =>
    (each === null ? [row.period] : yearsOf(row.period)).map((period) => ({
      ...row,
      period,
      indicator_id: indicators(indicator),
      org_unit_id: org_unit,
    })),
  )
  const keyOf = (...parts: (string | number)[]) => parts.join(' ')
  const kept = new Set(
    rows.map((row) => keyOf(row.indicator_id, row.org_unit_id, row.period, row.comparator)),
  )
  const stored = await tx.target.findMany({ where: { indicatorId: { in: [...own] } } })
  const gone = stored
    .filter((row) => !kept.has(keyOf(row.indicatorId, row.orgUnitId, row.period, row.comparator)))
    .map(({ id }) => id)
  const { count } = await tx.target.deleteMany({ where: { id: { in: gone } } })
  return (
    count + (await upsertRows(tx, 'target', ['indicator_id', 'org_unit_id', 'period', 'comparator'], rows))
  )
}

/** The calendar years of a phase or term: `T2022-2027` is 2022 to 2027. */
function yearsOf(code: string): string[] {
  const period = parsePeriod(code)
  if (!period) return []
  const { year, endYear } = period
  return Array.from({ length: endYear - year + 1 }, (_, index) => String(year + index))
}
