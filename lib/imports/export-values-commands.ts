import { createHash } from 'node:crypto'
import { type Actor, recordAudit } from '@/lib/audit/record'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { periodTypes } from '@/lib/periods/code'
import { expandPeriods, PeriodError, subPeriods } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { isFigureSql } from '@/lib/values/values-sql'
import {
  createWriter,
  type ExportFormat,
  type ExportRow,
  fileParts,
  type IdScheme,
  writeValue,
} from './export-rows'

export type ExportQuery = {
  /** All elements of the form, or these by code or uid. */
  form?: string
  dataElements?: readonly string[]
  /** The unit and everything inside it; every unit when left out. */
  orgUnit?: string
  /** `2023Q4`, `2023Q1..2024Q4` or a comma list, with the periods inside; every period when left out. */
  period?: string
  /** `approved`: what is in force. `provisional`: what waits for approval stands before it. */
  stage?: 'approved' | 'provisional'
  idScheme?: IdScheme
  format: ExportFormat
}

export type ExportFailure = { code: 'not-found' | 'not-a-period'; field: string }

/** `leftOut`: figures DHIS2 has no words for: a reason instead of a number, the other calendar. */
export type ExportSummary = {
  exported: number
  leftOut: { missing: number; otherCalendar: number }
  sha256: string
}

const rowsPerReading = 10_000
const longestExport = 60 * 60 * 1000

/** Writes figures as `dataValueSets`, piece by piece, all as of one moment, and notes the export in the audit log. */
export async function exportDataValues(
  actor: Actor,
  query: ExportQuery,
  write: (text: string) => Promise<void>,
): Promise<Result<ExportSummary, ExportFailure>> {
  const [catalogue, tree] = await Promise.all([getCatalogue(), getOrgUnitTree()])
  const scope = findScope(catalogue, tree, query)
  if (!scope.ok) return scope
  const toWritten = createWriter(catalogue, tree, query.idScheme ?? 'uid')
  const { before, between, after } = fileParts(query.format, query.idScheme ?? 'uid')
  const hash = createHash('sha256')
  const summary = { exported: 0, leftOut: { missing: 0, otherCalendar: 0 } }
  const say = async (text: string) => {
    hash.update(text, 'utf8')
    await write(text)
  }
  const work = async (tx: Tx) => {
    await say(before)
    for await (const rows of readRows(tx, scope.value)) {
      let text = ''
      for (const row of rows) {
        const value = toWritten(row)
        if (value === 'missing') summary.leftOut.missing += 1
        else if (value === 'calendar') summary.leftOut.otherCalendar += 1
        else text += (summary.exported++ > 0 ? between : '') + writeValue(value, query.format)
      }
      await say(text)
    }
    await say(after)
  }
  await db.$transaction(work, { isolationLevel: 'RepeatableRead', timeout: longestExport })
  const done = { ...summary, sha256: hash.digest('hex') }
  const entry = { action: 'values.export', subjectType: 'file', subject: done.sha256 }
  // By itself: a transaction that sees one moment only would not see the log's last event.
  await db.$transaction((tx) => recordAudit(tx, actor, { ...entry, details: { query, ...done } }))
  return ok(done)
}

type Scope = {
  dataElementIds: number[]
  orgUnitIds: string[] | null
  periods: string[] | null
  stage: 'approved' | 'provisional'
}

function findScope(
  catalogue: Catalogue,
  tree: OrgUnitTree,
  query: ExportQuery,
): Result<Scope, ExportFailure> {
  const dataElementIds: number[] = []
  if (query.form !== undefined) {
    const form = catalogue.forms.byCode(query.form) ?? catalogue.forms.byUid(query.form)
    if (!form) return fail({ code: 'not-found', field: 'form' })
    const items = form.sections.flatMap((section) => section.items)
    dataElementIds.push(...items.map(({ dataElementId }) => dataElementId))
  }
  for (const word of query.dataElements ?? []) {
    const element = catalogue.elements.byCode(word) ?? catalogue.elements.byUid(word)
    if (!element) return fail({ code: 'not-found', field: 'data-element' })
    dataElementIds.push(element.id)
  }
  const unit = query.orgUnit === undefined ? undefined : tree.resolve(query.orgUnit)
  if (query.orgUnit !== undefined && !unit) return fail({ code: 'not-found', field: 'org-unit' })
  const within = tree.list().filter(({ id }) => unit && tree.isWithin(id, unit.id))
  const periods = query.period === undefined ? null : findPeriods(query.period)
  if (query.period !== undefined && !periods) return fail({ code: 'not-a-period', field: 'period' })
  return ok({
    dataElementIds,
    orgUnitIds: unit ? within.map(({ id }) => id) : null,
    periods,
    stage: query.stage ?? 'approved',
  })
}

function findPeriods(text: string): string[] | null {
  try {
    return [
      ...new Set(
        expandPeriods(text).flatMap((code) => [
          code,
          ...periodTypes.flatMap((type) => subPeriods(code, type)),
        ]),
      ),
    ]
  } catch (error) {
    if (error instanceof PeriodError) return null
    throw error
  }
}

type Row = {
  id: bigint
  data_element_id: number
  org_unit_id: string
  calendar: ExportRow['calendar']
  period: string
  key: string
  value: string | null
  comment: string | null
  updated_at: Date
}

async function* readRows(tx: Tx, scope: Scope): AsyncGenerator<ExportRow[]> {
  let last = 0n
  for (;;) {
    const rows = await tx.$queryRaw<Row[]>(rowsSql(scope, last))
    if (rows.length === 0) return
    yield rows.map((row) => ({
      id: row.id,
      dataElementId: row.data_element_id,
      orgUnitId: row.org_unit_id,
      calendar: row.calendar,
      period: row.period,
      breakdownKey: row.key,
      value: row.value,
      comment: row.comment,
      updatedAt: row.updated_at,
    }))
    last = rows.at(-1)?.id ?? last
  }
}

function rowsSql({ dataElementIds, orgUnitIds, periods, stage }: Scope, after: bigint): Prisma.Sql {
  const units = orgUnitIds ? Prisma.sql`AND v.org_unit_id = ANY(${orgUnitIds}::text[])` : Prisma.empty
  const spans = periods ? Prisma.sql`AND v.period = ANY(${periods}::text[])` : Prisma.empty
  // As every provisional reading: what was sent replaces its report's approved figures as a whole.
  const staged =
    stage === 'approved'
      ? Prisma.sql`v.stage = 'approved'`
      : Prisma.sql`(v.stage = 'submitted' OR (v.stage = 'approved'
          AND NOT EXISTS (SELECT 1 FROM data_value s WHERE s.stage = 'submitted' AND s.submission_id = v.submission_id
            AND ${isFigureSql('s')})
          AND NOT EXISTS (SELECT 1 FROM data_value s WHERE s.stage = 'submitted' AND s.data_element_id = v.data_element_id
            AND s.org_unit_id = v.org_unit_id AND s.calendar = v.calendar AND s.period = v.period
            AND s.breakdown_id = v.breakdown_id AND ${isFigureSql('s')})))`
  return Prisma.sql`
    SELECT v.id, v.data_element_id, v.org_unit_id, v.calendar::text AS calendar, v.period, b.key,
      trim_scale(v.value)::text AS value, v.comment, v.updated_at
    FROM data_value v JOIN breakdown b ON b.id = v.breakdown_id
    WHERE v.id > ${after} AND v.data_element_id = ANY(${dataElementIds}::int[]) ${units} ${spans} AND ${staged}
      AND ${isFigureSql('v')}
    ORDER BY v.id LIMIT ${rowsPerReading}`
}
