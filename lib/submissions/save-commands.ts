import { Decimal } from 'decimal.js'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db, type Tx } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { enterableReasons } from '@/lib/values/observation'
import { closedFrom, refuseEntry, submissionRights } from './access'
import { type FormDefinition, type FormItem, itemsOf } from './form'
import { findForm } from './form-queries'
import { holdSubmission } from './load-queries'
import { hasException } from './lock-queries'
import { refuseSave } from './rules'
import { type CellKey, type SubmissionKey, type SubmissionState, toCellKey } from './submission'

/** A cell as its keeper wants it. Neither value nor reason empties it. */
export type CellInput = {
  dataElement: string
  breakdown: string
  /** A number as a machine writes it, or null. */
  value: string | null
  missing?: string | null
  comment?: string | null
  /** The version this change was made on; 0 for a cell never filled. */
  baseVersion: number
}

export type CellAnswer =
  | { cell: CellKey; state: 'saved'; version: number }
  | {
      cell: CellKey
      state: 'invalid'
      code:
        | 'unknown-cell'
        | 'not-a-number'
        | 'negative'
        | 'too-large'
        | 'too-many-decimals'
        | 'unknown-reason'
        | 'comment-too-long'
    }
  | {
      cell: CellKey
      state: 'conflict'
      version: number
      value: string | null
      missing: string | null
      author: string
      at: string
    }

export type SaveFailure = {
  code: 'not-found' | 'forbidden' | 'not-assigned' | 'not-yet-open' | 'closed' | 'locked' | 'mutation-reused'
}
export type SaveAnswer = { submissionId: string; cells: CellAnswer[] }

/** Counts above this are slips of the finger; money in triệu đồng stays below it too. */
const largestValue = new Decimal(999_999_999)
const longestComment = 1000

/**
 * Saves cells of a draft or returned form, each by itself: what is valid is kept even where a neighbour is not.
 * Sending the same `mutationId` again changes nothing and answers the same.
 */
export async function saveCells(
  viewer: Viewer,
  input: SubmissionKey & { mutationId: string; cells: readonly CellInput[] },
  today: IsoDate,
): Promise<Result<SaveAnswer, SaveFailure>> {
  const [tree, catalogue, form] = await Promise.all([
    getOrgUnitTree(),
    getCatalogue(),
    findForm(input.formCode),
  ])
  if (!form || !tree.get(input.orgUnitId)) return fail({ code: 'not-found' })
  const rights = submissionRights(viewer, tree, form, input.orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights.enter) return fail({ code: 'forbidden' })
  const closes = closedFrom(form, input.period) !== null
  const excepted = closes && (await hasException(db, form, input, today))
  const refusal = refuseEntry(form, input.orgUnitId, input.period, today, excepted)
  if (refusal) return fail({ code: refusal })

  return db.$transaction(async (tx) => {
    await createIfAbsent(tx, form, input)
    const submission = await holdSubmission(tx, form, input)
    if (!submission) throw new Error('A submission just created is gone')
    const repeated = await tx.valueMutation.findUnique({ where: { id: input.mutationId } })
    if (repeated) {
      if (repeated.submissionId !== submission.id) return fail({ code: 'mutation-reused' })
      return ok({ submissionId: submission.id, cells: repeated.answer as CellAnswer[] })
    }
    const locked = refuseSave(submission)
    if (locked) return fail({ code: 'locked' })
    const cells = await writeCells(tx, viewer, catalogue, form, submission, input)
    await tx.valueMutation.create({
      data: { id: input.mutationId, submissionId: submission.id, answer: cells },
    })
    return ok({ submissionId: submission.id, cells })
  })
}

async function createIfAbsent(
  tx: Tx,
  form: FormDefinition,
  { orgUnitId, period }: SubmissionKey,
): Promise<void> {
  const key = { formId: form.id, orgUnitId, period, calendar: form.calendar }
  await tx.submission.createMany({ data: [key], skipDuplicates: true })
}

