import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { IsoDate } from '@/lib/periods/period'
import { closedFrom } from '@/lib/submissions/access'
import { toUid } from '@/lib/uid'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import type { DataValueConflict } from './conflicts'
import type { ResolvedValue } from './resolve'

/** Any number: two imports never run at once. */
const importLock = 7_201_856

/** Tables of this transaction alone: `import_value` takes the file's values by {@link stageValues}. */
export async function openStaging(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock}::bigint)`
  await tx.$executeRawUnsafe(`
    CREATE TEMP TABLE import_value (
      line int, data_element_id int, org_unit_id text, calendar calendar, period text, breakdown_id int,
      value numeric, comment text, deleted boolean, form_id int
    ) ON COMMIT DROP`)
}

/** The breakdowns in use, by key; crossed ones come with the first figure. */
export class BreakdownIds {
  private readonly ids: Map<string, number>
  created = 0

  constructor(private readonly catalogue: Catalogue) {
    this.ids = new Map(catalogue.breakdowns.list.map(({ key, id }) => [key, id]))
  }

  async of(tx: Tx, key: string): Promise<number> {
    const id = this.ids.get(key) ?? (await this.create(tx, key))
    this.ids.set(key, id)
    return id
  }

  private async create(tx: Tx, key: string): Promise<number> {
    const options = Object.entries(parseBreakdownKey(key)).flatMap(([category, code]) => {
      const option = this.catalogue.categories.byCode(category)?.options.find((one) => one.code === code)
      return option ? [{ optionId: option.id }] : []
    })
    const known = await tx.breakdown.findUnique({ where: { key }, select: { id: true } })
    if (known) return known.id
    this.created += 1
    const data = { key, uid: toUid('breakdown', key), options: { create: options } }
    return (await tx.breakdown.create({ data, select: { id: true } })).id
  }
}

/** Neither stands in a period, a unit's id or a comment, whose control characters are dropped. */
const [between, nothing] = ['\u001f', '\u001e']

/** Sends values column by column: a tenth of the text that rows of JSON would be. */
export async function stageValues(
  tx: Tx,
  breakdowns: BreakdownIds,
  values: readonly ResolvedValue[],
): Promise<void> {
  if (values.length === 0) return
  const breakdownIds: number[] = []
  for (const { breakdownKey } of values) breakdownIds.push(await breakdowns.of(tx, breakdownKey))
  const column = (read: (value: ResolvedValue) => string | number | boolean | null) =>
    values.map((value) => read(value) ?? nothing).join(between)
  await tx.$executeRawUnsafe(
    stagingSql,
    column(({ line }) => line),
    column(({ dataElementId }) => dataElementId),
    column(({ orgUnitId }) => orgUnitId),
    column(({ calendar }) => calendar),
    column(({ period }) => period),
    breakdownIds.join(between),
    column(({ value }) => value),
    column(({ comment }) => comment),
    column(({ deleted }) => deleted),
    column(({ formId }) => formId),
  )
}

const columnTypes = ['int', 'int', 'text', 'calendar', 'text', 'int', 'numeric', 'text', 'boolean', 'int']
const stagingSql = `INSERT INTO import_value SELECT * FROM unnest(${columnTypes
  .map((type, index) => `string_to_array($${index + 1}, E'\\x1f', E'\\x1e')::${type}[]`)
  .join(', ')})`

/**
 * Says what becomes of every staged value. Leaves two more tables: `import_report`, the reports touched, locked until the
 * transaction ends, and `import_change`, the values with `action`: imported, updated, deleted, ignored, or a conflict's code.
 */
export async function decide(
  tx: Tx,
  { approve, today, forms }: { approve: boolean; today: IsoDate; forms: Catalogue['forms'] },
): Promise<void> {
  await tx.$executeRawUnsafe('ANALYZE import_value')
  await tx.$executeRawUnsafe(`
    CREATE TEMP TABLE import_report ON COMMIT DROP AS
    SELECT DISTINCT form_id, org_unit_id, calendar, period, NULL::uuid AS submission_id,
      NULL::submission_status AS status, false AS decided, false AS approves, false AS was_locked,
      false AS locked, false AS closed
    FROM import_value WHERE form_id IS NOT NULL`)
  await tx.$executeRawUnsafe(`
    SELECT s.id FROM submission s JOIN import_report r USING (form_id, org_unit_id, period)
    ORDER BY s.id FOR UPDATE OF s`)
  await tx.$executeRaw`
    UPDATE import_report r SET approves = f.approval_levels = 0 OR ${approve} FROM form f WHERE f.id = r.form_id`
  const waiting = await tx.$queryRawUnsafe<{ status: string }[]>(
    `
    WITH found AS (
      UPDATE import_report r SET submission_id = s.id, status = s.status,
      was_locked = s.status = 'locked' OR (s.revision > 1 AND EXISTS (
        SELECT 1 FROM audit_event e WHERE e.subject_type = 'submission' AND e.subject = s.id::text
          AND e.action = 'submission.lock')),
      decided = s.status = 'submitted' AND EXISTS (
        SELECT 1 FROM approval a WHERE a.submission_id = s.id AND a.revision = s.revision AND a.decision = 'approved'
          AND a.id > COALESCE((SELECT max(b.id) FROM approval b
            WHERE b.submission_id = s.id AND b.revision = s.revision AND b.decision = 'returned'), 0))
      FROM submission s WHERE s.form_id = r.form_id AND s.org_unit_id = r.org_unit_id AND s.period = r.period
      RETURNING s.status)
    SELECT DISTINCT status::text AS status FROM found WHERE status = 'submitted'`,
  )
  await lockReports(tx, today)
  await closePeriods(tx, { approve, today, forms })
  await tx.$executeRawUnsafe('ANALYZE import_report')
  await tx.$executeRawUnsafe(changeSql(waiting.length > 0))
  await tx.$executeRawUnsafe('ANALYZE import_change')
  await tx.$executeRawUnsafe(`
    DELETE FROM import_report r WHERE NOT EXISTS (
      SELECT 1 FROM import_change c WHERE c.action IN ('imported', 'updated', 'deleted')
        AND c.form_id = r.form_id AND c.org_unit_id = r.org_unit_id AND c.period = r.period)`)
}

const noLeave = (today: IsoDate) => Prisma.sql`NOT EXISTS (
  SELECT 1 FROM lock_exception x WHERE x.form_id = r.form_id AND x.org_unit_id = r.org_unit_id
    AND x.period = r.period AND x.revoked_at IS NULL AND x.until >= ${today}::date)`

/** A report that somebody locked, or its correction, takes figures only while an exception holds. */
async function lockReports(tx: Tx, today: IsoDate): Promise<void> {
  await tx.$executeRaw`UPDATE import_report r SET locked = true WHERE was_locked AND ${noLeave(today)}`
}

/**
 * Marks the reports whose period takes nothing more without an exception. The machine's own administrator, who approves,
 * may still bring in what was never reported: the years before this system; what stands is changed by nobody.
 */
async function closePeriods(
  tx: Tx,
  { approve, today, forms }: { approve: boolean; today: IsoDate; forms: Catalogue['forms'] },
): Promise<void> {
  const found = await tx.$queryRaw<{ form_id: number; period: string }[]>`
    SELECT DISTINCT r.form_id, r.period FROM import_report r JOIN form f ON f.id = r.form_id
    WHERE f.lock_days IS NOT NULL`
  const closed = found.filter(({ form_id, period }) => {
    const form = forms.byId(form_id)
    const from = form && closedFrom(form, period)
    return from !== undefined && from !== null && from <= today
  })
  if (closed.length === 0) return
  await tx.$executeRaw`
    UPDATE import_report r SET closed = true
    FROM json_to_recordset(${JSON.stringify(closed)}::json) AS c (form_id int, period text)
    WHERE c.form_id = r.form_id AND c.period = r.period AND NOT (${approve} AND r.submission_id IS NULL)
      AND ${noLeave(today)}`
}

/** `hasWaiting`: some report waits for approval, so its figures are compared with what was sent as well. */
function changeSql(hasWaiting: boolean): string {
  const cell = (
    other: string,
  ) => `${other}.data_element_id = v.data_element_id AND ${other}.org_unit_id = v.org_unit_id
      AND ${other}.calendar = v.calendar AND ${other}.period = v.period AND ${other}.breakdown_id = v.breakdown_id`
  const same = (other: string) =>
    `${other}.value = v.value AND (v.comment IS NULL OR v.comment = ${other}.comment)`
  const isWaiting = hasWaiting ? `COALESCE(r.status = 'submitted', false)` : 'false'
  const [sent, sentSame, sentVersion] = hasWaiting
    ? [
        `LEFT JOIN data_value s ON r.status = 'submitted' AND s.stage = 'submitted' AND ${cell('s')}`,
        `COALESCE(${same('s')}, false)`,
        's.version',
      ]
    : ['', 'false', 'NULL::int']
  return `
    CREATE TEMP TABLE import_change ON COMMIT DROP AS
    SELECT v.line, v.data_element_id, v.org_unit_id, v.calendar, v.period, v.breakdown_id, v.value, v.comment, v.form_id,
      COALESCE(CASE WHEN ${isWaiting} THEN ${sentVersion} ELSE a.version END, 0) AS base_version,
      (CASE WHEN v.form_id IS NULL OR (r.approves AND NOT ${isWaiting}) THEN 'approved' ELSE 'submitted' END)::stage AS stage,
      CASE
        WHEN v.nth > 1 THEN 'duplicate'
        WHEN v.deleted AND CASE WHEN ${isWaiting} THEN ${sentVersion} ELSE a.version END IS NULL THEN 'ignored'
        WHEN NOT v.deleted AND COALESCE(${same('a')}, false) THEN 'ignored'
        WHEN NOT v.deleted AND NOT r.approves AND ${sentSame} THEN 'ignored'
        WHEN r.status IN ('draft', 'returned') THEN 'being-entered'
        WHEN r.decided THEN 'being-reviewed'
        WHEN r.locked THEN 'report-locked'
        WHEN r.closed THEN 'period-closed'
        WHEN v.deleted THEN 'deleted'
        WHEN CASE WHEN ${isWaiting} THEN ${sentVersion} ELSE a.version END IS NULL THEN 'imported'
        ELSE 'updated'
      END AS action
    FROM (
      SELECT *, row_number() OVER (
        PARTITION BY data_element_id, org_unit_id, calendar, period, breakdown_id ORDER BY line) AS nth
      FROM import_value) v
    LEFT JOIN import_report r ON r.form_id = v.form_id AND r.org_unit_id = v.org_unit_id AND r.period = v.period
    LEFT JOIN data_value a ON a.stage = 'approved' AND ${cell('a')}
    ${sent}`
}

/** What only the store knows to be in the way of a value. */
const storeConflicts = ['duplicate', 'being-entered', 'being-reviewed', 'report-locked', 'period-closed']

export type Outcome = {
  counts: { imported: number; updated: number; ignored: number; deleted: number }
  /** The first conflicts that only the store knew of, and how many there are in all. */
  conflicts: DataValueConflict[]
  conflictCount: number
}

/** What {@link decide} decided, counted. */
export async function readOutcome(tx: Tx, most: number): Promise<Outcome> {
  const rows = await tx.$queryRaw<{ action: string; count: number }[]>`
    SELECT action, count(*)::int AS count FROM import_change GROUP BY action`
  const of = (action: string) => rows.find((row) => row.action === action)?.count ?? 0
  const counts = {
    imported: of('imported'),
    updated: of('updated'),
    ignored: of('ignored'),
    deleted: of('deleted'),
  }
  const conflictCount = storeConflicts.reduce((all, code) => all + of(code), 0)
  const conflicts =
    conflictCount === 0
      ? []
      : await tx.$queryRaw<DataValueConflict[]>`
          SELECT c.line, c.action AS code,
            CASE c.action WHEN 'duplicate' THEN 'dataElement' WHEN 'period-closed' THEN 'period' ELSE 'orgUnit' END
              AS property,
            CASE c.action WHEN 'duplicate' THEN e.code WHEN 'period-closed' THEN c.period ELSE c.org_unit_id END
              AS value
          FROM import_change c JOIN data_element e ON e.id = c.data_element_id
          WHERE c.action NOT IN ('imported', 'updated', 'deleted', 'ignored') ORDER BY c.line LIMIT ${most}`
  return { counts, conflicts, conflictCount }
}
