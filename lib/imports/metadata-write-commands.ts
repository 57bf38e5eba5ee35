import { type BulkRow, insertRows, upsertRows } from '@/lib/bulk-write'
import type { Tx } from '@/lib/db'
import type { IsoDate } from '@/lib/periods/period'
import { toUid } from '@/lib/uid'
import type { MetadataPlan } from './metadata-plan'
import type { StoredMetadata } from './metadata-stored-queries'
import { writeForms } from './metadata-write-forms-commands'
import { writeUnits } from './metadata-write-units-commands'

/** What imported elements, forms and indicators belong to. */
const importedProgramme = {
  code: 'DHIS2',
  name_vi: 'Dữ liệu nhập từ hệ thống khác',
  name_en: 'Imported from another system',
  order: 900,
}

/** Writes what was planned, in the caller's transaction, table by table in bulk. */
export async function writeMetadata(
  tx: Tx,
  plan: MetadataPlan,
  rows: StoredMetadata,
  today: IsoDate,
): Promise<void> {
  await writeUnits(tx, plan, rows, today)
  await writeGroups(tx, plan)
  await writeSplit(tx, plan, rows)
  if (plan.elements.length + plan.forms.length + plan.indicators.length > 0) {
    const uid = toUid('programme', importedProgramme.code)
    await upsertRows(tx, 'programme', ['code'], [{ ...importedProgramme, uid }])
    const { id } = await tx.programme.findUniqueOrThrow({ where: { code: importedProgramme.code } })
    await writeElements(tx, plan, id)
    await writeForms(tx, plan, rows, { programmeId: id, today })
    await writeIndicators(tx, plan, rows, id)
  }
  await write(
    tx,
    'constant',
    plan.constants.map((constant) => ({ ...names(constant), value: constant.value })),
  )
  await write(
    tx,
    'validation_rule',
    plan.rules.map(({ rule, left, right, frequency }) => ({
      ...names(rule),
      description_vi: rule.description,
      description_en: rule.description,
      left_side: left,
      left_missing: strategies[rule.left.strategy] ?? 'never_skip',
      operator: rule.operator,
      right_side: right,
      right_missing: strategies[rule.right.strategy] ?? 'never_skip',
      importance: rule.importance.toLowerCase(),
      frequency,
      dhis2: {
        periodType: rule.periodType,
        instruction: rule.instruction,
        leftDescription: rule.left.description,
        rightDescription: rule.right.description,
      },
    })),
  )
}

const strategies: Record<string, string> = {
  SKIP_IF_ANY_VALUE_MISSING: 'skip_if_any_missing',
  SKIP_IF_ALL_VALUES_MISSING: 'skip_if_all_missing',
  NEVER_SKIP: 'never_skip',
}

function names({
  uid,
  code,
  nameVi,
  nameEn,
}: {
  uid: string
  code: string | null
  nameVi: string
  nameEn: string
}) {
  return { uid, code: code ?? uid, name_vi: nameVi, name_en: nameEn }
}

/** Rows that are found by their uid. */
async function write(tx: Tx, table: string, rows: readonly BulkRow[]): Promise<void> {
  if (rows.length > 0) await upsertRows(tx, table, ['uid'], rows)
}

async function writeGroups(tx: Tx, { groups }: MetadataPlan): Promise<void> {
  await write(
    tx,
    'org_unit_group',
    groups.map((group) => names(group)),
  )
  if (groups.length === 0) return
  const uids = groups.map(({ uid }) => uid)
  const ids = idsByUid(await tx.orgUnitGroup.findMany({ where: { uid: { in: uids } } }))
  await tx.orgUnitGroupMember.deleteMany({ where: { group: { uid: { in: uids } } } })
  const units = new Map(
    (await tx.orgUnit.findMany({ select: { id: true, uid: true } })).map(({ id, uid }) => [uid, id]),
  )
  const members = groups.flatMap((group) =>
    group.units.map((uid) => ({ group_id: ids(group.uid), org_unit_id: units.get(uid) ?? uid })),
  )
  await insertRows(tx, 'org_unit_group_member', members)
}

