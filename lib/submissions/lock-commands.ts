import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, parsePeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { submissionRights } from './access'
import { findForm } from './form-queries'
import { findSubmissionState } from './load-queries'
import { refuseException } from './lock-rules'
import { refuseLock } from './rules'
import type { SubmissionKey } from './submission'
import { audit, inWorkflow, setState, toReason, type WorkflowFailure } from './workflow-commands'

export type ExceptionFailure = {
  code:
    | 'not-found'
    | 'forbidden'
    | 'own-unit'
    | 'not-assigned'
    | 'not-yet-open'
    | 'not-closed'
    | 'not-a-day'
    | 'day-past'
    | 'day-too-late'
    | 'reason-required'
    | 'too-long'
    | 'already-decided'
}

/** Locks an approved report: from now on it is opened for correction only while an exception holds. */
export async function lockSubmission(
  viewer: Viewer,
  key: SubmissionKey,
): Promise<Result<void, WorkflowFailure>> {
  return inWorkflow(viewer, key, 'lock', async (tx, { form, state }) => {
    const refusal = refuseLock(state)
    if (refusal) return fail({ code: refusal })
    await setState(tx, state, { status: 'locked' })
    await audit(tx, viewer, 'submission.lock', { form, state, key }, { revision: state.revision })
    return ok(undefined)
  })
}

/**
 * Gives a unit leave to enter or correct a closed period, or a locked report, until a day (included), at most
 * 60 days away. It takes the place of one that still holds. Nobody gives it to their own unit.
 */
export async function grantException(
  viewer: Viewer,
  { reason, until, ...key }: SubmissionKey & { reason: string; until: IsoDate },
  today: IsoDate,
): Promise<Result<{ id: number }, ExceptionFailure>> {
  const why = toReason(reason)
  if (!why.ok) return why
  const [tree, form] = await Promise.all([getOrgUnitTree(), findForm(key.formCode)])
  if (!form || !tree.get(key.orgUnitId) || parsePeriod(key.period)?.type !== form.frequency)
    return fail({ code: 'not-found' })
  const rights = submissionRights(viewer, tree, form, key.orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights.lock) return fail({ code: 'forbidden' })
  if (rights.enter) return fail({ code: 'own-unit' })
  const place = { formId: form.id, orgUnitId: key.orgUnitId, period: key.period }
  return db.$transaction(async (tx) => {
    const state = await findSubmissionState(tx, form, key)
    const refusal = refuseException(form, key, state?.locked ?? false, { until, today })
    if (refusal) return fail({ code: refusal })
    const replaced = await tx.lockException.updateManyAndReturn({
      where: { ...place, revokedAt: null, until: { gte: toDate(today) } },
      data: { revokedAt: new Date() },
      select: { id: true },
    })
    const { id } = await tx.lockException.create({
      data: { ...place, reason: why.value, until: toDate(until), grantedById: viewer.userId },
      select: { id: true },
    })
    await recordAudit(tx, viewer, {
      action: 'exception.grant',
      subjectType: 'exception',
      subject: String(id),
      orgUnitId: key.orgUnitId,
      details: {
        form: form.code,
        orgUnit: key.orgUnitId,
        period: key.period,
        until,
        reason: why.value,
        replaces: replaced.map((one) => one.id),
      },
    })
    return ok({ id })
  })
}

/** Ends an exception before its day. */
export async function revokeException(
  viewer: Viewer,
  { id }: { id: number },
  today: IsoDate,
): Promise<Result<void, ExceptionFailure>> {
  const [tree, catalogue, exception] = await Promise.all([
    getOrgUnitTree(),
    getCatalogue(),
    db.lockException.findUnique({ where: { id } }),
  ])
  const form = exception && catalogue.forms.byId(exception.formId)
  if (!form) return fail({ code: 'not-found' })
  const { orgUnitId, period, until } = exception
  const rights = submissionRights(viewer, tree, form, orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights.lock) return fail({ code: 'forbidden' })
  return db.$transaction(async (tx) => {
    const { count } = await tx.lockException.updateMany({
      where: { id, revokedAt: null, until: { gte: toDate(today) } },
      data: { revokedAt: new Date() },
    })
    if (count === 0) return fail({ code: 'already-decided' })
    await recordAudit(tx, viewer, {
      action: 'exception.revoke',
      subjectType: 'exception',
      subject: String(id),
      orgUnitId,
      details: { form: form.code, orgUnit: orgUnitId, period, until: until.toISOString().slice(0, 10) },
    })
    return ok(undefined)
  })
}

function toDate(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
