import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { submissionRights } from './access'
import type { Figure, PlacedFigure } from './changes'
import { type FormDefinition, itemsOf } from './form'
import { findForm } from './form-queries'
import { type HistoryStep, toHistoryEvent } from './history'
import { type CellKey, isBlank, parseCellKey, type SubmissionKey, toCellKey } from './submission'

export type HistoryPage = { steps: HistoryStep[]; total: number }

type Row = {
  id: bigint
  element: string
  breakdown: string
  at: Date
  by: string | null
  event: string
  stage: HistoryStep['stage']
  origin: HistoryStep['origin']
  value: string | null
  missing: string | null
  comment: string | null
  followUp: boolean
  reason: string | null
  beforeEvent: string | null
  beforeValue: string | null
  beforeMissing: string | null
  beforeComment: string | null
  total: bigint
}

/**
 * The life of a form's figures, the latest step first: of one cell every step, of all cells those that changed what
 * stands there. Null where the form isn't the viewer's to see. What was typed since the form was last sent or returned is
 * only for those who enter.
 */
export async function listValueHistory(
  viewer: Viewer,
  key: SubmissionKey,
  { cell, limit = 100, offset = 0 }: { cell?: CellKey; limit?: number; offset?: number } = {},
): Promise<HistoryPage | null> {
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(key.formCode)])
  if (!form || !tree.get(key.orgUnitId)) return null
  const rights = submissionRights(viewer, tree, form, key.orgUnitId)
  if (!rights.open) return null
  const place = cell === undefined ? null : parseCellKey(cell)
  const items = itemsOf(form).filter(({ code }) => !place || code === place.dataElement)
  if (cell !== undefined && (!place || items.length === 0)) return null
  const rows = await db.$queryRaw<Row[]>`
    WITH step AS (
      SELECT v.*, b.key AS breakdown,
        lag(v.event) OVER life AS before_event, lag(v.value) OVER life AS before_value,
        lag(v.missing) OVER life AS before_missing, lag(v.comment) OVER life AS before_comment
      FROM data_value_version v JOIN breakdown b ON b.id = v.breakdown_id
      WHERE v.data_element_id = ANY (${items.map(({ dataElementId }) => dataElementId)}::int[])
        AND v.org_unit_id = ${key.orgUnitId} AND v.calendar = ${form.calendar}::calendar AND v.period = ${key.period}
      WINDOW life AS (PARTITION BY v.data_element_id, v.breakdown_id ORDER BY v.id)
    )
    SELECT s.id, e.code AS element, s.breakdown, s.recorded_at AS at, u.name AS by, s.event, s.stage::text AS stage,
      s.origin::text AS origin, trim_scale(s.value)::text AS value, s.missing, s.comment, s.follow_up AS "followUp",
      s.reason, s.before_event AS "beforeEvent", trim_scale(s.before_value)::text AS "beforeValue",
      s.before_missing AS "beforeMissing", s.before_comment AS "beforeComment", count(*) OVER () AS total
    FROM step s JOIN data_element e ON e.id = s.data_element_id LEFT JOIN app_user u ON u.id = s.recorded_by_id
    WHERE (${place?.breakdown ?? null}::text IS NULL OR s.breakdown = ${place?.breakdown ?? null})
      AND (${place !== null} OR s.before_event IS NULL OR s.value IS DISTINCT FROM s.before_value
        OR s.missing IS DISTINCT FROM s.before_missing OR s.comment IS DISTINCT FROM s.before_comment)
      AND (${rights.enter} OR s.stage <> 'draft' OR s.id <= (
        SELECT max(w.id) FROM data_value_version w JOIN submission r ON r.id = w.submission_id
        WHERE r.form_id = ${form.id} AND r.org_unit_id = ${key.orgUnitId} AND r.period = ${key.period}
          AND w.event NOT IN ('saved', 'cleared', 'derived', 'dropped')))
    ORDER BY s.id DESC LIMIT ${limit} OFFSET ${offset}`
  return { steps: rows.map(toStep), total: Number(rows[0]?.total ?? 0) }
}

function toStep(row: Row): HistoryStep {
  const { id, at, by, event, stage, origin, followUp, reason, value, missing, comment } = row
  const before = { value: row.beforeValue, missing: row.beforeMissing, comment: row.beforeComment }
  return {
    id: String(id),
    cell: toCellKey(row.element, row.breakdown),
    at,
    by: by ?? '',
    event: toHistoryEvent(event),
    stage,
    origin,
    from: row.beforeEvent === null ? null : toFigure(before),
    to: toFigure({ value, missing, comment }),
    followUp,
    reason,
  }
}

function toFigure(figure: Figure): Figure | null {
  return isBlank(figure) && figure.comment === null ? null : figure
}

/**
 * The figures of a report as they stood right after its last step of a kind: sent, returned, or opened for correction
 * (then they are what was in force). Empty when there was no such step.
 */
export async function listAsOfLast(
  submissionId: string,
  event: 'submitted' | 'returned' | 'reopened',
): Promise<PlacedFigure[]> {
  return db.$queryRaw<PlacedFigure[]>`
    SELECT e.code AS "dataElement", b.key AS breakdown, trim_scale(v.value)::text AS value, v.missing, v.comment
    FROM (
      SELECT DISTINCT ON (data_element_id, breakdown_id) * FROM data_value_version
      WHERE submission_id = ${submissionId}::uuid AND id <= (
        SELECT max(id) FROM data_value_version WHERE submission_id = ${submissionId}::uuid AND event = ${event})
      ORDER BY data_element_id, breakdown_id, id DESC
    ) v JOIN data_element e ON e.id = v.data_element_id JOIN breakdown b ON b.id = v.breakdown_id
    WHERE v.event <> 'deleted' AND num_nonnulls(v.value, v.missing) > 0`
}

/** The approved figures of a form's cells. */
export async function listInForce(
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
): Promise<PlacedFigure[]> {
  const elements = itemsOf(form).map(({ dataElementId }) => dataElementId)
  const rows = await db.dataValue.findMany({
    where: { orgUnitId, calendar: form.calendar, period, stage: 'approved', dataElementId: { in: elements } },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  return rows.map(({ dataElement, breakdown, value, missing, comment }) => ({
    dataElement: dataElement.code,
    breakdown: breakdown.key,
    value: value?.toFixed() ?? null,
    missing,
    comment,
  }))
}

/** True when somebody returned this revision of the report. */
export async function wasReturned(submissionId: string, revision: number): Promise<boolean> {
  return (await db.approval.count({ where: { submissionId, revision, decision: 'returned' } })) > 0
}
