import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { type Actor, recordAudit } from '@/lib/audit/record'
import { insertRows } from '@/lib/bulk-write'
import { db, type Tx } from '@/lib/db'
import type { Language } from '@/lib/format'
import type { ParentEdge } from '@/lib/org-units/org-unit'
import { toSearchName } from '@/lib/org-units/search'
import { groupBy } from '@/lib/org-units/successions'
import { fail, ok, type Result } from '@/lib/result'
import { toUid } from '@/lib/uid'
import { mostConflicts } from './conflicts'
import { planRegister, type RegisterPlan, type RegisterProblem, type StoredRegister } from './register'
import { readRegister } from './register-file'
import type { ImportConflict, ImportSummary } from './summary'
import { importWords } from './words'

/** `rows` were read; `edges` are the dated parents added; `updated` counts units held before that got some. */
export type RegisterSummary = ImportSummary & { rows: number; edges: number }

export type RegisterOptions = {
  dryRun: boolean
  language?: Language
  /** Lines read so far, every thousand. */
  onProgress?: (rows: number) => void
}

/** `columns` are those the file lacks. */
export type RegisterFailure = { code: 'not-a-register'; columns: string[] }

/** Any number: one register at a time. */
const registerLock = 7_201_856

/**
 * Adds a register's new units and the dated parents that are missing, all or nothing on a technical fault; lines with
 * a conflict are left out and named. Overwrites nothing. Who may is asked by the caller.
 */
export async function importRegister(
  actor: Actor,
  source: AsyncIterable<Uint8Array | string>,
  { dryRun, language = 'vi', onProgress }: RegisterOptions,
): Promise<Result<RegisterSummary, RegisterFailure>> {
  const file = await readRegister(source, onProgress)
  if (file.missing.length > 0) return fail({ code: 'not-a-register', columns: file.missing })
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${registerLock}::bigint)`
      const stored = await readStored(tx)
      const plan = planRegister(file.rows, stored)
      const problems = [...file.problems, ...plan.problems].sort((a, b) => a.line - b.line)
      const summary = summarise(file.rows.length, new Set(file.problems.map(({ line }) => line)).size, plan)
      const changes = summary.imported + summary.edges > 0
      if (changes && !dryRun) {
        await write(tx, plan)
        await bumpDataVersion(tx, { catalogue: true })
        const { imported, updated, edges, rows } = summary
        const details = { rows, imported, updated, edges, conflicts: problems.length }
        const entry = { action: 'register.import', subjectType: 'org-units', subject: 'register' }
        await recordAudit(tx, actor, { ...entry, details })
      }
      const conflicts = toConflicts(problems, language)
      const more = problems.length > conflicts.length ? { conflictCount: problems.length } : {}
      return ok({ ...summary, conflicts, ...more })
    },
    { timeout: 300_000 },
  )
}

function summarise(read: number, unread: number, plan: RegisterPlan): Omit<RegisterSummary, 'conflicts'> {
  const added = new Set(plan.units.map(({ id }) => id))
  const joined = new Set(plan.edges.map(({ childId }) => childId).filter((id) => !added.has(id)))
  const rows = read + unread
  const ignored = rows - added.size - joined.size
  return { imported: added.size, updated: joined.size, ignored, deleted: 0, rows, edges: plan.edges.length }
}

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

async function readStored(tx: Tx): Promise<StoredRegister> {
  const units = await tx.orgUnit.findMany()
  const edges = await tx.orgUnitParent.findMany()
  const steps = await tx.orgUnitSuccession.findMany()
  const into = groupBy(steps, ({ successorId }) => successorId)
  const outOf = groupBy(
    steps.filter(({ kind }) => kind !== 'part'),
    ({ predecessorId }) => predecessorId,
  )
  return {
    units: new Map(
      units.map((unit) => [unit.id, { ...unit, validFrom: day(unit.validFrom), validTo: day(unit.validTo) }]),
    ),
    edges: groupBy<ParentEdge>(
      edges.map((edge) => ({ ...edge, validFrom: day(edge.validFrom), validTo: day(edge.validTo) })),
      ({ childId }) => childId,
    ),
    renamed: steps.filter(
      ({ kind, predecessorId, successorId }) =>
        kind === 'renamed' && into.get(successorId)?.length === 1 && outOf.get(predecessorId)?.length === 1,
    ),
  }
}

async function write(tx: Tx, { units, edges }: RegisterPlan): Promise<void> {
  await insertRows(
    tx,
    'org_unit',
    units.map((unit) => ({
      id: unit.id,
      uid: toUid('org-unit', unit.id),
      code: unit.code,
      level: unit.level,
      name: unit.name,
      full_name: unit.fullName,
      search_name: toSearchName(unit.fullName),
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      predecessors_complete: false,
    })),
  )
  await insertRows(
    tx,
    'org_unit_parent',
    edges.map((edge) => ({
      child_id: edge.childId,
      parent_id: edge.parentId,
      valid_from: edge.validFrom,
      valid_to: edge.validTo,
    })),
  )
}

function toConflicts(problems: readonly RegisterProblem[], language: Language): ImportConflict[] {
  const words = importWords(language)
  return problems.slice(0, mostConflicts).map(({ line, id, column, value, code, other }) => ({
    object: `unit ${id}`.trim(),
    property: column,
    value,
    code,
    message: words(`register.${code}`, { line: String(line), column, id, value: value ?? '', other }),
  }))
}
