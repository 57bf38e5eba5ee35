import { canAdminister, canEnter, hasRole } from '@/lib/access/scope'
import { type Administrator, toActor } from '@/lib/access/user'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { recordAudit } from '@/lib/audit/record'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db, type Tx } from '@/lib/db'
import type { Language } from '@/lib/format'
import { Prisma } from '@/lib/generated/prisma/client'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { Conflicts, mostConflicts } from './conflicts'
import type { RawDataValue } from './data-value'
import { ChangedMeanwhile, hashReports, moveReports, type Writer } from './data-value-report-commands'
import { BreakdownIds, decide, openStaging, readOutcome, stageValues } from './data-value-staging-commands'
import { writeChanges } from './data-value-write-commands'
import { readCsvValues } from './read-csv'
import { readJsonValues } from './read-json'
import { createResolver, type ResolveContext, type ResolvedValue } from './resolve'
import { type OpenedSource, openSource, type Source, SourceError, type SourceProblem } from './source'
import type { ImportSummary } from './summary'
import { importWords } from './words'
import type { TemplateProblem } from './workbook/template-problem'

export type ImportOptions = {
  today: IsoDate
  /** Of the messages; Vietnamese unless asked otherwise. */
  language?: Language
  /** Stands in the audit event and in corrections. */
  fileName?: string | null
  /** Everything is tried and nothing kept. */
  dryRun?: boolean
  /** `all`: one conflict and nothing is written. `value` (default): what can be taken is. */
  atomic?: 'all' | 'value'
  /** The machine's own administrator approves what is written; nobody else may. */
  approve?: boolean
  /** Told how many values were read so far. */
  onProgress?: (read: number) => void
}

/** `detail`: where in the file, for people. */
export type ImportFailure = {
  code: SourceProblem | TemplateProblem | 'not-found' | 'changed-meanwhile'
  detail?: string
}

/** Hours, not seconds: a million values are one transaction. */
const longestImport = 4 * 60 * 60 * 1000

const rowsPerStatement = 4000

class Undo extends Error {
  constructor(readonly summary: ImportSummary) {
    super('Nothing is kept of this import')
  }
}

/**
 * Takes in DHIS2 `dataValueSets`, JSON or CSV (told apart by the first letter), plain or gzip, piece by piece in one
 * transaction with one audit event. Every value of the file is counted once: imported, updated, deleted or ignored.
 */
export async function importDataValues(
  who: Administrator,
  source: Source,
  options: ImportOptions,
): Promise<Result<ImportSummary, ImportFailure>> {
  return importOpenedValues(who, openSource(source), options)
}

/** The same of a file already opened. */
export async function importOpenedValues(
  who: Administrator,
  opened: OpenedSource,
  options: ImportOptions,
): Promise<Result<ImportSummary, ImportFailure>> {
  const approve = options.approve === true && 'system' in who
  if (!('system' in who) && !canAdminister(who) && !hasRole(who, 'officer'))
    return fail({ code: 'not-found' })
  // Before the transaction: the embedded server answers nobody else while one is open.
  const lookups = await readLookups(who, options.today)
  try {
    const summary = await db.$transaction((tx) => run(tx, who, opened, lookups, { ...options, approve }), {
      timeout: longestImport,
      maxWait: 60_000,
    })
    return ok(summary)
  } catch (error) {
    if (error instanceof Undo) return ok(error.summary)
    if (error instanceof SourceError) return fail({ code: error.code, detail: error.detail })
    if (error instanceof ChangedMeanwhile || isCollision(error)) return fail({ code: 'changed-meanwhile' })
    throw error
  }
}

type Run = ImportOptions & { approve: boolean }

