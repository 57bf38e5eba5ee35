import { db, type Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import type { FormDefinition } from './form'
import type { SubmissionKey } from './submission'

/** True while somebody's leave to enter a closed or locked period holds: its last day is included. */
export async function hasException(
  client: Tx | typeof db,
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  today: IsoDate,
): Promise<boolean> {
  const until = new Date(`${today}T00:00:00Z`)
  const found = await client.lockException.findFirst({
    where: { formId: form.id, orgUnitId, period, revokedAt: null, until: { gte: until } },
    select: { id: true },
  })
  return found !== null
}

/**
 * True when somebody ever locked the report: corrections of it need leave from beginning to end, and lock again when they
 * are approved. The log says so, where nothing is ever taken back.
 */
export async function wasLocked(client: Tx | typeof db, submissionId: string): Promise<boolean> {
  const found = await client.auditEvent.findFirst({
    where: { subjectType: 'submission', subject: submissionId, action: 'submission.lock' },
    select: { seq: true },
  })
  return found !== null
}

/** Leave given to enter a form after it closed; `holds` on the day asked. */
export type LockException = {
  id: number
  reason: string
  until: IsoDate
  grantedAt: Date
  by: string
  revokedAt: Date | null
  holds: boolean
}

/** All exceptions ever given for a form of a unit and period, the latest first. */
export async function listExceptions(
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  today: IsoDate,
): Promise<LockException[]> {
  const rows = await db.lockException.findMany({
    where: { formId: form.id, orgUnitId, period },
    orderBy: { id: 'desc' },
    include: { grantedBy: { select: { name: true } } },
  })
  return rows.map(({ id, reason, until, grantedAt, grantedBy, revokedAt }) => {
    const lastDay = until.toISOString().slice(0, 10)
    const holds = revokedAt === null && lastDay >= today
    return { id, reason, until: lastDay, grantedAt, by: grantedBy?.name ?? '', revokedAt, holds }
  })
}

export const leaveKey = (formId: number, orgUnitId: string, period: string) =>
  `${formId}|${orgUnitId}|${period}`

/** Every leave that holds today, by `leaveKey`, with its last day; the longest where there are several. */
export async function listLeaves(today: IsoDate): Promise<Map<string, IsoDate>> {
  const rows = await db.lockException.findMany({
    where: { revokedAt: null, until: { gte: new Date(`${today}T00:00:00Z`) } },
    orderBy: { until: 'asc' },
    select: { formId: true, orgUnitId: true, period: true, until: true },
  })
  return new Map(
    rows.map(({ formId, orgUnitId, period, until }) => [
      leaveKey(formId, orgUnitId, period),
      until.toISOString().slice(0, 10),
    ]),
  )
}
