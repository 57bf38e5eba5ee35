import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { addDays } from '@/lib/periods/deadline'
import { type IsoDate, parsePeriod, previousPeriod, samePeriodLastYear } from '@/lib/periods/period'
import { closedFrom, refuseEntry, submissionRights } from './access'
import type { CellChange } from './changes'
import { findChanges } from './changes-queries'
import { checkForm } from './checks/check-form'
import { listFormChecks } from './checks/check-queries'
import type { CheckProblem } from './checks/problem'
import { deadlinesOf } from './deadlines'
import type { DerivedFigures } from './derived/derived-figure'
import { type Decision, findRecord, lastCellReasons, type SentReceipt } from './entry-record-queries'
import { type FormDefinition, itemsOf } from './form'
import { findForm } from './form-queries'
import { findSubmissionState, listCells } from './load-queries'
import { type LockException, listExceptions } from './lock-queries'
import { isShut, longestException, refuseException } from './lock-rules'
import { refuseDecision, refuseLock, refuseReopen, refuseSave, refuseWithdraw } from './rules'
import { type Cell, type CellKey, type SubmissionKey, type SubmissionStatus, toCellKey } from './submission'

/** Where the form stands to its closing day. */
export type EntryLock = {
  /** The first day on which nothing more is taken; null: it never closes. */
  closedFrom: IsoDate | null
  /** True when nothing is entered or corrected any more without an exception. */
  shut: boolean
  /** The leave that holds today. */
  exception: LockException | null
  /** Every leave ever given for it, the latest first. */
  exceptions: LockException[]
}

/** Everything an entry or review page shows of one form, unit and period. */
export type Entry = {
  form: FormDefinition
  orgUnit: { id: string; name: string; fullName: string }
  period: string
  dueDate: IsoDate
  /** Until when its reviewer decides. */
  reviewDate: IsoDate
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
  /** What the unit's activities add up to, by cell. */
  derived: DerivedFigures
  decisions: Decision[]
  /** What was asked at single cells when this revision was last returned; empty once it is approved. */
  cellReasons: ReadonlyMap<CellKey, string>
  lock: EntryLock
  receipt: SentReceipt | null
  /** What differs from what was approved before; null: nothing was, or it isn't the viewer's to see. */
  changes: CellChange[] | null
  /** What differs from what was last returned in this revision, once it is sent again. */
  changesSinceReturn: CellChange[] | null
  may: {
    save: boolean
    submit: boolean
    withdraw: boolean
    reopen: boolean
    decide: boolean
    /** Lock an approved report; give leave to enter a closed one. */
    lock: boolean
    grantException: boolean
  }
  /** Why the viewer, who enters here, can't open the approved report for correction. */
  reopenRefusal: string | null
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
  const exceptions = await listExceptions(form, key, today)
  const exception = exceptions.find(({ holds }) => holds) ?? null
  const refusal = refuseEntry(form, unit.id, key.period, today, exception !== null)
  if (!rights.open || (refusal && refusal !== 'closed')) return null

  const state = await findSubmissionState(db, form, key)
  const cells = state ? await cellsToShow(state.id, state.status, rights.enter) : []
  const record = state ? await findRecord(state.id) : null
  const reopenRefusal = rights.enter && state ? (refuseReopen(state, exception !== null) ?? refusal) : null
  const deadlines = deadlinesOf(form, unit.level, key.period, holidays)
  const lastYear = samePeriodLastYear(key.period)
  const checks = await listFormChecks(key)
  return {
    form,
    orgUnit: { id: unit.id, name: unit.name, fullName: unit.fullName },
    period: key.period,
    dueDate: deadlines.due,
    reviewDate: deadlines.review,
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
      state && state.revision > 1 && state.status !== 'approved' && state.status !== 'locked'
        ? ((await approvedFigures(form, unit.id, key.period))?.figures ?? null)
        : null,
    problems: cells.length > 0 ? checkForm({ form, cells, ...checks }) : [],
    derived: checks.derived,
    decisions: record?.decisions ?? [],
    cellReasons: state && record ? lastCellReasons(state, record.decisions) : new Map(),
    lock: {
      closedFrom: closedFrom(form, key.period),
      shut: isShut(form, key.period, state?.status ?? null, today),
      exception,
      exceptions,
    },
    receipt: record?.receipt ?? null,
    ...(await findChanges(form, key, state, cells, rights.enter)),
    may: {
      save: rights.enter && !refusal && (!state || refuseSave(state) === null),
      submit: rights.enter && !refusal && state !== null && refuseSave(state) === null,
      withdraw: rights.enter && !refusal && state !== null && refuseWithdraw(state, viewer.userId) === null,
      reopen: rights.enter && state !== null && reopenRefusal === null,
      decide: rights.review && state !== null && refuseDecision(state, viewer.userId) === null,
      lock: rights.lock && state !== null && refuseLock(state) === null,
      grantException:
        rights.lock &&
        !rights.enter &&
        refuseException(form, key, state?.status ?? null, {
          until: addDays(today, longestException),
          today,
        }) === null,
    },
    reopenRefusal,
    decisionRefusal: rights.review && state ? refuseDecision(state, viewer.userId) : null,
  }
}

/** A draft is for those who enter; others see what was sent, or what is approved. */
async function cellsToShow(submissionId: string, status: SubmissionStatus, enters: boolean): Promise<Cell[]> {
  if (status === 'submitted') return listCells(db, submissionId, 'submitted')
  if (status === 'approved' || status === 'locked') return listCells(db, submissionId, 'approved')
  return enters ? listCells(db, submissionId, 'draft') : []
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
