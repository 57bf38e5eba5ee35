import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import { refsOf } from './formula-refs'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

/**
 * Categories, their options, and the breakdowns with at most one option. Crossed ones come with the first figure,
 * except those that formulas name.
 */
export async function syncBreakdowns(tx: Tx, data: CatalogueData): Promise<Changes> {
  const { rows } = data.categories
  const firsts = [...new Map(rows.toReversed().map((row) => [row.category, row])).values()].toReversed()
  const category = await upsertRows(
    tx,
    'category',
    ['code'],
    firsts.map(({ category: code, category_vi, category_en }, order) => ({
      code,
      uid: toUid('category', code),
      name_vi: category_vi,
      name_en: category_en,
      order,
    })),
  )
  const ids = await idsByCode(tx.category.findMany({ select: { id: true, code: true } }))
  const category_option = await upsertRows(
    tx,
    'category_option',
    ['category_id', 'code'],
    rows.map((row, order) => ({
      category_id: ids(row.category),
      code: row.option,
      uid: toUid('category-option', `${row.category}.${row.option}`),
      name_vi: row.option_vi,
      name_en: row.option_en,
      order,
      source: row.source,
      confidence: row.confidence,
    })),
  )
  const stored = await tx.categoryOption.findMany({ include: { category: { select: { code: true } } } })
  const optionIds = new Map(stored.map((option) => [`${option.category.code}=${option.code}`, option.id]))
  const classes = await upsertRows(
    tx,
    'category_option',
    ['category_id', 'code'],
    rows.map((row) => ({
      category_id: ids(row.category),
      code: row.option,
      class_id: row.class === null ? null : (optionIds.get(row.class) ?? null),
    })),
  )
  const formulas = [...data.indicators.rows, ...data.definitions.rows]
  const named = [
    ...formulas.flatMap((row) => [...refsOf(row.numerator), ...refsOf(row.denominator)]),
    ...data.rules.rows.flatMap((row) => [...refsOf(row.left), ...refsOf(row.right)]),
  ]
  const keys = new Set([
    ...rows.map((row) => `${row.category}=${row.option}`),
    ...named.flatMap(({ breakdown }) => (breakdown === '' ? [] : [breakdown])),
  ])
  const breakdown = await upsertRows(
    tx,
    'breakdown',
    ['key'],
    ['', ...keys].map((key) => ({ key, uid: toUid('breakdown', key) })),
  )
  const breakdowns = new Map((await tx.breakdown.findMany()).map(({ key, id }) => [key, id]))
  const breakdown_option = await upsertRows(
    tx,
    'breakdown_option',
    ['breakdown_id', 'option_id'],
    [...keys].flatMap((key) =>
      key.split(';').map((part) => ({
        breakdown_id: breakdowns.get(key) ?? 0,
        option_id: optionIds.get(part) ?? 0,
      })),
    ),
  )
  return { category, category_option: category_option + classes, breakdown, breakdown_option }
}
