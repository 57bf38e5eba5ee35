import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db'
import type { Stage } from '@/lib/generated/prisma/client'
import { type FormDefinition, itemsOf } from './form'
import type { SubmissionKey } from './submission'

/**
 * Cells emptied in a draft are not sent; their history stays. A comment at a blank cell may answer a warning, and a mark
 * asks for a second look: both go to the reviewer.
 */
export async function dropBlanks(tx: Tx, submissionId: string): Promise<void> {
  const blank = { value: null, missing: null, comment: null, followUp: false }
  await tx.dataValue.deleteMany({ where: { submissionId, stage: 'draft', ...blank } })
}

/** Moves every figure of a submission to another stage and notes it in the history of each. */
export async function moveValues(
  tx: Tx,
  viewer: Viewer,
  submissionId: string,
  { from, to, event }: { from: Stage; to: Stage; event: string },
): Promise<void> {
  await tx.dataValue.updateMany({ where: { submissionId, stage: from }, data: { stage: to } })
  await noteHistory(tx, viewer, submissionId, to, event)
}

/**
 * The sent figures replace the approved ones of the same form, unit and period. One that is no longer there
 * is noted as deleted, never just gone.
 */
export async function approveValues(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  submissionId: string,
  { orgUnitId, period }: SubmissionKey,
): Promise<void> {
  const place = { orgUnitId, calendar: form.calendar, period }
  const elements = itemsOf(form).map(({ dataElementId }) => dataElementId)
  const approved = await tx.dataValue.findMany({
    where: { ...place, stage: 'approved', dataElementId: { in: elements } },
  })
  const sent = await tx.dataValue.findMany({
    where: { submissionId, stage: 'submitted' },
    select: { dataElementId: true, breakdownId: true },
  })
  const kept = new Set(sent.map(({ dataElementId, breakdownId }) => `${dataElementId}|${breakdownId}`))
  const gone = approved.filter(
    ({ dataElementId, breakdownId }) => !kept.has(`${dataElementId}|${breakdownId}`),
  )
  await tx.dataValueVersion.createMany({
    data: gone.map(({ dataElementId, breakdownId, version, origin }) => ({
      ...place,
      dataElementId,
      breakdownId,
      version: version + 1,
      origin,
      event: 'deleted',
      stage: 'approved' as const,
      submissionId,
      recordedById: viewer.userId,
    })),
  })
  await tx.dataValue.deleteMany({ where: { id: { in: approved.map(({ id }) => id) } } })
  await tx.dataValue.updateMany({ where: { submissionId, stage: 'submitted' }, data: { stage: 'approved' } })
  await noteHistory(tx, viewer, submissionId, 'approved', 'approved')
}

/** Copies the approved figures into a draft to be corrected; the approved ones stay where they are. */
export async function reopenValues(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  submissionId: string,
  { orgUnitId, period }: SubmissionKey,
  reason: string,
): Promise<void> {
  const elements = itemsOf(form).map(({ dataElementId }) => dataElementId)
  const approved = await tx.dataValue.findMany({
    where: { orgUnitId, calendar: form.calendar, period, stage: 'approved', dataElementId: { in: elements } },
  })
  await tx.dataValue.createMany({
    data: approved.map(({ id: _id, ...figure }) => ({ ...figure, stage: 'draft' as const, submissionId })),
  })
  await countOn(tx, submissionId)
  await noteHistory(tx, viewer, submissionId, 'draft', 'reopened', reason)
}

/** A version given in a correction that was dropped isn't given again: a page left open since then would write over it. */
async function countOn(tx: Tx, submissionId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE data_value d SET version = h.version
    FROM (
      SELECT data_element_id, breakdown_id, max(version) AS version FROM data_value_version
      WHERE submission_id = ${submissionId}::uuid AND event = 'dropped' GROUP BY data_element_id, breakdown_id
    ) h
    WHERE d.submission_id = ${submissionId}::uuid AND d.stage = 'draft' AND d.data_element_id = h.data_element_id
      AND d.breakdown_id = h.breakdown_id AND d.version < h.version`
}

/** Takes the draft of a correction away; the history of each figure says that it is again what was approved. */
export async function dropDraft(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  submissionId: string,
  { orgUnitId, period }: SubmissionKey,
): Promise<void> {
  const elements = itemsOf(form).map(({ dataElementId }) => dataElementId)
  await tx.$executeRaw`
    INSERT INTO data_value_version
      (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing, comment,
       follow_up, origin, submission_id, recorded_by_id)
    SELECT data_element_id, ${orgUnitId}, ${form.calendar}::calendar, ${period}, breakdown_id,
      greatest(a.version, d.version), 'dropped', 'draft', a.value, a.missing, a.comment, coalesce(a.follow_up, false),
      coalesce(a.origin, d.origin), ${submissionId}::uuid, ${viewer.userId}::uuid
    FROM (
      SELECT * FROM data_value WHERE org_unit_id = ${orgUnitId} AND calendar = ${form.calendar}::calendar
        AND period = ${period} AND stage = 'approved' AND data_element_id = ANY (${elements}::int[])
    ) a FULL JOIN (
      SELECT * FROM data_value WHERE submission_id = ${submissionId}::uuid AND stage = 'draft'
    ) d USING (data_element_id, breakdown_id)`
  await tx.dataValue.deleteMany({ where: { submissionId, stage: 'draft' } })
}

async function noteHistory(
  tx: Tx,
  viewer: Viewer,
  submissionId: string,
  stage: Stage,
  event: string,
  reason: string | null = null,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO data_value_version
      (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, missing, comment,
       follow_up, reason, origin, submission_id, recorded_by_id)
    SELECT data_element_id, org_unit_id, calendar, period, breakdown_id, version, ${event}, stage, value, missing, comment,
       follow_up, ${reason}, origin, submission_id, ${viewer.userId}::uuid
    FROM data_value WHERE submission_id = ${submissionId}::uuid AND stage = ${stage}::stage`
}
