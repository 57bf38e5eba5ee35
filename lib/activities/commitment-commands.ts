import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { activityRights, programmeOf } from './access'
import { type CommitmentInput, type CommitmentProblem, checkCommitment } from './commitment'
import { findCommitment } from './commitment-queries'
import { findStored } from './store-commands'

export type CommitmentFailure =
  | { code: 'not-found' | 'forbidden' | 'changed-meanwhile' }
  | { code: 'invalid'; problems: CommitmentProblem[] }

/** Keeps a task that a review meeting set. */
export async function recordCommitment(
  viewer: Viewer,
  input: CommitmentInput,
  today: IsoDate,
): Promise<Result<{ id: string }, CommitmentFailure>> {
  const ground = await getGround()
  const meeting = await findMeeting(viewer, ground, input.activityId)
  const problems = check(ground, input, meeting?.heldOn ?? null, today)
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  if (!meeting?.record) return fail({ code: 'forbidden' })
  const id = randomUUID()
  return db.$transaction(async (tx) => {
    const { activityId } = input
    await tx.commitment.create({ data: { id, activityId, ...toData(ground, viewer, input) } })
    await recordAudit(tx, viewer, {
      ...{ action: 'commitment.record', subjectType: 'commitment', subject: id },
      orgUnitId: meeting.orgUnitId,
      details: { ...input },
    })
    return ok({ id })
  })
}

/** Changes a task somebody has seen as `baseVersion`: its words, its day, what came of it. It stays with its meeting. */
export async function changeCommitment(
  viewer: Viewer,
  { id, baseVersion, input }: { id: string; baseVersion: number; input: CommitmentInput },
  today: IsoDate,
): Promise<Result<{ id: string }, CommitmentFailure>> {
  const [ground, found] = await Promise.all([getGround(), findCommitment(viewer, id)])
  if (!found) return fail({ code: 'not-found' })
  if (!found.mayChange) return fail({ code: 'forbidden' })
  const own = { ...input, activityId: found.activity.id }
  const problems = check(ground, own, found.activity.dateFrom, today)
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  return db.$transaction(async (tx) => {
    const { count } = await tx.commitment.updateMany({
      where: { id, version: baseVersion },
      data: { ...toData(ground, viewer, own), version: { increment: 1 } },
    })
    if (count === 0) return fail({ code: 'changed-meanwhile' })
    const { activity: _activity, mayChange: _may, ...before } = found
    await recordAudit(tx, viewer, {
      ...{ action: 'commitment.change', subjectType: 'commitment', subject: id },
      orgUnitId: found.activity.orgUnitId,
      details: { ...own, before },
    })
    return ok({ id })
  })
}

/** The review meeting, if the viewer may see it; `record` when they may set tasks there. */
async function findMeeting(viewer: Viewer, { catalogue, tree }: Ground, id: string) {
  const activity = await findStored(db, id)
  const type = activity && catalogue.activityTypes.byId(activity.typeId)
  if (!activity || activity.removedAt !== null || type?.kind !== 'review-meeting') return null
  const rights = activityRights(viewer, tree, activity.orgUnitId, programmeOf(catalogue, type.id))
  if (!rights.open) return null
  return { heldOn: activity.dateFrom, orgUnitId: activity.orgUnitId, record: rights.record }
}

function check(
  { catalogue, tree }: Ground,
  input: CommitmentInput,
  heldOn: IsoDate | null,
  today: IsoDate,
): CommitmentProblem[] {
  const knowsUnit = (id: string) => tree.get(id) !== undefined
  const knowsIndicator = (code: string) => catalogue.indicators.byCode(code) !== undefined
  return checkCommitment(input, { heldOn, knowsUnit, knowsIndicator, today })
}

function toData({ catalogue }: Ground, viewer: Viewer, input: CommitmentInput) {
  const { what, who, orgUnitId, status, note, chart } = input
  const toDate = (day: IsoDate | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))
  return {
    ...{ what, who, orgUnitId, status, note, chart },
    indicatorId: input.indicator === null ? null : (catalogue.indicators.byCode(input.indicator)?.id ?? null),
    dueOn: toDate(input.dueOn),
    endedOn: status === 'open' ? null : toDate(input.endedOn),
    updatedAt: new Date(),
    updatedById: viewer.userId,
  }
}
