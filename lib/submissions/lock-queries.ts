import type { db, Tx } from '@/lib/db'
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
