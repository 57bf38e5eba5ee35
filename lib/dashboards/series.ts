import { canReadSmallCounts } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import { type Computed, computeIndicator } from '@/lib/indicators/compute'
import type { Aggregate } from '@/lib/indicators/figure'
import { leavesOf } from '@/lib/indicators/formula'
import type { Cumulation } from '@/lib/indicators/sub-periods'
import { isSmall } from '@/lib/indicators/suppress'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { type Calendar, type IsoDate, periodRange } from '@/lib/periods/period'
import { missing } from '@/lib/values/observation'
import { listAnnouncementIds } from '@/lib/values/queries'
import { type Duties, planDuties } from './duties'
import { formulaOn, type Item } from './items'
import { nestedItems, readOtherValues } from './other-values'
import { readUniverse } from './read-universe'
import { type ItemRows, readRows, toValuesWanted } from './rows'
import { canSum, readSums } from './sums'

export type SeriesQuestion = {
  items: readonly Item[]
  orgUnits: readonly OrgUnitNode[]
  periods: readonly string[]
  /** Breakdown keys; `""` is the total. */
  keys: readonly string[]
  calendar: Calendar
  /** `reported`, or the day of the map. */
  geography: 'reported' | IsoDate
  stage: 'approved' | 'provisional'
  asOf: IsoDate | null
  /** Overrides the item's own. */
  cumulation: Cumulation | null
}

export type SeriesRow = { item: Item; orgUnit: OrgUnitNode; period: string; key: string; computed: Computed }

export type SeriesAnswer = {
  /** Exactly one per item × org unit × period × key, in that order. */
  rows: readonly SeriesRow[]
  /** Latest change among the figures read, ISO 8601; null when there are none. */
  lastChange: string | null
  /** Announcements that figures were read from. */
  announcementIds: readonly string[]
}

export type World = { catalogue: Catalogue; tree: OrgUnitTree; viewer: Viewer }

/** What a formula is worked out from, for one item, unit, period and breakdown. */
export type Find = (
  item: Item,
  orgUnit: OrgUnitNode,
  period: string,
  key: string,
) => Map<string, Aggregate> | null

/**
 * The one read. Terms are added up in the store where it can do what the engine does, else from their rows; then the
 * formula is worked out, and small counts are hidden from who may not see them. `rowsOnly` is for the test that both
 * ways say the same.
 */
export async function computeSeries(
  world: World,
  question: SeriesQuestion,
  { rowsOnly = false }: { rowsOnly?: boolean } = {},
): Promise<SeriesAnswer> {
  const { catalogue, tree } = world
  const lastDayOf = (period: string) => periodRange(question.calendar, period).end
  const items = [...question.items, ...nestedItems(catalogue, question.items)]
  const whole = { ...question, items }
  const universe = await readUniverse(catalogue, whole)
  const duties = planDuties(tree, catalogue, whole, universe)
  const inRows = items.filter(
    (item) =>
      rowsOnly || mustHide(world, item, question, duties) || !canSum(item, question, duties, lastDayOf),
  )
  const inStore = items.filter((item) => !inRows.includes(item))
  const [rows, sums, others] = await Promise.all([
    readRows(world, { ...question, items: inRows }, duties),
    readSums(world, inStore, question, duties, lastDayOf),
    readOtherValues(world, whole),
  ])
  const find: Find = (item, orgUnit, period, key) =>
    inRows.includes(item) ? rows.find(item, orgUnit, period, key) : sums.find(item, orgUnit.id, period, key)

  function compute(item: Item, orgUnit: OrgUnitNode, period: string, key: string, depth = 0): Computed {
    const formula = formulaOn(item, lastDayOf(period))
    const aggregates = formula && find(item, orgUnit, period, key)
    if (!formula || !aggregates) return nothing
    const otherValue = others(orgUnit, period, (nested) =>
      depth > deepest ? missing('not-available') : compute(nested, orgUnit, period, key, depth + 1).value,
    )
    const { start, end } = periodRange(question.calendar, period)
    const days = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1
    const computed = computeIndicator(formula, aggregates, otherValue, 365 / days)
    return inRows.includes(item) ? hide(world, item, orgUnit, period, key, computed, rows) : computed
  }

  const answer = question.items.flatMap((item) =>
    question.orgUnits.flatMap((orgUnit) =>
      question.periods.flatMap((period) =>
        question.keys.map((key) => ({
          item,
          orgUnit,
          period,
          key,
          computed: compute(item, orgUnit, period, key),
        })),
      ),
    ),
  )
  const announced = answer.some(({ computed }) => computed.origins.includes('announcement'))
  return {
    rows: answer,
    lastChange:
      [rows.lastChange, sums.lastChange]
        .filter((at) => at !== null)
        .sort()
        .at(-1) ?? null,
    announcementIds: announced ? await listAnnouncementIds(toValuesWanted(tree, whole, duties)) : [],
  }
}

/** Formulas that name each other in a circle end here. */
const deepest = 5
const nothing: Computed = {
  value: missing('not-available'),
  numerator: null,
  denominator: null,
  coverage: { reported: 0, assigned: 0 },
  stage: null,
  origins: [],
}

/** Small counts of a sensitive element below province level have to be looked at one by one, stocks over time anywhere. */
function mustHide({ viewer, tree }: World, item: Item, question: SeriesQuestion, duties: Duties): boolean {
  const sensitive = item.elements.filter((element) => element.sensitive)
  const isCarried = (item.formula ? leavesOf(item.formula) : []).some(({ elementId, modifiers }) =>
    question.periods.some((period) => {
      const { element, settings, subPeriods } = duties.of(elementId, period, item, modifiers)
      return element.sensitive && settings.time === 'last' && subPeriods.length > 1
    }),
  )
  return (
    sensitive.length > 0 &&
    question.orgUnits.some(
      (unit) =>
        (isCarried || isBelowProvince(unit)) &&
        !canReadSmallCounts(viewer, tree, unit.id, item.programmeCode),
    )
  )
}

/** A result that rests on a hidden count below province level is hidden too, with its parts. */
function hide(
  { viewer, tree }: World,
  item: Item,
  orgUnit: OrgUnitNode,
  period: string,
  key: string,
  computed: Computed,
  rows: ItemRows,
): Computed {
  if (canReadSmallCounts(viewer, tree, orgUnit.id, item.programmeCode)) return computed
  const suppressed = missing('suppressed')
  const kept = {
    ...computed,
    value: suppressed,
    numerator: computed.numerator && suppressed,
    denominator: computed.denominator && suppressed,
  }
  if (!isBelowProvince(orgUnit)) return rows.carriesOneHidden(item, orgUnit, period, key) ? kept : computed
  const isSensitive = item.elements.some(({ sensitive }) => sensitive)
  const small =
    isSensitive &&
    computed.value.kind === 'observed' &&
    !computed.denominator &&
    isSmall(computed.value.value)
  return small || rows.restsOnHidden(item, orgUnit, period, key) ? kept : computed
}

export function isBelowProvince({ level }: OrgUnitNode): boolean {
  return level !== 'country' && level !== 'province'
}
