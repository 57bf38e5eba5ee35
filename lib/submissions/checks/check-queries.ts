import { findForm } from '../form-queries'
import type { SubmissionKey } from '../submission'
import type { CheckInput } from './check-form'
import { type CheckHistory, noHistory } from './history'
import { listHistory } from './history-queries'
import { listFormRules } from './rules-queries'

/** What a form is held against: its rules and the unit's earlier figures, as plain data that a browser can take. */
export type FormChecks = { rules: NonNullable<CheckInput['rules']>; history: CheckHistory }

export const noChecks: FormChecks = { rules: [], history: noHistory }

/**
 * What this form of this unit is held against in this period. Not for inside a transaction: it reads over
 * another connection, which the embedded database would keep waiting.
 */
export async function listFormChecks({ formCode, orgUnitId, period }: SubmissionKey): Promise<FormChecks> {
  const form = await findForm(formCode)
  if (!form) return noChecks
  const [rules, history] = await Promise.all([listFormRules(form), listHistory(form, orgUnitId, period)])
  return { rules, history }
}
