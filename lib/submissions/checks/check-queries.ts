import { db } from '@/lib/db'
import { getGround } from '../derived/activity-figures-queries'
import { type DerivedFigures, noDerived } from '../derived/derived-figure'
import { listDerivedFigures } from '../derived/derived-queries'
import { findForm } from '../form-queries'
import type { SubmissionKey } from '../submission'
import type { CheckInput } from './check-form'
import { type CheckHistory, noHistory } from './history'
import { listHistory } from './history-queries'
import { listFormRules } from './rules-queries'

/** What a form is held against: its rules, the unit's earlier figures and what its records add up to. */
export type FormChecks = {
  rules: NonNullable<CheckInput['rules']>
  history: CheckHistory
  derived: DerivedFigures
}

export const noChecks: FormChecks = { rules: [], history: noHistory, derived: noDerived }

/**
 * What this form of this unit is held against in this period. Not for inside a transaction: it reads over
 * another connection, which the embedded database would keep waiting.
 */
export async function listFormChecks({ formCode, orgUnitId, period }: SubmissionKey): Promise<FormChecks> {
  const form = await findForm(formCode)
  if (!form) return noChecks
  const place = { orgUnitId, period }
  const [rules, history, derived] = await Promise.all([
    listFormRules(form),
    listHistory(form, orgUnitId, period),
    getGround().then((ground) => listDerivedFigures(db, ground, form, place)),
  ])
  return { rules, history, derived }
}