async function writeCells(
  tx: Tx,
  viewer: Viewer,
  catalogue: Catalogue,
  form: FormDefinition,
  submission: SubmissionState,
  { orgUnitId, period, cells }: SubmissionKey & { cells: readonly CellInput[] },
): Promise<CellAnswer[]> {
  const items = new Map(itemsOf(form).map((item) => [item.code, item]))
  const stored = await tx.dataValue.findMany({
    where: { submissionId: submission.id, stage: 'draft' },
    include: { updatedBy: { select: { name: true } } },
  })
  const answers: CellAnswer[] = []
  for (const input of cells) {
    const cell = toCellKey(input.dataElement, input.breakdown)
    const item = items.get(input.dataElement)
    const breakdownId = catalogue.breakdowns.byKey(input.breakdown)?.id
    const problem = checkCell(item, input)
    if (problem || !item || breakdownId === undefined) {
      answers.push({ cell, state: 'invalid', code: problem ?? 'unknown-cell' })
      continue
    }
    const before = stored.find(
      (row) => row.dataElementId === item.dataElementId && row.breakdownId === breakdownId,
    )
    const wanted = {
      value: input.value === null ? null : new Decimal(input.value).toFixed(),
      missing: input.missing ?? null,
      comment: input.comment?.trim() ? input.comment.trim().normalize('NFC') : null,
    }
    const beforeValue = before?.value?.toFixed() ?? null
    const same =
      beforeValue === wanted.value &&
      (before?.missing ?? null) === wanted.missing &&
      (before?.comment ?? null) === wanted.comment
    if (same) {
      answers.push({ cell, state: 'saved', version: before?.version ?? 0 })
      continue
    }
    if ((before?.version ?? 0) !== input.baseVersion) {
      answers.push({
        cell,
        state: 'conflict',
        version: before?.version ?? 0,
        value: beforeValue,
        missing: before?.missing ?? null,
        author: before?.updatedBy?.name ?? '',
        at: (before?.updatedAt ?? new Date()).toISOString(),
      })
      continue
    }
    const version = (before?.version ?? 0) + 1
    const key = { dataElementId: item.dataElementId, orgUnitId, calendar: form.calendar, period, breakdownId }
    const kept = { ...wanted, version, submissionId: submission.id }
    const changed = {
      ...kept,
      origin: 'reported' as const,
      updatedById: viewer.userId,
      updatedAt: new Date(),
    }
    await tx.dataValue.upsert({
      where: { dataElementId_orgUnitId_calendar_period_breakdownId_stage: { ...key, stage: 'draft' } },
      create: { ...key, ...changed, stage: 'draft' },
      update: { ...changed, announcementId: null },
    })
    const event = wanted.value === null && wanted.missing === null ? 'cleared' : 'saved'
    await tx.dataValueVersion.create({
      data: { ...key, ...kept, event, stage: 'draft', origin: 'reported', recordedById: viewer.userId },
    })
    answers.push({ cell, state: 'saved', version })
  }
  return answers
}

function checkCell(
  item: FormItem | undefined,
  input: CellInput,
): (CellAnswer & { state: 'invalid' })['code'] | null {
  if (!item?.columns.includes(input.breakdown)) return 'unknown-cell'
  if ((input.comment?.length ?? 0) > longestComment) return 'comment-too-long'
  if (input.missing) {
    const known = enterableReasons.some((reason) => reason === input.missing)
    return known && input.value === null ? null : 'unknown-reason'
  }
  if (input.value === null) return null
  if (!/^-?\d{1,30}(\.\d{1,10})?$/.test(input.value)) return 'not-a-number'
  const value = new Decimal(input.value)
  if (value.isNegative() && !value.isZero()) return 'negative'
  if (value.gt(largestValue)) return 'too-large'
  return value.decimalPlaces() > item.decimals ? 'too-many-decimals' : null
}
