import type { Tx } from '@/lib/db'
import type { Writer } from './data-value-report-commands'

const cell = ['data_element_id', 'org_unit_id', 'calendar', 'period', 'breakdown_id']
const cells = (table: string) => cell.map((column) => `${table}.${column}`).join(', ')
const sameCell = (a: string, b: string) =>
  cell.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ')

const versionColumns = `data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing,
  comment, reason, origin, submission_id, recorded_by_id`
const sameReport = (a: string, b: string) =>
  `${a}.form_id = ${b}.form_id AND ${a}.org_unit_id = ${b}.org_unit_id AND ${a}.period = ${b}.period`
/** The reports' own figures: those of the elements their forms ask for. */
const formElements = `(SELECT DISTINCT s.form_id, i.data_element_id FROM form_item i JOIN form_section s ON s.id = i.section_id)`

/** Writes what `import_change` says, with its history: first what stays of reopened reports, then the changes. */
export async function writeChanges(tx: Tx, writer: Writer): Promise<void> {
  await carryOver(tx, writer)
  await deleteValues(tx, writer)
  await putValues(tx, writer)
  await approveWaiting(tx, writer)
}

/** A correction is sent whole: figures of the approved report that the file doesn't touch go along unchanged. */
async function carryOver(tx: Tx, { userId, reason }: Writer): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH copied AS (
      INSERT INTO data_value (data_element_id, org_unit_id, calendar, period, breakdown_id, stage, value, missing, comment,
        origin, version, submission_id, announcement_id, updated_at, updated_by_id)
      SELECT ${cells('v')}, 'submitted', v.value, v.missing, v.comment, v.origin, v.version, r.submission_id,
        v.announcement_id, v.updated_at, v.updated_by_id
      FROM import_report r
      JOIN ${formElements} i ON i.form_id = r.form_id
      JOIN data_value v ON v.data_element_id = i.data_element_id AND v.org_unit_id = r.org_unit_id
        AND v.calendar = r.calendar AND v.period = r.period AND v.stage = 'approved'
      WHERE NOT r.approves AND r.status IS DISTINCT FROM 'submitted' AND NOT EXISTS (
        SELECT 1 FROM import_change c WHERE c.action IN ('updated', 'deleted') AND ${sameCell('c', 'v')})
      ON CONFLICT DO NOTHING
      RETURNING *)
    INSERT INTO data_value_version (${versionColumns})
    SELECT ${cells('c')}, c.version, 'submitted', c.stage, c.value, c.missing, c.comment, $2, c.origin, c.submission_id, $1::uuid
    FROM copied c`,
    userId,
    reason,
  )
}

/** A deletion is marked in the history, never just gone. */
async function deleteValues(tx: Tx, { userId, reason }: Writer): Promise<void> {
  const noted = await tx.$executeRawUnsafe(
    `INSERT INTO data_value_version (${versionColumns})
    SELECT ${cells('c')}, c.base_version + 1, 'deleted', c.stage, NULL, NULL, NULL, $2, 'imported', r.submission_id, $1::uuid
    FROM import_change c LEFT JOIN import_report r ON ${sameReport('r', 'c')}
    WHERE c.action = 'deleted'`,
    userId,
    reason,
  )
  if (noted === 0) return
  await tx.$executeRawUnsafe(
    `DELETE FROM data_value v USING import_change c
    WHERE c.action = 'deleted' AND v.stage = c.stage AND ${sameCell('v', 'c')}`,
  )
}

async function putValues(tx: Tx, { userId, reason }: Writer): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH written AS (
      INSERT INTO data_value AS old (data_element_id, org_unit_id, calendar, period, breakdown_id, stage, value, missing,
        comment, origin, version, submission_id, updated_at, updated_by_id)
      SELECT ${cells('c')}, c.stage, c.value, NULL, c.comment, 'imported', c.base_version + 1, r.submission_id, now(), $1::uuid
      FROM import_change c LEFT JOIN import_report r ON ${sameReport('r', 'c')}
      WHERE c.action IN ('imported', 'updated')
      ON CONFLICT (data_element_id, org_unit_id, calendar, period, breakdown_id, stage) DO UPDATE SET
        value = EXCLUDED.value, missing = NULL, comment = EXCLUDED.comment, origin = 'imported',
        version = EXCLUDED.version, submission_id = COALESCE(EXCLUDED.submission_id, old.submission_id),
        announcement_id = NULL, updated_at = EXCLUDED.updated_at, updated_by_id = EXCLUDED.updated_by_id
      RETURNING *)
    INSERT INTO data_value_version (${versionColumns})
    SELECT ${cells('w')}, w.version,
      CASE WHEN w.stage = 'submitted' THEN 'submitted' WHEN w.submission_id IS NULL THEN 'loaded' ELSE 'approved' END,
      w.stage, w.value, NULL, w.comment, CASE WHEN w.version > 1 THEN $2 END, w.origin, w.submission_id, $1::uuid
    FROM written w`,
    userId,
    reason,
  )
}

/** Reports that waited and are approved with this file: as the workflow does, the sent figures replace the approved ones. */
async function approveWaiting(tx: Tx, { userId }: Writer): Promise<void> {
  const waiting = `import_report r JOIN ${formElements} i ON i.form_id = r.form_id
    JOIN data_value v ON v.data_element_id = i.data_element_id AND v.org_unit_id = r.org_unit_id
      AND v.calendar = r.calendar AND v.period = r.period AND v.stage = 'approved'
    WHERE r.approves AND r.status = 'submitted'`
  const [found] = await tx.$queryRawUnsafe<{ any: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM import_report WHERE approves AND status = 'submitted') AS any`,
  )
  if (!found?.any) return
  await tx.$executeRawUnsafe(
    `INSERT INTO data_value_version (${versionColumns})
    SELECT ${cells('v')}, v.version + 1, 'deleted', v.stage, NULL, NULL, NULL, NULL, v.origin, r.submission_id, $1::uuid
    FROM ${waiting} AND NOT EXISTS (
      SELECT 1 FROM data_value s WHERE s.submission_id = r.submission_id AND s.stage = 'submitted' AND ${sameCell('s', 'v')})`,
    userId,
  )
  await tx.$executeRawUnsafe(`DELETE FROM data_value WHERE id IN (SELECT v.id FROM ${waiting})`)
  await tx.$executeRawUnsafe(
    `WITH moved AS (
      UPDATE data_value v SET stage = 'approved' FROM import_report r
      WHERE r.approves AND r.status = 'submitted' AND v.submission_id = r.submission_id AND v.stage = 'submitted'
      RETURNING v.*)
    INSERT INTO data_value_version (${versionColumns})
    SELECT ${cells('m')}, m.version, 'approved', m.stage, m.value, m.missing, m.comment, NULL, m.origin, m.submission_id, $1::uuid
    FROM moved m`,
    userId,
  )
}
