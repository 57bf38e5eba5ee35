import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import type { CatalogueData } from './read-data'

/** Rows changed, by table. */
export type Changes = Record<string, number>

/** Makes the database hold the programmes, what is counted, and the indicators and targets of the files. */
export async function syncMetadata(tx: Tx, data: CatalogueData): Promise<Changes> {
  const programme = await upsertRows(
    tx,
    'programme',
    ['code'],
    data.programmes.rows.map(({ line: _line, ...row }, order) => ({
      ...row,
      uid: toUid('programme', row.code),
      order,
    })),
  )
  const programmes = await idsByCode(tx.programme.findMany({ select: { id: true, code: true } }))
  const component = await upsertRows(
    tx,
    'component',
    ['programme_id', 'code'],
    data.components.rows.map(({ line: _line, programme: code, ...row }, order) => ({
      ...row,
      programme_id: programmes(code),
      order,
    })),
  )
  const components = await componentIds(tx)
  const activity_type = await upsertRows(
    tx,
    'activity_type',
    ['code'],
    data.activityTypes.rows.map(({ line: _line, programme: code, component: part, ...row }) => ({
      ...row,
      uid: toUid('activity-type', row.code),
      component_id: components(code, part),
    })),
  )
  const breakdowns = await syncBreakdowns(tx, data)
  const data_element = await upsertRows(
    tx,
    'data_element',
    ['code'],
    data.elements.rows.map(
      ({ line: _line, programme: code, component: part, time, place, breakdown, ...row }) => ({
        ...row,
        uid: toUid('data-element', row.code),
        programme_id: programmes(code),
        component_id: part === null ? null : components(code, part),
        time_roll_up: time,
        place_roll_up: place,
        breakdown_roll_up: breakdown,
      }),
    ),
  )
  const indicator = await upsertRows(
    tx,
    'indicator',
    ['code'],
    data.indicators.rows.map(({ line: _line, programme: code, component: part, ...row }, order) => ({
      ...row,
      uid: toUid('indicator', row.code),
      programme_id: programmes(code),
      component_id: part === null ? null : components(code, part),
      numerator: toStoredFormula(row.numerator),
      denominator: toStoredFormula(row.denominator),
      order,
    })),
  )
  const indicators = await idsByCode(tx.indicator.findMany({ select: { id: true, code: true } }))
  const target = await upsertRows(
    tx,
    'target',
    ['indicator_id', 'org_unit_id', 'period', 'comparator'],
    data.targets.rows.map(({ line: _line, indicator: code, org_unit, ...row }) => ({
      ...row,
      indicator_id: indicators(code),
      org_unit_id: org_unit,
    })),
  )
  return {
    programme,
    component,
    activity_type,
    ...breakdowns,
    data_element,
    indicator,
    target,
  }
}

/** Formulas are written with codes and kept with uids, which never change hands. */
function toStoredFormula(formula: string | null): string | null {
  return (
    formula?.replaceAll(/#\{([^}]*)\}/g, (_whole, code: string) => `#{${toUid('data-element', code)}}`) ??
    null
  )
}

/** Categories, their options, and the breakdowns with at most one option; crossed ones come with the first figure. */
async function syncBreakdowns(tx: Tx, { categories }: CatalogueData): Promise<Changes> {
  const codes = [...new Set(categories.rows.map(({ category }) => category))]
  const first = (code: string) => categories.rows.find(({ category }) => category === code)
  const category = await upsertRows(
    tx,
    'category',
    ['code'],
    codes.map((code, order) => ({
      code,
      uid: toUid('category', code),
      name_vi: first(code)?.category_vi ?? code,
      name_en: first(code)?.category_en ?? code,
      order,
    })),
  )
  const ids = await idsByCode(tx.category.findMany({ select: { id: true, code: true } }))
  const category_option = await upsertRows(
    tx,
    'category_option',
    ['category_id', 'code'],
    categories.rows.map((row, order) => ({
      category_id: ids(row.category),
      code: row.option,
      uid: toUid('category-option', `${row.category}.${row.option}`),
      name_vi: row.option_vi,
      name_en: row.option_en,
      order,
    })),
  )
  const keys = ['', ...categories.rows.map((row) => `${row.category}=${row.option}`)]
  const breakdown = await upsertRows(
    tx,
    'breakdown',
    ['key'],
    keys.map((key) => ({ key, uid: toUid('breakdown', key) })),
  )
  const breakdowns = new Map((await tx.breakdown.findMany()).map(({ key, id }) => [key, id]))
  const options = await tx.categoryOption.findMany({
    include: { category: { select: { code: true } } },
  })
  const breakdown_option = await upsertRows(
    tx,
    'breakdown_option',
    ['breakdown_id', 'option_id'],
    options.flatMap((option) => {
      const breakdown_id = breakdowns.get(`${option.category.code}=${option.code}`)
      return breakdown_id === undefined ? [] : [{ breakdown_id, option_id: option.id }]
    }),
  )
  return { category, category_option, breakdown, breakdown_option }
}

type Coded = { id: number; code: string }

/** Ids by code; throws on an unknown one, which the checks before would have named. */
export async function idsByCode(rows: PromiseLike<Coded[]>): Promise<(code: string) => number> {
  const ids = new Map((await rows).map(({ id, code }) => [code, id]))
  return (code) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`Not in the catalogue: ${code}`)
    return id
  }
}

async function componentIds(tx: Tx): Promise<(programme: string, code: string) => number> {
  const rows = await tx.component.findMany({
    include: { programme: { select: { code: true } } },
  })
  const coded = rows.map(({ id, code, programme }) => ({
    id,
    code: `${programme.code} ${code}`,
  }))
  const find = await idsByCode(Promise.resolve(coded))
  return (programme, code) => find(`${programme} ${code}`)
}
