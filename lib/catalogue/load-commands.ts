import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { type Actor, recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import { syncOrgUnits } from '@/lib/org-units/sync-commands'
import { type CatalogueData, readCatalogueData } from './read-data'
import { syncBodyFeeds } from './sync-body-feeds-commands'
import { syncMetadata } from './sync-commands'
import { syncDeadlines } from './sync-deadlines-commands'
import { syncForms } from './sync-forms-commands'
import type { Changes } from './sync-ids-commands'
import { syncPublished } from './sync-published-commands'
import { syncRegisterKinds } from './sync-registers-commands'
import { syncRules } from './sync-rules-commands'

/** `changed` is empty when the database held everything already. */
export type CatalogueLoad = { hash: string; changed: Changes }

/**
 * Brings the database to the state of the data files: units, metadata, forms, rules, targets, published figures.
 * Loading twice changes nothing. Throws DataFileError, before touching anything, when the files can't be right.
 */
export async function loadCatalogue(
  actor: Actor,
  data: CatalogueData = readCatalogueData(),
): Promise<CatalogueLoad> {
  const setting = await db.setting.findUnique({ where: { key: 'catalogue' } })
  if (setting?.value === data.hash) return { hash: data.hash, changed: {} }
  return db.$transaction(
    async (tx) => {
      const counts: Changes = {
        ...(await syncOrgUnits(tx, data.units)),
        ...(await syncMetadata(tx, data)),
        ...(await syncRegisterKinds(tx, data)),
        body_feed: await syncBodyFeeds(tx, data),
        ...(await syncForms(tx, data)),
        ...(await syncDeadlines(tx, data)),
        ...(await syncRules(tx, data)),
        ...(await syncPublished(tx, data)),
      }
      const changed = Object.fromEntries(Object.entries(counts).filter(([, rows]) => rows > 0))
      const { hash } = data
      await tx.setting.upsert({
        where: { key: 'catalogue' },
        create: { key: 'catalogue', value: hash },
        update: { value: hash },
      })
      if (Object.keys(changed).length > 0) {
        await bumpDataVersion(tx, { catalogue: true })
        const entry = {
          action: 'catalogue.load',
          subjectType: 'catalogue',
          subject: hash.slice(0, 12),
        }
        await recordAudit(tx, actor, { ...entry, details: { hash, changed } })
      }
      return { hash, changed }
    },
    { timeout: 120_000 },
  )
}
