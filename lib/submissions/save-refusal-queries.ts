import { db } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { refuseEntry } from './access'
import type { FormDefinition } from './form'
import { hasException } from './lock-queries'
import type { SubmissionKey } from './submission'

/** Why nothing may be entered on that day. Asks for an exception only where the form has closed: nearly never. */
export async function findEntryRefusal(
  form: FormDefinition,
  key: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  today: IsoDate,
): Promise<ReturnType<typeof refuseEntry>> {
  const refusal = refuseEntry(form, key.orgUnitId, key.period, today)
  if (refusal !== 'closed') return refusal
  return (await hasException(db, form, key, today)) ? null : refusal
}
