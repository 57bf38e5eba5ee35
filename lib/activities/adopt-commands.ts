import type { Viewer } from '@/lib/access/viewer'
import { db } from '@/lib/db'
import { type IsoDate, parsePeriod } from '@/lib/periods/period'
import { fail, ok, type Result } from '@/lib/result'
import { submissionRights } from '@/lib/submissions/access'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { listDerivedFigures } from '@/lib/submissions/derived/derived-queries'
import { itemsOf } from '@/lib/submissions/form'
import { findForm } from '@/lib/submissions/form-queries'
import { listCells } from '@/lib/submissions/load-queries'
import { refuseSave } from '@/lib/submissions/rules'
import type { SaveFailure } from '@/lib/submissions/save-commands'
import { findEntryRefusal } from '@/lib/submissions/save-refusal-queries'
import { openDraft } from '@/lib/submissions/save-store-commands'
import { hasComputedTotal } from '@/lib/submissions/save-totals'
import { type CellKey, isBlank, type SubmissionKey, toCellKey } from '@/lib/submissions/submission'
import { takeFigures } from './follow-commands'
import { lockPlaces } from './lock-commands'

export type AdoptFailure = { code: Exclude<SaveFailure['code'], 'mutation-reused'> | 'nothing-to-take' }

/**
 * Takes what activities, registers and bodies add up to into cells of the draft: the cells named, or every blank one that
 * all of them state. The cells follow these from then on.
 */
export async function adoptFigures(
  viewer: Viewer,
  key: SubmissionKey,
  wanted: readonly CellKey[] | 'blank',
  today: IsoDate,
): Promise<Result<{ taken: number }, AdoptFailure>> {
  const [ground, form] = await Promise.all([getGround(), findForm(key.formCode)])
  if (!form || !ground.tree.get(key.orgUnitId)) return fail({ code: 'not-found' })
  if (parsePeriod(key.period)?.type !== form.frequency) return fail({ code: 'not-found' })
  const rights = submissionRights(viewer, ground.tree, form, key.orgUnitId)
  if (!rights.open) return fail({ code: 'not-found' })
  if (!rights.enter) return fail({ code: 'forbidden' })
  const refusal = await findEntryRefusal(form, key, today)
  if (refusal) return fail({ code: refusal })
  const typed = itemsOf(form).flatMap((item) =>
    item.columns
      .filter((column) => column !== '' || !hasComputedTotal(item))
      .map((breakdown) => ({ dataElement: item.code, breakdown })),
  )
  const catalogueForm = ground.catalogue.forms.byId(form.id) ?? null
  return db.$transaction(async (tx) => {
    await lockPlaces(tx, [{ form: catalogueForm, ...key, calendar: form.calendar }])
    const figures = await listDerivedFigures(tx, ground, form, key)
    const offered = typed.filter(
      (cell) => (figures.get(toCellKey(cell.dataElement, cell.breakdown))?.value ?? null) !== null,
    )
    const asked = wanted === 'blank' ? null : new Set(wanted)
    const named = offered.filter((cell) => !asked || asked.has(toCellKey(cell.dataElement, cell.breakdown)))
    // Nothing is begun for nothing.
    if (named.length === 0) return fail({ code: 'nothing-to-take' })
    const draft = await openDraft(tx, form, key)
    if (refuseSave(draft)) return fail({ code: 'locked' })
    const filled = new Set(
      (await listCells(tx, draft.id, 'draft'))
        .filter((cell) => !isBlank(cell))
        .map((cell) => toCellKey(cell.dataElement, cell.breakdown)),
    )
    const cells = asked
      ? named
      : named.filter((cell) => !filled.has(toCellKey(cell.dataElement, cell.breakdown)))
    const taken = await takeFigures(tx, viewer, { form, key, submissionId: draft.id, figures, cells, ground })
    return ok({ taken })
  })
}
