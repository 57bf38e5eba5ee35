import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { listChanges } from './changes'
import { checkForm } from './checks/check-form'
import { listHistories } from './checks/history-queries'
import type { CheckProblem } from './checks/problem'
import { listFormRules } from './checks/rules-queries'
import { listDerivedOfMany } from './derived/many-queries'
import { type FormDefinition, itemsOf } from './form'
import type { RowChecks } from './review-filters'
import type { Cell } from './submission'

/** A sent form whose figures are to be looked through. */
export type CheckedSubmission = {
  id: string
  form: FormDefinition
  orgUnitId: string
  period: string
  revision: number
}

/** What a reviewer looks at first, for many sent forms at once: four statements, and three for each with records beside it. */
export async function listRowChecks(
  submissions: readonly CheckedSubmission[],
): Promise<Map<string, RowChecks>> {
  if (submissions.length === 0) return new Map()
  const [sent, inForce, histories, derived] = await Promise.all([
    readSent(submissions),
    readInForce(submissions.filter(({ revision }) => revision > 1)),
    listHistories(submissions),
    listDerivedOfMany(submissions),
  ])
  const checked = await Promise.all(
    submissions.map(async ({ id, form }, index) => {
      const cells = sent.get(id) ?? []
      const rules = await listFormRules(form)
      const problems = checkForm({ form, rules, cells, history: histories[index], derived: derived[index] })
      const before = inForce.get(id) ?? []
      const changed = before.length > 0 ? listChanges(form, before, cells).length : 0
      return [id, countChecks(problems, cells, changed)] as const
    }),
  )
  return new Map(checked)
}

/** Warnings with their comment are told apart: somebody has already said why. */
export function countChecks(
  problems: readonly Pick<CheckProblem, 'severity' | 'code' | 'answered'>[],
  cells: readonly Pick<Cell, 'followUp'>[],
  changed: number,
): RowChecks {
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const open = warnings.filter(({ answered }) => !answered)
  return {
    errors: problems.length - warnings.length,
    warnings: open.length,
    outliers: open.filter(({ code }) => code === 'outlier').length,
    answered: warnings.length - open.length,
    followUps: cells.filter(({ followUp }) => followUp).length,
    changed,
  }
}

type StoredCell = {
  submissionId: string
  elementId: number
  breakdownId: number
  value: string | null
  missing: string | null
  comment: string | null
  followUp: boolean
  version: number
}

function readSent(submissions: readonly CheckedSubmission[]): Promise<Map<string, Cell[]>> {
  return bySubmission(db.$queryRaw<StoredCell[]>`
    SELECT submission_id::text AS "submissionId", data_element_id AS "elementId", breakdown_id AS "breakdownId",
      trim_scale(value)::text AS value, missing, comment, follow_up AS "followUp", version
    FROM data_value
    WHERE submission_id = ANY(${submissions.map(({ id }) => id)}::uuid[]) AND stage = 'submitted'::stage`)
}

/** The figures that corrections would replace, by the correction: whoever brought them. */
async function readInForce(corrections: readonly CheckedSubmission[]): Promise<Map<string, Cell[]>> {
  if (corrections.length === 0) return new Map()
  const asked = corrections.flatMap(({ id, form, orgUnitId, period }) =>
    itemsOf(form).map(({ dataElementId }) => ({
      id,
      orgUnitId,
      period,
      calendar: form.calendar,
      dataElementId,
    })),
  )
  return bySubmission(db.$queryRaw<StoredCell[]>`
    SELECT a.id AS "submissionId", v.data_element_id AS "elementId", v.breakdown_id AS "breakdownId",
      trim_scale(v.value)::text AS value, v.missing, v.comment, v.follow_up AS "followUp", v.version
    FROM unnest(${asked.map(({ id }) => id)}::text[], ${asked.map(({ orgUnitId }) => orgUnitId)}::text[],
      ${asked.map(({ period }) => period)}::text[], ${asked.map(({ calendar }) => calendar)}::text[],
      ${asked.map(({ dataElementId }) => dataElementId)}::int[]) AS a (id, org_unit_id, period, calendar, data_element_id)
    JOIN data_value v ON v.data_element_id = a.data_element_id AND v.org_unit_id = a.org_unit_id
      AND v.calendar = a.calendar::calendar AND v.period = a.period AND v.stage = 'approved'::stage`)
}

async function bySubmission(reading: Promise<StoredCell[]>): Promise<Map<string, Cell[]>> {
  const [rows, { elements, breakdowns }] = await Promise.all([reading, getCatalogue()])
  const found = new Map<string, Cell[]>()
  for (const { submissionId, elementId, breakdownId, ...rest } of rows) {
    const dataElement = elements.byId(elementId)?.code ?? ''
    const breakdown = breakdowns.byId(breakdownId)?.key ?? ''
    const cells = found.get(submissionId) ?? []
    if (cells.length === 0) found.set(submissionId, cells)
    cells.push({ dataElement, breakdown, ...rest })
  }
  return found
}
