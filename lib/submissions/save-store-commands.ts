import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db'
import type { FormDefinition } from './form'
import type { CellAnswer, CellWrite, DerivedAnswer, StoredCell } from './save-cells'
import type { SubmissionKey, SubmissionStatus } from './submission'

/** What a batch of cells was answered, kept so that the same batch is answered alike whenever it comes again. */
export type KeptAnswer = { savedAt: string; cells: CellAnswer[]; derived: DerivedAnswer[] }

export type Draft = { id: string; status: SubmissionStatus; revision: number }

/** The submission with its row locked, begun where nobody had begun it. */
export async function openDraft(
  tx: Tx,
  form: FormDefinition,
  { orgUnitId, period }: SubmissionKey,
): Promise<Draft> {
  // Somebody else may begin it between looking and inserting: then nothing is inserted, and the next look waits for them.
  for (let attempt = 0; attempt < 3; attempt++) {
    const [draft] = await tx.$queryRaw<Draft[]>`
      WITH found AS (
        SELECT id, status, revision FROM submission
        WHERE form_id = ${form.id} AND org_unit_id = ${orgUnitId} AND period = ${period} FOR UPDATE
      ), made AS (
        INSERT INTO submission (id, form_id, org_unit_id, calendar, period, updated_at)
        SELECT ${randomUUID()}::uuid, ${form.id}, ${orgUnitId}, ${form.calendar}::calendar, ${period}, now()
        WHERE NOT EXISTS (SELECT FROM found)
        ON CONFLICT (form_id, org_unit_id, period) DO NOTHING
        RETURNING id, status, revision
      )
      SELECT id::text, status::text, revision FROM found UNION ALL SELECT id::text, status::text, revision FROM made`
    if (draft) return draft
  }
  throw new Error('A submission just created is gone')
}

/**
 * The batch if it was answered before, and the draft cells of these elements. Only after the row is locked: what a save
 * before this one wrote must be seen. By place and not by submission, as the rows are unique: two forms may share an element.
 */
export async function readDraft(
  tx: Tx,
  form: FormDefinition,
  { orgUnitId, period, mutationId }: SubmissionKey & { mutationId: string },
  dataElementIds: number[],
): Promise<{ repeated: (KeptAnswer & { submissionId: string }) | null; stored: StoredCell[] }> {
  type Row = {
    repeated: { submissionId: string; answer: Omit<KeptAnswer, 'savedAt'>; at: string } | null
    stored: StoredCell[] | null
  }
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT (
      SELECT json_build_object('submissionId', submission_id, 'answer', answer, 'at', recorded_at)
      FROM value_mutation WHERE id = ${mutationId}
    ) AS repeated, (
      SELECT json_agg(json_build_object(
        'dataElementId', v.data_element_id, 'breakdownId', v.breakdown_id, 'value', trim_scale(v.value)::text,
        'missing', v.missing, 'comment', v.comment, 'followUp', v.follow_up, 'version', v.version, 'origin', v.origin,
        'author', coalesce(u.name, ''), 'at', v.updated_at))
      FROM data_value v LEFT JOIN app_user u ON u.id = v.updated_by_id
      WHERE v.data_element_id = ANY (${dataElementIds}::int[]) AND v.org_unit_id = ${orgUnitId}
        AND v.calendar = ${form.calendar}::calendar AND v.period = ${period} AND v.stage = 'draft'
    ) AS stored`
  const stored = (row?.stored ?? []).map((cell) => ({ ...cell, at: new Date(cell.at).toISOString() }))
  const repeated = row?.repeated ?? null
  return { repeated: repeated && toKept(repeated), stored }
}

/** The answer as kept; the first ones were kept as the list of cells alone. */
export function toKept({
  submissionId,
  answer,
  at,
}: {
  submissionId: string
  answer: unknown
  at: string | Date
}): KeptAnswer & { submissionId: string } {
  const kept = (Array.isArray(answer) ? { cells: answer, derived: [] } : answer) as Omit<
    KeptAnswer,
    'savedAt'
  >
  return { submissionId, savedAt: new Date(at).toISOString(), ...kept }
}

/**
 * Writes cells, their history and the batch's answer in one statement. False when another submission took the same batch
 * number at this very moment: the transaction must then be undone.
 */
export async function writeDraft(
  tx: Tx,
  form: FormDefinition,
  {
    submissionId,
    orgUnitId,
    period,
    mutationId,
    userId,
    writes,
    answer: { savedAt, ...answer },
  }: Omit<SubmissionKey, 'formCode'> & {
    submissionId: string
    mutationId: string
    userId: string
    writes: readonly CellWrite[]
    answer: KeptAnswer
  },
): Promise<boolean> {
  const final = new Map(writes.map((write) => [`${write.dataElementId}|${write.breakdownId}`, write]))
  const rows = writes.map(({ dataElementId, breakdownId, followUp, ...write }) => ({
    ...write,
    data_element_id: dataElementId,
    breakdown_id: breakdownId,
    follow_up: followUp,
    final: final.get(`${dataElementId}|${breakdownId}`)?.version === write.version,
  }))
  const count = await tx.$executeRaw`
    WITH input AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
        data_element_id int, breakdown_id int, value numeric, missing text, comment text, follow_up boolean,
        version int, event text, origin origin, final boolean)
    ), kept AS (
      INSERT INTO data_value
        (data_element_id, org_unit_id, calendar, period, breakdown_id, stage, value, missing, comment, follow_up, origin,
         version, submission_id, updated_at, updated_by_id)
      SELECT data_element_id, ${orgUnitId}, ${form.calendar}::calendar, ${period}, breakdown_id, 'draft', value, missing,
        comment, follow_up, origin, version, ${submissionId}::uuid, ${savedAt}::timestamptz, ${userId}::uuid
      FROM input WHERE final
      ON CONFLICT (data_element_id, org_unit_id, calendar, period, breakdown_id, stage) DO UPDATE SET
        value = excluded.value, missing = excluded.missing, comment = excluded.comment, follow_up = excluded.follow_up,
        origin = excluded.origin, version = excluded.version, submission_id = excluded.submission_id,
        announcement_id = NULL, updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id
    ), noted AS (
      INSERT INTO data_value_version
        (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing, comment,
         follow_up, origin, submission_id, recorded_at, recorded_by_id)
      SELECT data_element_id, ${orgUnitId}, ${form.calendar}::calendar, ${period}, breakdown_id, version, event, 'draft',
        value, missing, comment, follow_up, origin, ${submissionId}::uuid, ${savedAt}::timestamptz, ${userId}::uuid
      FROM input ORDER BY version
    )
    INSERT INTO value_mutation (id, submission_id, answer, recorded_at)
    VALUES (${mutationId}, ${submissionId}::uuid, ${JSON.stringify(answer)}::jsonb, ${savedAt}::timestamptz)
    ON CONFLICT (id) DO NOTHING`
  return count === 1
}
