import { type BulkRow, upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { toUid } from '@/lib/uid'
import { assignUnits } from './assign-units'
import type { CatalogueData } from './read-data'
import { type Changes, idsByCode } from './sync-ids-commands'

/**
 * Makes the database hold the forms of the files: rows a form no longer has are dropped (their figures stay);
 * units assigned by others stay assigned.
 */
export async function syncForms(tx: Tx, data: CatalogueData): Promise<Changes> {
  const programmes = await idsByCode(tx.programme.findMany({ select: { id: true, code: true } }))
  const elements = await idsByCode(tx.dataElement.findMany({ select: { id: true, code: true } }))
  const form = await upsertRows(
    tx,
    'form',
    ['code'],
    data.forms.map(({ form: file }) => ({
      code: file.code,
      uid: toUid('form', file.code),
      name_vi: file.nameVi,
      name_en: file.nameEn,
      programme_id: programmes(file.programme),
      frequency: file.frequency,
      calendar: file.calendar,
      approval_levels: file.approvalLevels,
      due_days: file.dueDays,
      review_days: file.reviewDays,
      working_days: file.workingDays,
      due_on: file.dueOn ?? null,
      review_on: file.reviewOn ?? null,
      lock_days: file.lockDays ?? null,
      note: file.note ?? null,
    })),
  )
  const forms = await idsByCode(tx.form.findMany({ select: { id: true, code: true } }))
  const form_section = await upsertRows(
    tx,
    'form_section',
    ['form_id', 'code'],
    data.forms.flatMap(({ form: { code, sections } }) =>
      sections.map((section, order) => ({
        form_id: forms(code),
        code: section.code,
        name_vi: section.nameVi,
        name_en: section.nameEn,
        order,
      })),
    ),
  )
  const dropped = await dropGone(tx, data)
  const form_item = await upsertRows(
    tx,
    'form_item',
    ['section_id', 'data_element_id'],
    await itemRows(tx, data, elements),
  )
  const form_assignment = await upsertRows(
    tx,
    'form_assignment',
    ['form_id', 'org_unit_id', 'valid_from'],
    data.forms.flatMap(({ form: file }) =>
      assignUnits(file.assignedTo, data.units).map(({ orgUnitId, validFrom, validTo }) => ({
        form_id: forms(file.code),
        org_unit_id: orgUnitId,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    ),
  )
  return {
    form,
    form_section,
    form_item: form_item + dropped,
    form_assignment,
  }
}

async function itemRows(tx: Tx, data: CatalogueData, elements: (code: string) => number): Promise<BulkRow[]> {
  const sections = await tx.formSection.findMany({
    include: { form: { select: { code: true } } },
  })
  const ids = new Map(sections.map(({ id, code, form }) => [`${form.code} ${code}`, id]))
  return data.forms.flatMap(({ form: { code, sections: parts } }) =>
    parts.flatMap((section) =>
      section.items.map((item, order) => ({
        section_id: ids.get(`${code} ${section.code}`) ?? 0,
        data_element_id: elements(item.element),
        order,
        columns: item.columns,
        total_from: item.totalFrom ?? null,
        compulsory: item.compulsory,
        min_value: item.min ?? null,
        max_value: item.max ?? null,
      })),
    ),
  )
}

/** Rows and sections that a form's file no longer has. */
async function dropGone(tx: Tx, data: CatalogueData): Promise<number> {
  let dropped = 0
  for (const { form } of data.forms) {
    const stored = await tx.formSection.findMany({
      where: { form: { code: form.code } },
      include: {
        items: { include: { dataElement: { select: { code: true } } } },
      },
    })
    for (const section of stored) {
      const wanted = form.sections.find(({ code }) => code === section.code)
      const kept = new Set(wanted?.items.map(({ element }) => element))
      const gone = section.items.filter(({ dataElement }) => !kept.has(dataElement.code)).map(({ id }) => id)
      if (gone.length > 0) dropped += (await tx.formItem.deleteMany({ where: { id: { in: gone } } })).count
      if (!wanted) dropped += (await tx.formSection.deleteMany({ where: { id: section.id } })).count
    }
  }
  return dropped
}
