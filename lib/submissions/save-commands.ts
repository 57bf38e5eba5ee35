import type { Viewer } from '@/lib/access/viewer'
import { getCatalogue } from '@/lib/catalogue/queries'
import { db, type Tx } from '@/lib/db'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { type IsoDate, parsePeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { submissionRights } from './access'
import { type FormDefinition, itemsOf } from './form'
import { findForm } from './form-queries'
import { hasException, wasLocked } from './lock-queries'
import { refuseSave } from './rules'
import { type CellAnswer, type CellInput, type DerivedAnswer, planSave } from './save-cells'
import { findEntryRefusal } from './save-refusal-queries'
import { type Draft, openDraft, readDraft, toKept, writeDraft } from './save-store-commands'
import type { SubmissionKey } from './submission'

export type { CellAnswer, CellInput, DerivedAnswer } from './save-cells'

export type SaveFailure = {
  code: 'not-found' | 'forbidden' | 'not-assigned' | 'not-yet-open' | 'closed' | 'locked' | 'mutation-reused'
}

export type SaveAnswer = {
  submissionId: string
  /** When it was written, by the server's clock (ISO). */
  savedAt: string
  /** One answer per cell sent, in the order sent. */
  cells: CellAnswer[]
  /** Totals of the rows touched that follow from their parts. */
  derived: DerivedAnswer[]
}

export type SaveInput = SubmissionKey & { mutationId: string; cells: readonly CellInput[] }

/**
 * Saves cells of a draft or returned form, each by itself: what is valid is kept even where a neighbour is not.
 * Sending the same `mutationId` again changes nothing and answers the same.
 */
export async function saveCells(
  viewer: Viewer,
  input: SaveInput,
  today: IsoDate,
): Promise<Result<SaveAnswer, SaveFailure>> {
  const [tree, catalogue, form] = await Promise.all([
    getOrgUnitTree(),
    getCatalogue(),
    findForm(input.formCode),
  ])
  if (!form || !tree.get(input.orgUnitId)) return fail({ code: 'not-found' })
  if (parsePeriod(input.period)?.type !== form.frequency) return fail({ code: 'not-found' })
  const rights = submissionRights(viewer, tree, form, input.orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights.enter) return fail({ code: 'forbidden' })
  const refusal = await findEntryRefusal(form, input, today)
  if (refusal) return (await findRepeated(form, input)) ?? fail({ code: refusal })

  const cells = input.cells.map(toStorable)
  const breakdownIds = (key: string) => catalogue.breakdowns.byKey(key)?.id
  try {
    return await db.$transaction((tx) =>
      keepCells(tx, viewer, form, breakdownIds, { ...input, cells, today }),
    )
  } catch (error) {
    if (error instanceof MutationTaken) return fail({ code: 'mutation-reused' })
    throw error
  }
}

async function keepCells(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  breakdownIds: (key: string) => number | undefined,
  input: SaveInput & { today: IsoDate },
): Promise<Result<SaveAnswer, SaveFailure>> {
  const draft = await openDraft(tx, form, input)
  const asked = new Set(input.cells.map(({ dataElement }) => dataElement))
  const elements = itemsOf(form).flatMap(({ code, dataElementId }) =>
    asked.has(code) ? [dataElementId] : [],
  )
  const { repeated, stored } = await readDraft(tx, form, input, elements)
  if (repeated) return repeated.submissionId === draft.id ? ok(repeated) : fail({ code: 'mutation-reused' })
  if (refuseSave(draft)) return fail({ code: 'locked' })
  if (await isShutCorrection(tx, form, draft, input)) return fail({ code: 'closed' })

  const savedAt = new Date().toISOString()
  const by = { name: viewer.name, at: savedAt }
  const { answers, derived, writes } = planSave(form, breakdownIds, { stored, inputs: input.cells, by })
  const answer = { savedAt, cells: answers, derived }
  const { orgUnitId, period, mutationId } = input
  const place = { submissionId: draft.id, orgUnitId, period, mutationId, userId: viewer.userId }
  if (!(await writeDraft(tx, form, { ...place, writes, answer }))) throw new MutationTaken()
  return ok({ submissionId: draft.id, ...answer })
}

/** A locked report is corrected only while an exception holds. */
async function isShutCorrection(
  tx: Tx,
  form: FormDefinition,
  { id, revision }: Draft,
  input: SaveInput & { today: IsoDate },
): Promise<boolean> {
  if (revision === 1 || !(await wasLocked(tx, id))) return false
  return !(await hasException(tx, form, input, input.today))
}

/** Undoes the transaction: what the batch would have written must not stay without its answer. */
class MutationTaken extends Error {}

/** A batch kept while the form was still open is answered as then, also when the answer comes to be asked for later. */
async function findRepeated(
  form: FormDefinition,
  { orgUnitId, period, mutationId }: SaveInput,
): Promise<{ ok: true; value: SaveAnswer } | null> {
  const kept = await db.valueMutation.findUnique({ where: { id: mutationId } })
  if (!kept) return null
  const owner = await db.submission.findFirst({
    where: { id: kept.submissionId, formId: form.id, orgUnitId, period },
    select: { id: true },
  })
  return owner && ok(toKept({ ...kept, at: kept.recordedAt }))
}

/** What PostgreSQL's texts can't hold, halves of characters and NUL, is dropped: nobody typed it. */
function toStorable({ dataElement, breakdown, comment, ...cell }: CellInput): CellInput {
  const texts = { dataElement: clean(dataElement), breakdown: clean(breakdown) }
  return { ...cell, ...texts, ...(comment === undefined ? {} : { comment: comment && clean(comment) }) }
}

function clean(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '')
}
