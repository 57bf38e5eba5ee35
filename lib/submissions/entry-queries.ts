import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, parsePeriod, previousPeriod, samePeriodLastYear } from '@/lib/periods/period'
import { refuseEntry, submissionRights } from './access'
import { type CheckProblem, checkValues } from './check-values'
import { deadlinesOf } from './deadlines'
import { type FormDefinition, itemsOf, wholesOf } from './form'
import { findForm } from './form-queries'
import { findSubmissionState, listCells } from './load-queries'
import { hasException } from './lock-queries'
import { refuseDecision, refuseReopen, refuseSave, refuseWithdraw } from './rules'
import { type Cell, type CellKey, type SubmissionKey, type SubmissionStatus, toCellKey } from './submission'

export type Decision = {
  decision: 'approved' | 'returned'
  level: number
  revision: number
  reason: string | null
  at: Date
  by: string
}

/** Everything an entry or review page shows of one form, unit and period. */
export type Entry = {
  form: FormDefinition
  orgUnit: { id: string; name: string; fullName: string }
  period: string
  dueDate: IsoDate
  status: SubmissionStatus | 'not-started'
  submissionId: string | null
  version: number
  revision: number
  correctionReason: string | null
  /** What the viewer may look at: the draft for those who enter, else what was sent or approved. */
  cells: Cell[]
  /** The unit's approved figures in the period before and a year earlier. */
  before: { previous: PeriodFigures | null; lastYear: PeriodFigures | null }
  /** What is in force now, while a correction is under way. */
  approved: Map<CellKey, string> | null
  problems: CheckProblem[]
  decisions: Decision[]
  receipt: { number: string; at: Date; by: string; contentHash: string } | null
  may: { save: boolean; submit: boolean; withdraw: boolean; reopen: boolean; decide: boolean }
  /** Why the viewer, who could decide here, can't decide on this one. */
  decisionRefusal: string | null
}

export type PeriodFigures = { period: string; figures: Map<CellKey, string> }

/** The form as the viewer may see it; null where it isn't theirs to see, isn't owed or doesn't exist. */
export async function findEntry(viewer: Viewer, key: SubmissionKey, today: IsoDate): Promise<Entry | null> {
  const [tree, { holidays }, form] = await Promise.all([
    getOrgUnitTree(),
    getCatalogue(),
    findForm(key.formCode),
  ])
  const unit = tree.get(key.orgUnitId)
  const parsed = parsePeriod(key.period)
  if (!form || !unit || parsed?.type !== form.frequency) return null
  const rights = submissionRights(viewer, tree, form, unit.id)
  const refusal = refuseEntry(form, unit.id, key.period, today, await hasException(db, form, key, today))
  if (!rights.open || (refusal && refusal !== 'closed')) return null

  const state = await findSubmissionState(db, form, key)
  const cells = state ? await cellsToShow(state.id, state.status, rights.enter) : []
  const record = state ? await findRecord(state.id) : null
  const items = itemsOf(form)
  const checked = items.map(({ code, columns }) => ({ dataElement: code, columns }))
  const lastYear = samePeriodLastYear(key.period)
  return {
    form,
    orgUnit: { id: unit.id, name: unit.name, fullName: unit.fullName },
    period: key.period,
    dueDate: deadlinesOf(form, unit.level, key.period, holidays).due,
    status: state?.status ?? 'not-started',
    submissionId: state?.id ?? null,
    version: state?.version ?? 0,
    revision: state?.revision ?? 1,
    correctionReason: record?.correctionReason ?? null,
    cells,
    before: {
      previous: await approvedFigures(form, unit.id, previousPeriod(key.period)),
      lastYear: lastYear ? await approvedFigures(form, unit.id, lastYear) : null,
    },
    approved:
      state && state.revision > 1
        ? ((await approvedFigures(form, unit.id, key.period))?.figures ?? null)
        : null,
    problems: cells.length > 0 ? checkValues(checked, cells, wholesOf(form)) : [],
    decisions: record?.decisions ?? [],
    receipt: record?.receipt ?? null,
    may: {
      save: rights.enter && !refusal && (!state || refuseSave(state) === null),
      submit: rights.enter && !refusal && state !== null && refuseSave(state) === null,
      withdraw: rights.enter && state !== null && refuseWithdraw(state, viewer.userId) === null,
      reopen: rights.enter && state !== null && refuseReopen(state) === null,
      decide: rights.review && state !== null && refuseDecision(state, viewer.userId) === null,
    },
    decisionRefusal: rights.review && state ? refuseDecision(state, viewer.userId) : null,
  }
}

/** A draft is for those who enter; others see what was sent, or what is approved. */
async function cellsToShow(submissionId: string, status: SubmissionStatus, enters: boolean): Promise<Cell[]> {
  if (status === 'submitted') return listCells(db, submissionId, 'submitted')
  if (status === 'approved' || status === 'locked') return listCells(db, submissionId, 'approved')
  return enters ? listCells(db, submissionId, 'draft') : []
}

async function findRecord(submissionId: string) {
  const record = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: {
      submittedBy: { select: { name: true } },
      approvals: { orderBy: { id: 'desc' }, include: { decidedBy: { select: { name: true } } } },
    },
  })
  return {
    correctionReason: record.correctionReason,
    decisions: record.approvals.map(({ decision, level, revision, reason, decidedAt, decidedBy }) => ({
      decision,
      level,
      revision,
      reason,
      at: decidedAt,
      by: decidedBy?.name ?? '',
    })),
    receipt:
      record.receiptNumber && record.submittedAt
        ? {
            number: record.receiptNumber,
            at: record.submittedAt,
            by: record.submittedBy?.name ?? '',
            contentHash: record.contentHash ?? '',
          }
        : null,
  }
}

async function approvedFigures(
  form: FormDefinition,
  orgUnitId: string,
  period: string,
): Promise<PeriodFigures | null> {
  const rows = await db.dataValue.findMany({
    where: {
      orgUnitId,
      calendar: form.calendar,
      period,
      stage: 'approved',
      dataElementId: { in: itemsOf(form).map(({ dataElementId }) => dataElementId) },
      value: { not: null },
    },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  if (rows.length === 0) return null
  const figures = rows.map(
    (row) => [toCellKey(row.dataElement.code, row.breakdown.key), row.value?.toFixed() ?? ''] as const,
  )
  return { period, figures: new Map(figures) }
}
