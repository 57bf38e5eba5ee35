import type { Catalogue } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import { comparePeriods } from '@/lib/periods/period'
import { formsOf } from './chart-plan'
import { elementsOf, type Item, resolveChartItem } from './items'
import { listPublished } from './published-queries'
import { isSeated } from './seated'

/**
 * True when figures of ours can stand behind a code: a form asks for its elements, or somebody brought figures of them
 * in. Of all others only published figures exist.
 */
export async function isFed(catalogue: Catalogue, code: string): Promise<boolean> {
  const item = resolveChartItem(catalogue, code)
  if (item?.kind !== 'indicator' || formsOf(catalogue, item).length > 0) return true
  const ids = elementsOf(item).map(({ id }) => id)
  const found = await db.dataValue.findFirst({
    where: { dataElementId: { in: ids }, stage: { not: 'draft' } },
    select: { id: true },
  })
  return found !== null
}

/** Of these elements the ones with a figure of ours that was sent, approved or brought in. */
export async function listFilled(elementIds: readonly number[]): Promise<ReadonlySet<number>> {
  // One look into the index for each: to count them apart, millions of figures would be read.
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT e.id FROM unnest(${[...elementIds]}::int[]) AS e (id)
    WHERE EXISTS (SELECT 1 FROM data_value v WHERE v.data_element_id = e.id AND v.stage <> 'draft')`
  return new Set(found.map(({ id }) => id))
}

/** What `planChart` asks the store about a code: whether it is fed and, of bodies, the periods of which anything is known. */
export async function findFigures(
  catalogue: Catalogue,
  code: string,
): Promise<[isFed: boolean, seated: readonly string[]]> {
  const item = resolveChartItem(catalogue, code)
  if (!item || !isSeated(catalogue, item)) return [await isFed(catalogue, code), []]
  const elementIds = elementsOf(item).map(({ id }) => id)
  const [values, published] = await Promise.all([
    db.dataValue.findMany({
      where: { dataElementId: { in: elementIds }, stage: { not: 'draft' } },
      distinct: ['period'],
      select: { period: true },
    }),
    item.kind === 'indicator' ? listPublished(item.id) : [],
  ])
  // Of bodies nobody has recorded only published figures exist, each in its own period.
  if (values.length === 0) return [item.kind !== 'indicator', []]
  const periods = new Set([...values, ...published].map(({ period }) => period))
  return [true, [...periods].sort(comparePeriods)]
}

/** Of how many units the bodies are recorded, in the latest of the periods in which any is; `within` null: everywhere. */
export async function countSeatedUnits(
  item: Item,
  periods: readonly string[],
  within: ReadonlySet<string> | null,
): Promise<{ period: string; units: number } | null> {
  const found = await db.dataValue.findMany({
    where: {
      dataElementId: { in: elementsOf(item).map(({ id }) => id) },
      period: { in: [...periods] },
      stage: { not: 'draft' },
    },
    distinct: ['orgUnitId', 'period'],
    select: { orgUnitId: true, period: true },
  })
  const own = found.filter(({ orgUnitId }) => within === null || within.has(orgUnitId))
  const period = periods.findLast((one) => own.some((row) => row.period === one))
  return period === undefined ? null : { period, units: own.filter((row) => row.period === period).length }
}
