import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import { parseBreakdownKey } from '@/lib/values/breakdown'

/** The ids of breakdowns; crossed ones come with the first figure. */
export async function findBreakdownIds(
  tx: Tx,
  catalogue: Catalogue,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  let created = 0
  for (const key of keys) {
    const known =
      catalogue.breakdowns.byKey(key) ??
      (await tx.breakdown.findUnique({ where: { key }, select: { id: true } }))
    if (known) {
      ids.set(key, known.id)
      continue
    }
    const options = Object.entries(parseBreakdownKey(key)).flatMap(([category, code]) => {
      const option = catalogue.categories.byCode(category)?.options.find((one) => one.code === code)
      return option ? [{ optionId: option.id }] : []
    })
    const data = { key, uid: toUid('breakdown', key), options: { create: options } }
    ids.set(key, (await tx.breakdown.create({ data, select: { id: true } })).id)
    created += 1
  }
  if (created > 0) await bumpDataVersion(tx, { catalogue: true })
  return ids
}
