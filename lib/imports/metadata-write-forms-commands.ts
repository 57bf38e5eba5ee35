import { type BulkRow, insertRows, upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import { mainSection } from './metadata-document'
import type { MetadataPlan } from './metadata-plan'
import type { FormPlan } from './metadata-plan-forms'
import type { StoredMetadata } from './metadata-stored-queries'

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** Days after the period's end where the data set names none, and those a reviewer has on top. */
const usualDueDays = 15
const reviewDays = 15

/** Writes forms with their sections, rows and units; the rows a form no longer has go, their figures stay. */
export async function writeForms(
  tx: Tx,
  { forms }: MetadataPlan,
  rows: StoredMetadata,
  { programmeId, today }: { programmeId: number; today: IsoDate },
): Promise<void> {
  if (forms.length === 0) return
  await upsertRows(
    tx,
    'form',
    ['uid'],
    forms.map(({ dataSet, frequency }) => ({
      uid: dataSet.uid,
      code: dataSet.code ?? dataSet.uid,
      name_vi: dataSet.nameVi,
      name_en: dataSet.nameEn,
      programme_id: programmeId,
      frequency,
      calendar: 'statistical',
      approval_levels: dataSet.workflow === null ? 0 : 1,
      due_days: dataSet.timelyDays ?? usualDueDays,
      review_days: (dataSet.timelyDays ?? usualDueDays) + reviewDays,
      dhis2: {
        periodType: dataSet.periodType,
        timelyDays: dataSet.timelyDays,
        validCompleteOnly: dataSet.validCompleteOnly,
        workflow: dataSet.workflow,
        shortName: dataSet.shortName,
        overrides: overridesOf(dataSet.elements),
      },
    })),
  )
  const uids = forms.map(({ dataSet }) => dataSet.uid)
  const stored = await tx.form.findMany({ where: { uid: { in: uids } }, select: { id: true, uid: true } })
  const ids = new Map(stored.map(({ id, uid }) => [uid, id]))
  await writeSections(tx, forms, ids)
  await writeAssignments(tx, forms, rows, ids, today)
}

/** `default` says that an element split elsewhere isn't split here. */
function overridesOf(elements: FormPlan['dataSet']['elements']): Record<string, string> {
  return Object.fromEntries(
    elements.filter(({ override }) => override).map(({ element, combo }) => [element, combo ?? 'default']),
  )
}

async function writeSections(
  tx: Tx,
  forms: readonly FormPlan[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const formIds = [...ids.values()]
  await tx.formItem.deleteMany({ where: { section: { formId: { in: formIds } } } })
  await tx.formSection.deleteMany({ where: { formId: { in: formIds } } })
  const elements = new Map(
    (await tx.dataElement.findMany({ select: { id: true, uid: true, nameVi: true } })).map((one) => [
      one.uid,
      one,
    ]),
  )
  const planned = forms.flatMap((form) => {
    const nameOf = (uid: string) => elements.get(uid)?.nameVi ?? ''
    return sectionsOf(form, nameOf).map((section) => ({ form, section }))
  })
  await insertRows(
    tx,
    'form_section',
    planned.map(({ form, section: { elements: _elements, ...section } }) => ({
      form_id: ids.get(form.dataSet.uid) ?? 0,
      ...section,
    })),
  )
  const sections = await tx.formSection.findMany({ where: { formId: { in: formIds } } })
  const sectionIds = new Map(sections.map(({ id, formId, code }) => [`${formId} ${code}`, id]))
  await insertRows(
    tx,
    'form_item',
    planned.flatMap(({ form, section }) =>
      section.elements.map((uid, order) => ({
        section_id: sectionIds.get(`${ids.get(form.dataSet.uid)} ${section.code}`) ?? 0,
        data_element_id: elements.get(uid)?.id ?? 0,
        order,
        columns: form.columns.get(uid) ?? [''],
      })),
    ),
  )
}

/** The data set's sections, and one for the elements that stand in none, by name. */
function sectionsOf({ dataSet, sections }: FormPlan, nameOf: (uid: string) => string) {
  const asked = new Set(dataSet.elements.map(({ element }) => element))
  const placed = sections.map((section) => ({
    code: section.uid,
    name_vi: section.nameVi,
    name_en: section.nameEn,
    order: section.order,
    elements: section.elements.filter((uid) => asked.has(uid)),
  }))
  const inSections = new Set(placed.flatMap(({ elements }) => elements))
  const rest = [...asked]
    .filter((uid) => !inSections.has(uid))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'))
  if (rest.length === 0) return placed
  const last = Math.max(0, ...placed.map(({ order }) => order + 1))
  const { nameVi: name_vi, nameEn: name_en } = dataSet
  return [...placed, { code: mainSection, name_vi, name_en, order: last, elements: rest }]
}

/** New units owe the form as long as they are in force; those no longer named stop owing it today. */
async function writeAssignments(
  tx: Tx,
  forms: readonly FormPlan[],
  rows: StoredMetadata,
  ids: ReadonlyMap<string, number>,
  today: IsoDate,
): Promise<void> {
  const units = await tx.orgUnit.findMany({ select: { id: true, uid: true, validFrom: true, validTo: true } })
  const byUid = new Map(units.map((unit) => [unit.uid, unit]))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const added: BulkRow[] = []
  const moved: BulkRow[] = []
  for (const { dataSet } of forms) {
    const before = rows.forms.find(({ uid }) => uid === dataSet.uid)?.assignments ?? []
    const wanted = new Set(dataSet.units.flatMap((uid) => byUid.get(uid)?.id ?? []))
    for (const { id, orgUnitId, validTo } of before) {
      const end = byId.get(orgUnitId)?.validTo ?? null
      const isOpen = validTo === null || day(validTo) === day(end)
      if (wanted.has(orgUnitId) !== isOpen)
        moved.push({ id, valid_to: isOpen ? addDays(today, -1) : day(end) })
      wanted.delete(orgUnitId)
    }
    for (const unitId of wanted) {
      const { validFrom = null, validTo = null } = byId.get(unitId) ?? {}
      const dates = { valid_from: day(validFrom), valid_to: day(validTo) }
      added.push({ form_id: ids.get(dataSet.uid) ?? 0, org_unit_id: unitId, ...dates })
    }
  }
  await insertRows(tx, 'form_assignment', added)
  for (const { id, valid_to } of moved)
    await tx.formAssignment.update({
      where: { id: Number(id) },
      data: { validTo: valid_to === null ? null : new Date(String(valid_to)) },
    })
}