async function writeSplit(tx: Tx, plan: MetadataPlan, rows: StoredMetadata): Promise<void> {
  const orders = new Map(rows.categories.map(({ uid, order }) => [uid, order]))
  await write(
    tx,
    'category',
    plan.categories.map(({ category, code }, index) => ({
      ...names({ ...category, code }),
      order: orders.get(category.uid) ?? 900 + orders.size + index,
    })),
  )
  if (plan.options.length > 0) {
    const ids = idsByUid(await tx.category.findMany({ select: { id: true, uid: true } }))
    await write(
      tx,
      'category_option',
      plan.options.map(({ category, order, ...option }) => ({
        ...names(option),
        category_id: ids(category),
        order,
      })),
    )
  }
  for (const { key, uid } of plan.renamedBreakdowns)
    await tx.breakdown.update({ where: { key }, data: { uid } })
  if (plan.breakdowns.length > 0) {
    await insertRows(
      tx,
      'breakdown',
      plan.breakdowns.map(({ uid, key }) => ({ uid, key })),
    )
    const breakdowns = idsByUid(await tx.breakdown.findMany({ select: { id: true, uid: true } }))
    const options = idsByUid(await tx.categoryOption.findMany({ select: { id: true, uid: true } }))
    await insertRows(
      tx,
      'breakdown_option',
      plan.breakdowns.flatMap(({ uid, optionUids }) =>
        optionUids.map((option) => ({ breakdown_id: breakdowns(uid), option_id: options(option) })),
      ),
    )
  }
  await write(
    tx,
    'category_combo',
    plan.combos.map(({ combo, code, categories }) => ({ ...names({ ...combo, code }), categories })),
  )
}

async function writeElements(tx: Tx, { elements }: MetadataPlan, programme_id: number): Promise<void> {
  const combos = idsByUid(await tx.categoryCombo.findMany({ select: { id: true, uid: true } }))
  await write(
    tx,
    'data_element',
    elements.map(({ element, entered, rollUps, decimals }) => {
      const unit = element.words.valueType === 'PERCENTAGE' ? '%' : ''
      return {
        ...names(element),
        programme_id,
        unit_vi: unit,
        unit_en: unit,
        kind: /^(LAST|AVERAGE)/.test(element.aggregation) ? 'stock' : 'flow',
        time_roll_up: rollUps.time,
        place_roll_up: rollUps.place,
        breakdown_roll_up: rollUps.breakdown,
        decimals,
        category_combo_id: element.combo === null ? null : combos(element.combo),
        entered,
        dhis2: { ...element.words, aggregationType: element.aggregation },
      }
    }),
  )
}

/** DHIS2 shows indicators without set decimals with one. */
const usualDecimals = 1

async function writeIndicators(
  tx: Tx,
  { indicators }: MetadataPlan,
  rows: StoredMetadata,
  programme_id: number,
): Promise<void> {
  const orders = new Map(rows.indicators.map(({ uid, order }) => [uid, order]))
  await write(
    tx,
    'indicator',
    indicators.map(({ indicator, type, numerator, denominator }, index) => ({
      ...names(indicator),
      programme_id,
      unit_vi: type.factor === 100 ? '%' : type.nameVi,
      unit_en: type.factor === 100 ? '%' : type.nameEn,
      kind: denominator === null ? 'flow' : 'ratio',
      numerator,
      denominator,
      numerator_vi: indicator.words.numeratorDescription,
      denominator_vi: indicator.words.denominatorDescription,
      concept_vi: indicator.words.description,
      concept_en: indicator.words.description,
      factor: String(type.factor),
      direction: 'none',
      pairing: 'independent',
      missing_strategy: 'skip_if_all_missing',
      annualized: indicator.annualized,
      decimals: indicator.decimals ?? usualDecimals,
      dhis2: { words: indicator.words, type, decimals: indicator.decimals },
      order: orders.get(indicator.uid) ?? 9000 + orders.size + index,
    })),
  )
}

/** Ids by uid; throws on one that was to be written before. */
export function idsByUid(rows: readonly { id: number; uid: string }[]): (uid: string) => number {
  const ids = new Map(rows.map(({ id, uid }) => [uid, id]))
  return (uid) => {
    const id = ids.get(uid)
    if (id === undefined) throw new Error(`Not written: ${uid}`)
    return id
  }
}
