import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import { toStoredFormula } from './formula-refs'
import type { CatalogueData } from './read-data'
import type { Changes } from './sync-ids-commands'

/** Makes the database hold the files' rules; one taken out no longer stops a form. Rules from elsewhere stay. */
export async function syncRules(tx: Tx, { rules }: CatalogueData): Promise<Changes> {
  const rows = rules.rows.map(({ line: _line, source: _source, left, right, ...row }) => ({
    ...row,
    uid: toUid('validation-rule', row.code),
    left_side: toStoredFormula(left),
    right_side: toStoredFormula(right),
  }))
  const kept = new Set(rows.map(({ uid }) => uid))
  const stored = await tx.validationRule.findMany({ select: { id: true, uid: true, code: true } })
  const gone = stored
    .filter(({ uid, code }) => uid === toUid('validation-rule', code) && !kept.has(uid))
    .map(({ id }) => id)
  const { count } = await tx.validationRule.deleteMany({ where: { id: { in: gone } } })
  return { validation_rule: count + (await upsertRows(tx, 'validation_rule', ['code'], rows)) }
}
