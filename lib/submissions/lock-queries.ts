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
