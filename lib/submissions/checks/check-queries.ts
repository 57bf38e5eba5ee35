import type { db, Tx } from '@/lib/db'
import type { FormDefinition } from '../form'
import type { SubmissionKey } from '../submission'
import { checkForm } from './check-form'
import type { CheckedCell } from './figures'
import { listHistory } from './history-queries'
import type { CheckProblem } from './problem'
import { listFormRules } from './rules-queries'

/** What doesn't hold between these figures of a form, against its rules and the unit's own earlier figures. */
export async function listProblems(
  form: FormDefinition,
  { orgUnitId, period }: Pick<SubmissionKey, 'orgUnitId' | 'period'>,
  cells: readonly CheckedCell[],
  client: Tx | typeof db,
): Promise<CheckProblem[]> {
  const rules = await listFormRules(form)
  return checkForm({ form, rules, cells, history: await listHistory(form, orgUnitId, period, client) })
}
