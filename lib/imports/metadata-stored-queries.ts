import type { Tx } from '@/lib/db'

const byId = { orderBy: { id: 'asc' } } as const

/** Every row that DHIS2's metadata has a place for, in the caller's transaction. */
export async function readStoredMetadata(tx: Tx) {
  // One after the other: a transaction has one connection.
  const units = await tx.orgUnit.findMany({ ...byId, include: { parents: true } })
  const groups = await tx.orgUnitGroup.findMany({ ...byId, include: { members: true } })
  const categories = await tx.category.findMany({
    ...byId,
    include: { options: { orderBy: [{ order: 'asc' }, { id: 'asc' }] } },
  })
  const combos = await tx.categoryCombo.findMany(byId)
  const breakdowns = await tx.breakdown.findMany({ ...byId, include: { options: true } })
  const elements = await tx.dataElement.findMany({ ...byId, include: { categoryCombo: true } })
  const forms = await tx.form.findMany({
    ...byId,
    include: {
      programme: true,
      assignments: true,
      sections: { orderBy: { order: 'asc' }, include: { items: { orderBy: { order: 'asc' } } } },
    },
  })
  const indicators = await tx.indicator.findMany(byId)
  const constants = await tx.constant.findMany(byId)
  const rules = await tx.validationRule.findMany(byId)
  return { units, groups, categories, combos, breakdowns, elements, forms, indicators, constants, rules }
}

export type StoredMetadata = Awaited<ReturnType<typeof readStoredMetadata>>
