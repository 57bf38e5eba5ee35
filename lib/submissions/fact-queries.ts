import { db } from '@/lib/db'
import { today as dayInVietNam } from '@/lib/periods/deadline'
import type { SubmissionFact } from './obligations'

/** What the store knows of the submissions of forms in periods, by {@link toFactAddress}; of all units when none are named. */
export async function findFacts({
  formIds,
  periods,
  orgUnitIds,
}: {
  formIds: readonly number[]
  periods: readonly string[]
  orgUnitIds?: readonly string[]
}): Promise<Map<string, SubmissionFact>> {
  if (formIds.length === 0 || periods.length === 0 || orgUnitIds?.length === 0) return new Map()
  const submissions = await db.submission.findMany({
    where: {
      formId: { in: [...formIds] },
      period: { in: [...periods] },
      ...(orgUnitIds ? { orgUnitId: { in: [...orgUnitIds] } } : {}),
    },
    select: {
      formId: true,
      orgUnitId: true,
      period: true,
      status: true,
      revision: true,
      firstSubmittedAt: true,
    },
  })
  return new Map(
    submissions.map(({ formId, orgUnitId, period, status, revision, firstSubmittedAt }) => [
      toFactAddress(formId, orgUnitId, period),
      {
        status,
        revision,
        firstSubmittedOn: firstSubmittedAt ? dayInVietNam(firstSubmittedAt) : null,
        firstSubmittedAt: firstSubmittedAt?.toISOString() ?? null,
      },
    ]),
  )
}

export function toFactAddress(formId: number, orgUnitId: string, period: string): string {
  return `${formId}|${orgUnitId}|${period}`
}
