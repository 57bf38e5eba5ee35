import { upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

/** Makes the database hold the files' kinds of registers. One taken out stays: entries may hang on it. */
export async function syncRegisterKinds(tx: Tx, { registerKinds }: CatalogueData): Promise<Changes> {
  const elements = await idsByCode(tx.dataElement.findMany({ select: { id: true, code: true } }))
  const idOf = (code: string | null) => (code === null ? null : elements(code))
  const rows = registerKinds.rows.map(({ line: _line, counted_in, members_in, ...row }, order) => ({
    ...row,
    uid: toUid('register-kind', row.code),
    counted_in_id: idOf(counted_in),
    members_in_id: idOf(members_in),
    order,
  }))
  return { register_kind: await upsertRows(tx, 'register_kind', ['code'], rows) }
}
