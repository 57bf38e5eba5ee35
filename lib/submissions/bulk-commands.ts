import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { approveSubmission, type DecisionInput } from './review-commands'
import { isClean } from './review-filters'
import { listReviewRows } from './review-row-queries'
import { reviewScopes } from './review-scope'
import type { SubmissionKey } from './submission'
import type { WorkflowFailure } from './workflow-commands'

/** More than a page are never approved at once. */
export const mostAtOnce = 50

export type BulkOutcome = {
  key: SubmissionKey
  /** `approved`: in force; `passed`: on to the next level. */
  code: 'approved' | 'passed' | 'not-clean' | 'too-many' | WorkflowFailure['code']
}

/**
 * Approves forms that need no second look, each in its own transaction with its own audit event: one that can't be
 * approved holds up nobody. What counts as clean is found anew here for the very version the reviewer looked at.
 */
export async function approveClean(
  viewer: Viewer,
  chosen: readonly DecisionInput[],
  today: IsoDate,
): Promise<BulkOutcome[]> {
  const clean = await listClean(viewer, chosen.slice(0, mostAtOnce), today)
  const outcomes: BulkOutcome[] = []
  for (const [index, { version, ...key }] of chosen.entries()) {
    const code = index >= mostAtOnce ? 'too-many' : (clean.get(toAddress(key)) ?? 'not-found')
    if (code !== 'clean') {
      outcomes.push({ key, code })
      continue
    }
    const result = await approveSubmission(viewer, { ...key, version })
    if (!result.ok) outcomes.push({ key, code: result.error.code })
    else outcomes.push({ key, code: result.value.inForce ? 'approved' : 'passed' })
  }
  return outcomes
}

type Found = 'clean' | 'not-clean' | 'not-submitted' | WorkflowFailure['code']

/** How each stands; what the viewer doesn't review is left out, so that it reads as not found. */
async function listClean(
  viewer: Viewer,
  chosen: readonly SubmissionKey[],
  today: IsoDate,
): Promise<Map<string, Found>> {
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const scopes = reviewScopes(viewer, tree, catalogue.forms.list)
  const inScope = chosen.flatMap((key) => {
    const formId = catalogue.forms.byCode(key.formCode)?.id
    const scope = scopes.find((one) => one.formId === formId)
    const reaches = scope && (scope.orgUnitIds === null || scope.orgUnitIds.includes(key.orgUnitId))
    return formId !== undefined && reaches ? [{ formId, orgUnitId: key.orgUnitId, period: key.period }] : []
  })
  if (inScope.length === 0) return new Map()
  const found = await db.submission.findMany({ where: { OR: inScope }, select: { id: true } })
  const ids = found.map(({ id }) => id)
  const rows = await listReviewRows(viewer, { tree, catalogue }, ids, today)
  return new Map(
    rows.map((row) => {
      const { checks, refusal } = row
      const clean = checks && isClean(checks) ? 'clean' : 'not-clean'
      const stands = row.status === 'submitted' ? ((refusal as Found | null) ?? clean) : 'not-submitted'
      return [toAddress(row), stands]
    }),
  )
}

function toAddress({ formCode, orgUnitId, period }: SubmissionKey): string {
  return `${formCode}|${orgUnitId}|${period}`
}
