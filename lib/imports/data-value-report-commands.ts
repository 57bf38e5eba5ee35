import type { Tx } from '@/lib/db'
import { newReceiptNumber } from '@/lib/submissions/receipt'

/** Whose hand wrote it, and the words that stand in corrections. */
export type Writer = { userId: string | null; reason: string }

/** Somebody began a report between our look and our hand: nothing is written. */
export class ChangedMeanwhile extends Error {}

const reportsPerStatement = 2000
const mostTries = 5

/**
 * Brings every touched report where the workflow has it: a new one is sent, an approved one is sent again as a correction,
 * a sent one stays; where `approves`, it is approved at once, and locked again if it was. Answers how many reports there are.
 */
export async function moveReports(tx: Tx, { userId, reason }: Writer): Promise<number> {
  await tx.$executeRaw`
    UPDATE submission s SET
      status = (CASE WHEN NOT r.approves THEN 'submitted' WHEN r.was_locked THEN 'locked' ELSE 'approved' END)::submission_status,
      version = s.version + 1, updated_at = now(),
      revision = s.revision + (CASE WHEN s.status IN ('approved', 'locked') THEN 1 ELSE 0 END),
      correction_reason = CASE WHEN s.status IN ('approved', 'locked') THEN ${reason} ELSE s.correction_reason END,
      submitted_at = CASE WHEN s.status IN ('approved', 'locked') THEN now() ELSE s.submitted_at END,
      submitted_by_id = CASE WHEN s.status IN ('approved', 'locked') THEN ${userId}::uuid ELSE s.submitted_by_id END
    FROM import_report r WHERE r.submission_id = s.id`
  await createReports(tx, userId)
  await tx.$executeRawUnsafe(`
    INSERT INTO approval (submission_id, revision, level, decision)
    SELECT s.id, s.revision, level, 'approved'
    FROM import_report r JOIN submission s ON s.id = r.submission_id JOIN form f ON f.id = s.form_id,
      generate_series(1, f.approval_levels) AS level
    WHERE r.approves`)
  const [all] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM import_report`
  return all?.count ?? 0
}

async function createReports(tx: Tx, userId: string | null): Promise<void> {
  for (let tries = 0; tries < mostTries; ) {
    const missing = await tx.$queryRaw<{ form_id: number; org_unit_id: string; period: string }[]>`
      SELECT form_id, org_unit_id, period FROM import_report WHERE submission_id IS NULL LIMIT ${reportsPerStatement}`
    if (missing.length === 0) return
    const numbered = missing.map((report) => ({ ...report, receipt_number: newReceiptNumber(report.period) }))
    const created = await tx.$executeRaw`
      WITH numbered AS (
        SELECT * FROM json_to_recordset(${JSON.stringify(numbered)}::json)
          AS n(form_id int, org_unit_id text, period text, receipt_number text)
      ), made AS (
        INSERT INTO submission (id, form_id, org_unit_id, calendar, period, status, receipt_number, submitted_at,
          first_submitted_at, submitted_by_id, updated_at)
        SELECT gen_random_uuid(), r.form_id, r.org_unit_id, r.calendar, r.period,
          (CASE WHEN r.approves THEN 'approved' ELSE 'submitted' END)::submission_status, n.receipt_number, now(), now(),
          ${userId}::uuid, now()
        FROM numbered n JOIN import_report r USING (form_id, org_unit_id, period)
        ON CONFLICT DO NOTHING
        RETURNING id, form_id, org_unit_id, period)
      UPDATE import_report r SET submission_id = m.id FROM made m
      WHERE r.form_id = m.form_id AND r.org_unit_id = m.org_unit_id AND r.period = m.period`
    // A receipt's number given already gets another on the next round; a report somebody else began never will.
    if (created < missing.length) tries += 1
  }
  throw new ChangedMeanwhile()
}

/**
 * SHA-256 of the figures of every touched report as they now stand, the same as `contentHash` computes: canonical JSON
 * has its names in alphabetical order and escapes as PostgreSQL's JSON does.
 */
export async function hashReports(tx: Tx): Promise<void> {
  const text = (column: string) => `COALESCE(to_json(${column})::text, 'null')`
  await tx.$executeRawUnsafe(`
    WITH hashed AS (
      SELECT v.submission_id, encode(sha256(convert_to('[' || string_agg(
        '{"breakdown":' || ${text('b.key')} || ',"comment":' || ${text('v.comment')} || ',"dataElement":' || ${text('e.code')}
        || ',"missing":' || ${text('v.missing')} || ',"value":' || ${text('trim_scale(v.value)::text')} || '}',
        ',' ORDER BY (e.code || '|' || b.key) COLLATE "C") || ']', 'UTF8')), 'hex') AS hash
      FROM import_report r
      JOIN data_value v ON v.submission_id = r.submission_id
        AND v.stage = (CASE WHEN r.approves THEN 'approved' ELSE 'submitted' END)::stage
      JOIN data_element e ON e.id = v.data_element_id JOIN breakdown b ON b.id = v.breakdown_id
      WHERE v.value IS NOT NULL OR v.missing IS NOT NULL
      GROUP BY v.submission_id)
    UPDATE submission s SET content_hash = h.hash FROM hashed h WHERE s.id = h.submission_id`)
}
