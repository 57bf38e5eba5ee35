import { findForm } from '../form-queries'
import type { SubmissionKey } from '../submission'
import type { CheckInput } from './check-form'
import { noHistory } from './history'
import { listHistory } from './history-queries'
import { listFormRules } from './rules-queries'

/**
 * What a form is held against: its rules and the unit's earlier figures. Not for inside a transaction: it reads over
 * another connection, which the embedded database would keep waiting.
 */
export async function listFormChecks({
  formCode,
  orgUnitId,
  period,
}: SubmissionKey): Promise<Required<Pick<CheckInput, 'rules' | 'history'>>> {
  const form = await findForm(formCode)
  if (!form) return { rules: [], history: noHistory }
  const [rules, history] = await Promise.all([listFormRules(form), listHistory(form, orgUnitId, period)])
  return { rules, history }
}
