import type { Catalogue } from '@/lib/catalogue/catalogue'
import { db } from '@/lib/db'
import { formsOf } from './chart-plan'
import { elementsOf, resolveChartItem } from './items'

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
  const found = await db.dataValue.findMany({
    where: { dataElementId: { in: [...elementIds] }, stage: { not: 'draft' } },
    distinct: ['dataElementId'],
    select: { dataElementId: true },
  })
  return new Set(found.map(({ dataElementId }) => dataElementId))
}
