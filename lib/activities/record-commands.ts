import type { Viewer } from '@/lib/access/viewer'
import { recordAudit } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db'
import type { Origin } from '@/lib/generated/prisma/client'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { type Ground, getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { type FeedPlace, feedPlaces, mergePlaces } from '@/lib/submissions/derived/feed-places'
import { toReason } from '@/lib/submissions/workflow-commands'
import { activityRights, programmeOf } from './access'
import type { Activity, ActivityInput, ActivityProblem, ActivitySource } from './activity'
import { bringFigures, loadForms } from './bring-commands'
import type { FollowFailure } from './follow-commands'
import { lockPlaces } from './lock-commands'
import { keepOwnFigures } from './own-figures-commands'
import { checkActivity } from './rules'
import { findStored, writeActivity, writeVersion } from './store-commands'

export type ActivityFailure =
  | { code: 'not-found' | 'forbidden' | 'changed-meanwhile' | 'too-long' }
  | { code: 'invalid'; problems: ActivityProblem[] }
  | FollowFailure

export type RecordOptions = { today: IsoDate; source?: ActivitySource; origin?: Origin; reason?: string }

/** Keeps an activity and, in the same transaction, everything its type feeds. */
export async function recordActivity(
  viewer: Viewer,
  input: ActivityInput,
  { today, source, origin, reason }: RecordOptions,
): Promise<Result<{ id: string }, ActivityFailure>> {
  const ground = await getGround()
  const problems = checkActivity(input, { ...ground, today })
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  const refusal = refuseRecord(viewer, ground, input)
  if (refusal) return fail({ code: refusal })
  const { id: typeId } = mustFindType(ground, input)
  const places = placesOf(ground, typeId, input)
  return changing(viewer, { ground, places, today, reason }, async (tx) => {
    const from = origin ?? (source ? 'announcement' : 'reported')
    const id = await writeActivity(tx, viewer, ground, input, { typeId, origin: from, source })
    await writeVersion(tx, viewer, { id, version: 1, event: 'recorded', content: { ...input, ...source } })
    return { id, action: 'activity.record', orgUnitId: input.orgUnitId, details: describe(input) }
  })
}

/** Changes an activity somebody has seen as `baseVersion`. */
export async function changeActivity(
  viewer: Viewer,
  { id, baseVersion, input }: { id: string; baseVersion: number; input: ActivityInput },
  { today, reason }: { today: IsoDate; reason?: string },
): Promise<Result<{ id: string }, ActivityFailure>> {
  const found = await findForChange(viewer, id)
  if (!found.ok) return found
  const { ground, before } = found.value
  if (before.removedAt !== null || before.version !== baseVersion) return fail({ code: 'changed-meanwhile' })
  const problems = checkActivity(input, { ...ground, today })
  if (problems.length > 0) return fail({ code: 'invalid', problems })
  const refusal = refuseRecord(viewer, ground, input)
  if (refusal) return fail({ code: refusal })
  const { id: typeId } = mustFindType(ground, input)
  const places = [...placesOf(ground, before.typeId, before), ...placesOf(ground, typeId, input)]
  return changing(viewer, { ground, places, today, reason }, async (tx, why) => {
    const version = await nextVersion(tx, id, baseVersion)
    await writeActivity(tx, viewer, ground, input, { id, typeId })
    await writeVersion(tx, viewer, { id, version, event: 'changed', content: input, reason: why })
    const details = { ...describe(input), before: describe(before), reason: why }
    return { id, action: 'activity.change', orgUnitId: input.orgUnitId, details }
  })
}

/** Takes an activity back: it counts no more; its history stays. */
export async function removeActivity(
  viewer: Viewer,
  { id, baseVersion }: { id: string; baseVersion: number },
  options: { today: IsoDate; reason?: string },
): Promise<Result<{ id: string }, ActivityFailure>> {
  return setRemoved(viewer, { id, baseVersion, removed: true }, options)
}

/** Puts an activity back that was taken back, as it was. */
export async function restoreActivity(
  viewer: Viewer,
  { id, baseVersion }: { id: string; baseVersion: number },
  options: { today: IsoDate; reason?: string },
): Promise<Result<{ id: string }, ActivityFailure>> {
  return setRemoved(viewer, { id, baseVersion, removed: false }, options)
}

async function setRemoved(
  viewer: Viewer,
  { id, baseVersion, removed }: { id: string; baseVersion: number; removed: boolean },
  { today, reason }: { today: IsoDate; reason?: string },
): Promise<Result<{ id: string }, ActivityFailure>> {
  const found = await findForChange(viewer, id)
  if (!found.ok) return found
  const { ground, before } = found.value
  if (before.version !== baseVersion || (before.removedAt !== null) === removed)
    return fail({ code: 'changed-meanwhile' })
  const places = placesOf(ground, before.typeId, before)
  return changing(viewer, { ground, places, today, reason }, async (tx, why) => {
    const version = await nextVersion(tx, id, baseVersion)
    const removedAt = removed ? new Date() : null
    await tx.activity.update({
      where: { id },
      data: { removedAt, updatedAt: new Date(), updatedById: viewer.userId },
    })
    const event = removed ? 'removed' : 'restored'
    await writeVersion(tx, viewer, { id, version, event, content: contentOf(before), reason: why })
    const action = removed ? 'activity.remove' : 'activity.restore'
    return { id, action, orgUnitId: before.orgUnitId, details: { ...describe(before), reason: why } }
  })
}

type Done = { id: string; action: string; orgUnitId: string; details: Record<string, unknown> }

/** Undoes the transaction: neither the activity nor any figure may change. */
class Refused extends Error {
  constructor(readonly failure: ActivityFailure) {
    super(failure.code)
  }
}

type Changing = { ground: Ground; places: readonly FeedPlace[]; today: IsoDate; reason?: string }

/** One transaction: hold every place the change touches, write, bring the figures after it, note it in the log. */
async function changing(
  viewer: Viewer,
  { ground, places: touched, today, reason = '' }: Changing,
  write: (tx: Tx, why: string | null) => Promise<Done>,
): Promise<Result<{ id: string }, ActivityFailure>> {
  const read = toReason(reason)
  if (!read.ok && read.error.code === 'too-long') return fail({ code: 'too-long' })
  const why = read.ok ? read.value : null
  const places = mergePlaces(touched)
  const forms = await loadForms(places)
  try {
    return await db.$transaction(async (tx) => {
      await lockPlaces(tx, places)
      const { id, action, orgUnitId, details } = await write(tx, why)
      const keepOwn = (place: FeedPlace) => keepOwnFigures(tx, viewer, ground, place)
      const options = { forms, keepOwn, ground, reason: why, today }
      const brought = await bringFigures(tx, viewer, places, options)
      if (!brought.ok) throw new Refused(brought.error)
      const reopened = brought.value
      await recordAudit(tx, viewer, {
        ...{ action, subjectType: 'activity', subject: id, orgUnitId },
        details: { ...details, ...(reopened.length > 0 ? { reopened } : {}) },
      })
      return ok({ id })
    })
  } catch (error) {
    if (error instanceof Refused) return fail(error.failure)
    throw error
  }
}

/** The version stands in the `where`: whoever comes second changes nothing. */
async function nextVersion(tx: Tx, id: string, baseVersion: number): Promise<number> {
  const { count } = await tx.activity.updateMany({
    where: { id, version: baseVersion },
    data: { version: { increment: 1 } },
  })
  if (count === 0) throw new Refused({ code: 'changed-meanwhile' })
  return baseVersion + 1
}

async function findForChange(
  viewer: Viewer,
  id: string,
): Promise<Result<{ ground: Ground; before: Activity }, ActivityFailure>> {
  const [ground, before] = await Promise.all([getGround(), findStored(db, id)])
  if (!before) return fail({ code: 'not-found' })
  const programme = programmeOf(ground.catalogue, before.typeId)
  const rights = activityRights(viewer, ground.tree, before.orgUnitId, programme)
  if (!rights.open) return fail({ code: 'not-found' })
  return rights.record ? ok({ ground, before }) : fail({ code: 'forbidden' })
}

function refuseRecord(
  viewer: Viewer,
  ground: Ground,
  input: ActivityInput,
): 'not-found' | 'forbidden' | null {
  const programme = programmeOf(ground.catalogue, mustFindType(ground, input).id)
  const rights = activityRights(viewer, ground.tree, input.orgUnitId, programme)
  return rights.record ? null : rights.open ? 'forbidden' : 'not-found'
}

function mustFindType({ catalogue }: Ground, { type }: ActivityInput) {
  const found = catalogue.activityTypes.byCode(type)
  if (!found) throw new Error(`The rules let an unknown type through: ${type}`)
  return found
}

function placesOf(
  { tree, catalogue }: Ground,
  activityTypeId: number,
  { orgUnitId, dateTo }: Pick<ActivityInput, 'orgUnitId' | 'dateTo'>,
): FeedPlace[] {
  return feedPlaces(tree, catalogue, { activityTypeId, orgUnitId, dateTo })
}

/** What the log keeps of an activity: enough to find it and to see what was counted. */
function describe({
  type,
  orgUnitId,
  title,
  dateFrom,
  dateTo,
  counts,
  sessions,
}: Pick<ActivityInput, 'type' | 'orgUnitId' | 'title' | 'dateFrom' | 'dateTo' | 'counts' | 'sessions'>) {
  return { type, orgUnit: orgUnitId, title, dateFrom, dateTo, counts, sessions }
}

function contentOf(activity: Activity): Record<string, unknown> {
  const { id: _id, typeId: _type, version: _version, updatedAt: _at, updatedBy: _by, ...content } = activity
  return content
}