async function run(
  tx: Tx,
  who: Administrator,
  opened: OpenedSource,
  lookups: ResolveContext,
  options: Run,
): Promise<ImportSummary> {
  const words = importWords(options.language ?? 'vi')
  const conflicts = new Conflicts(words)
  await openStaging(tx)
  const { read, createdBreakdowns } = await stageAll(tx, opened, lookups, conflicts, options)
  await decide(tx, { ...options, forms: lookups.catalogue.forms })
  const outcome = await readOutcome(tx, mostConflicts)
  conflicts.addAll(outcome.conflicts, outcome.conflictCount)

  const isRefused = options.atomic === 'all' && conflicts.count > 0
  const { imported, updated, deleted } = isRefused ? { imported: 0, updated: 0, deleted: 0 } : outcome.counts
  const summary: ImportSummary = {
    imported,
    updated,
    ignored: read - imported - updated - deleted,
    deleted,
    conflicts: conflicts.list(),
    conflictCount: conflicts.count,
    ...(isRefused ? { refused: true } : {}),
  }
  if (isRefused) throw new Undo(summary)

  let reports = 0
  if (imported + updated + deleted > 0) {
    const file = options.fileName ?? words('unnamedFile')
    // Corrections are read by people of either language: the reason is Vietnamese, like the form's.
    const reason = importWords('vi')('correctionReason', { file })
    const writer: Writer = { userId: 'system' in who ? null : who.userId, reason }
    reports = await moveReports(tx, writer)
    await writeChanges(tx, writer)
    await hashReports(tx)
    await bumpDataVersion(tx, { catalogue: createdBreakdowns > 0 })
  }
  if (options.dryRun) throw new Undo(summary)
  const { conflicts: _told, ...counts } = summary
  await recordAudit(tx, toActor(who), {
    action: 'values.import',
    subjectType: 'file',
    subject: options.fileName ?? opened.sha256(),
    details: {
      sha256: opened.sha256(),
      ...counts,
      reports,
      atomic: options.atomic ?? 'value',
      approved: options.approve,
    },
  })
  return summary
}

/** Reads the whole file into the staging table; what couldn't be read goes to the conflicts. */
async function stageAll(
  tx: Tx,
  opened: OpenedSource,
  lookups: ResolveContext,
  conflicts: Conflicts,
  options: Run,
): Promise<{ read: number; createdBreakdowns: number }> {
  const resolve = createResolver(lookups)
  const breakdowns = new BreakdownIds(lookups.catalogue)
  let read = 0
  let found: ResolvedValue[] = []
  for await (const batch of opened.values ?? readValues(opened.text)) {
    for (const raw of batch) {
      const value = resolve(raw)
      if ('code' in value) conflicts.add(value)
      else found.push(value)
    }
    if (found.length >= rowsPerStatement) {
      await stageValues(tx, breakdowns, found)
      found = []
    }
    read += batch.length
    options.onProgress?.(read)
  }
  await stageValues(tx, breakdowns, found)
  return { read, createdBreakdowns: breakdowns.created }
}

async function* readValues(text: AsyncGenerator<string>): AsyncGenerator<RawDataValue[]> {
  const first = await text.next()
  if (first.done) throw new SourceError('empty-file')
  async function* all() {
    yield first.value as string
    yield* text
  }
  yield* /^\s*[{[]/.test(first.value) ? readJsonValues(all()) : readCsvValues(all())
}

async function readLookups(who: Administrator, today: IsoDate): Promise<ResolveContext> {
  const [catalogue, tree, typed] = await Promise.all([
    getCatalogue(),
    getOrgUnitTree(),
    db.dataElement.findMany({
      where: { dhis2: { not: Prisma.DbNull } },
      select: { id: true, dhis2: true },
    }),
  ])
  const mayAll = 'system' in who || canAdminister(who)
  return {
    catalogue,
    tree,
    today,
    mayWrite: (orgUnitId, programmeCode) =>
      mayAll || ('userId' in who && canEnter(who, tree, orgUnitId, programmeCode)),
    valueTypes: new Map(typed.flatMap(({ id, dhis2 }) => toValueType(id, dhis2))),
  }
}

function toValueType(id: number, dhis2: Prisma.JsonValue): [number, string][] {
  const words = dhis2 as { valueType?: unknown } | null
  return typeof words?.valueType === 'string' ? [[id, words.valueType]] : []
}

/** Two hands wrote the same figure at once: the database kept the first. */
function isCollision(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === 'P2002' || JSON.stringify(error.meta ?? {}).includes('23505')
}
