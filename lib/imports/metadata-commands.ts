import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { type Actor, recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import type { Language } from '@/lib/format'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { mostConflicts } from './conflicts'
import { toDocument } from './metadata-document'
import { type MetadataProblem, metadataKinds } from './metadata-model'
import { type MetadataPlan, planMetadata } from './metadata-plan'
import { type ReadMetadata, readMetadata } from './metadata-read'
import { readStoredMetadata } from './metadata-stored-queries'
import { writeMetadata } from './metadata-write-commands'
import type { ImportConflict, ImportSummary } from './summary'
import { importWords } from './words'

export type MetadataOptions = {
  dryRun: boolean
  language?: Language
  /** `all`: one object that can't be taken keeps all others out. */
  atomic?: 'all' | 'value'
  /** The day on which a changed parent begins. */
  today?: IsoDate
}

/** Any number: one metadata file at a time. */
const metadataLock = 7_201_857

/**
 * Takes in DHIS2's metadata JSON. Objects are matched by uid; what is held alike isn't touched, what is our own is never
 * changed, and what can't be taken is named while the rest is. Who may is asked by the caller.
 */
export async function importMetadata(
  actor: Actor,
  document: unknown,
  { dryRun, language = 'vi', atomic = 'value', today = dayInVietNam() }: MetadataOptions,
): Promise<Result<ImportSummary, { code: 'not-metadata' }>> {
  if (!isMetadata(document)) return fail({ code: 'not-metadata' })
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${metadataLock}::bigint)`
      const { read, plan, rows } = await prepare(tx, document, today)
      const problems = [...read.problems, ...plan.problems, ...read.others.map(notTaken)]
      const isRefused = atomic === 'all' && problems.some(({ notice }) => !notice)
      const { imported, updated } = isRefused ? { imported: 0, updated: 0 } : countsOf(plan)
      const conflicts = toConflicts(problems, language)
      const ignored = read.count - imported - updated
      const summary = {
        imported,
        updated,
        ignored,
        deleted: 0,
        conflicts,
        ...(problems.length > conflicts.length ? { conflictCount: problems.length } : {}),
        ...(isRefused ? { refused: true } : {}),
      }
      if (dryRun || imported + updated === 0) return ok(summary)
      await writeMetadata(tx, plan, rows, today)
      await bumpDataVersion(tx, { catalogue: true })
      const taken = Object.entries(plan.counts)
        .map(([kind, count]) => [kind, count.new + count.changed] as const)
        .filter(([, count]) => count > 0)
      const details = { imported, updated, conflicts: problems.length, taken: Object.fromEntries(taken) }
      await recordAudit(tx, actor, {
        action: 'metadata.import',
        subjectType: 'catalogue',
        subject: 'dhis2',
        details,
      })
      return ok(summary)
    },
    { timeout: 300_000 },
  )
}

/** A DHIS2 metadata file has at least one list that we take. */
function isMetadata(document: unknown): document is Record<string, unknown> {
  if (typeof document !== 'object' || document === null) return false
  return Object.entries(document).some(([kind, list]) => kind in metadataKinds && Array.isArray(list))
}

async function prepare(tx: Tx, document: Record<string, unknown>, today: IsoDate) {
  const rows = await readStoredMetadata(tx)
  const held = toDocument(rows, 'vi')
  const stored = readMetadata(held, () => undefined)
  const uids = new Map<string, string>()
  for (const [kind, list] of Object.entries(held))
    for (const { id, code } of list) if (code) uids.set(`${kind} ${code}`, String(id))
  const read: ReadMetadata = readMetadata(document, (kind, code) => uids.get(`${kind} ${code}`))
  return { rows, read, plan: planMetadata(read.metadata, stored.metadata, rows, today) }
}

function countsOf({ counts }: MetadataPlan): { imported: number; updated: number } {
  const list = Object.values(counts)
  return {
    imported: list.reduce((sum, count) => sum + count.new, 0),
    updated: list.reduce((sum, count) => sum + count.changed, 0),
  }
}

function notTaken({ kind, count }: ReadMetadata['others'][number]): MetadataProblem {
  return {
    object: 'metadata',
    uid: '',
    property: kind,
    value: String(count),
    code: 'kind-not-taken',
    other: '',
    notice: true,
  }
}

function toConflicts(problems: readonly MetadataProblem[], language: Language): ImportConflict[] {
  const words = importWords(language)
  return problems.slice(0, mostConflicts).map(({ object, uid, property, value, code, other, notice }) => ({
    object: `${object} ${uid}`.trim(),
    property,
    value: value?.slice(0, 200) ?? null,
    code,
    message: words(`metadata.${code}`, {
      object,
      uid,
      property,
      value: value?.slice(0, 200) ?? '',
      other,
    }),
    ...(notice ? { notice } : {}),
  }))
}
