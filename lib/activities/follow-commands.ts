import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { submissionRights } from '@/lib/submissions/access'
import type { Ground } from '@/lib/submissions/derived/activity-figures-queries'
import type { DerivedFigures } from '@/lib/submissions/derived/derived-figure'
import { listDerivedFigures } from '@/lib/submissions/derived/derived-queries'
import type { FeedPlace } from '@/lib/submissions/derived/feed-places'
import { type FormDefinition, itemsOf } from '@/lib/submissions/form'
import { holdSubmission } from '@/lib/submissions/load-queries'
import { type CellInput, planSave } from '@/lib/submissions/save-cells'
import { readDraft, writeDraft } from '@/lib/submissions/save-store-commands'
import { type SubmissionKey, toCellKey } from '@/lib/submissions/submission'
import { reopenHeld } from '@/lib/submissions/workflow-commands'

/** Why a form that took its figure from records keeps these from being changed. */
export type FollowRefusal =
  /** It is sent: it must be taken back first. */
  | 'form-submitted'
  /** It is approved: the change needs a reason, and opens a correction. */
  | 'reason-required'
  /** Approved, and the correction isn't this person's to open. */
  | 'correction-forbidden'
  /** Approved and closed. */
  | 'correction-closed'

export type FollowFailure = { code: FollowRefusal; key: SubmissionKey }

export type FollowOptions = { ground: Ground; reason: string | null; today: IsoDate }

/** Brings the cells of the place's elements that were taken from records to what these add up to now. */
export async function followForm(
  tx: Tx,
  viewer: Viewer,
  form: FormDefinition,
  place: FeedPlace,
  { ground, reason, today }: FollowOptions,
): Promise<Result<'unchanged' | 'followed' | 'reopened', FollowFailure>> {
  const key: SubmissionKey = { formCode: form.code, orgUnitId: place.orgUnitId, period: place.period }
  const state = await holdSubmission(tx, form, key)
  if (!state) return ok('unchanged')
  const isOpen = state.status === 'draft' || state.status === 'returned'
  const stage = isOpen ? 'draft' : state.status === 'submitted' ? 'submitted' : 'approved'
  const taken = await listTaken(tx, form, key, { stage, elements: place.dataElementIds })
  if (taken.length === 0) return ok('unchanged')
  const figures = await listDerivedFigures(tx, ground, form, key)
  const moved = taken.filter(({ cell, value }) => (figures.get(cell)?.value ?? null) !== value)
  if (moved.length === 0) return ok('unchanged')
  if (state.status === 'submitted') return fail({ code: 'form-submitted', key })
  if (!isOpen) {
    if (!submissionRights(viewer, ground.tree, form, key.orgUnitId).enter)
      return fail({ code: 'correction-forbidden', key })
    if (reason === null) return fail({ code: 'reason-required', key })
    const reopened = await reopenHeld(tx, viewer, { form, state, key }, reason, today)
    if (!reopened.ok) return fail({ code: 'correction-closed', key })
  }
  const cells = moved.map(({ dataElement, breakdown, version }) => ({ dataElement, breakdown, version }))
  await takeFigures(tx, viewer, { form, key, submissionId: state.id, figures, cells, ground })
  return ok(isOpen ? 'followed' : 'reopened')
}

type Taken = {
  cell: ReturnType<typeof toCellKey>
  dataElement: string
  breakdown: string
  value: string | null
  version: number
}

/** The cells of a form and some elements that were taken from records. */
async function listTaken(
  tx: Tx,
  form: FormDefinition,
  { orgUnitId, period }: SubmissionKey,
  { stage, elements }: { stage: 'draft' | 'submitted' | 'approved'; elements: readonly number[] },
): Promise<Taken[]> {
  const rows = await tx.dataValue.findMany({
    where: {
      orgUnitId,
      calendar: form.calendar,
      period,
      stage,
      origin: 'activity',
      dataElementId: { in: [...elements] },
    },
    include: { dataElement: { select: { code: true } }, breakdown: { select: { key: true } } },
  })
  return rows.map((row) => ({
    cell: toCellKey(row.dataElement.code, row.breakdown.key),
    dataElement: row.dataElement.code,
    breakdown: row.breakdown.key,
    value: row.value?.toFixed() ?? null,
    version: row.version,
  }))
}

/** Writes sums of records into cells of a held draft, whatever the cells held; one that isn't offered is emptied. */
export async function takeFigures(
  tx: Tx,
  viewer: Viewer,
  {
    form,
    key,
    submissionId,
    figures,
    cells,
    ground,
  }: {
    form: FormDefinition
    key: SubmissionKey
    submissionId: string
    figures: DerivedFigures
    cells: readonly { dataElement: string; breakdown: string }[]
    ground: Ground
  },
): Promise<number> {
  const mutationId = randomUUID()
  const asked = new Set(cells.map(({ dataElement }) => dataElement))
  const elements = itemsOf(form).flatMap(({ code, dataElementId }) =>
    asked.has(code) ? [dataElementId] : [],
  )
  const { stored } = await readDraft(tx, form, { ...key, mutationId }, elements)
  const { breakdowns, elements: known } = ground.catalogue
  const versionOf = new Map(
    stored.map(({ dataElementId, breakdownId, version }) => [
      toCellKey(known.byId(dataElementId)?.code ?? '', breakdowns.byId(breakdownId)?.key ?? ''),
      version,
    ]),
  )
  const inputs = cells.map(({ dataElement, breakdown }): CellInput => {
    const cell = toCellKey(dataElement, breakdown)
    const baseVersion = versionOf.get(cell) ?? 0
    const value = figures.get(cell)?.value ?? null
    return { dataElement, breakdown, value, baseVersion, origin: 'activity' }
  })
  const savedAt = new Date().toISOString()
  const plan = planSave(form, (one) => breakdowns.byKey(one)?.id, {
    stored,
    inputs,
    by: { name: viewer.name, at: savedAt },
  })
  const place = {
    submissionId,
    orgUnitId: key.orgUnitId,
    period: key.period,
    mutationId,
    userId: viewer.userId,
  }
  const answer = { savedAt, cells: plan.answers, derived: plan.derived }
  await writeDraft(tx, form, { ...place, writes: plan.writes, answer })
  return plan.answers.filter(({ state }) => state === 'saved').length
}
