import { checkForm } from '@/lib/submissions/checks/check-form'
import type { CheckedCell } from '@/lib/submissions/checks/figures'
import { listHistories } from '@/lib/submissions/checks/history-queries'
import { type CheckProblem, keepsFromSending } from '@/lib/submissions/checks/problem'
import { listFormRules } from '@/lib/submissions/checks/rules-queries'
import { listDerivedOfMany } from '@/lib/submissions/derived/many-queries'
import type { FormDefinition } from '@/lib/submissions/form'
import { type CellKey, parseCellKey } from '@/lib/submissions/submission'
import type { CellChange, UnitNow } from './changes'

export type UnitCheck = { orgUnitId: string; problem: CheckProblem }

/**
 * What would keep the forms from being sent, were the file's changes saved: the same checks as on the page. Only of
 * units that the file changes; what isn't typed yet is said when the form is sent.
 */
export async function checkChanges(
  form: FormDefinition,
  period: string,
  units: readonly UnitNow[],
  changes: readonly CellChange[],
): Promise<UnitCheck[]> {
  const touched = units.filter(({ id }) => changes.some(({ orgUnitId }) => orgUnitId === id))
  if (touched.length === 0) return []
  const places = touched.map(({ id }) => ({ form, orgUnitId: id, period }))
  const [rules, histories, derived] = await Promise.all([
    listFormRules(form),
    listHistories(places),
    listDerivedOfMany(places),
  ])
  return touched.flatMap(({ id, cells }, index) => {
    const after = new Map<CellKey, CheckedCell>(cells)
    for (const { orgUnitId, cell, to } of changes) {
      const place = parseCellKey(cell)
      if (orgUnitId === id && place) after.set(cell, { ...place, ...to })
    }
    const beside = { history: histories[index], derived: derived[index] }
    return checkForm({ form, rules, cells: [...after.values()], ...beside })
      .filter((problem) => keepsFromSending(problem) && !problem.incomplete)
      .map((problem) => ({ orgUnitId: id, problem }))
  })
}
