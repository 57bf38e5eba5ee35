import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OtherValue } from '@/lib/indicators/compute'
import type { DataItem } from '@/lib/indicators/expression/expression'
import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import { parsePeriod, periodRange } from '@/lib/periods/period'
import { missing, type Observation, observed } from '@/lib/values/observation'
import { type Item, resolveItem } from './items'
import { readReportingRates } from './reporting-rates'
import type { SeriesQuestion, World } from './series'

/** Gives, for a unit and a period, what a formula asks besides figures. */
export type OtherValues = (
  orgUnit: OrgUnitNode,
  period: string,
  computeNested: (item: Item) => Observation,
) => OtherValue

/** The indicators that formulas name, and those that these name, each once. */
export function nestedItems(catalogue: Catalogue, items: readonly Item[]): Item[] {
  const seen = new Set(items)
  for (const item of seen) {
    for (const other of othersOf(item)) {
      const nested =
        other.kind === 'indicator' ? resolveItem(catalogue, { kind: 'indicator', ref: other.ref }) : null
      if (nested) seen.add(nested)
    }
  }
  return [...seen].slice(items.length)
}

function othersOf({ formula, definitions }: Item): DataItem[] {
  return [formula, ...definitions.map((one) => one.formula)].flatMap((one) => one?.others ?? [])
}

const perYear: Record<string, number> = { month: 12, quarter: 4, half: 2, year: 1 }

/** Constants, days, counts of groups, and, read beforehand, the reports that came in. */
export async function readOtherValues(world: World, question: SeriesQuestion): Promise<OtherValues> {
  const { catalogue, tree } = world
  const rates = await readReportingRates(world, question, question.items.flatMap(othersOf))
  return (orgUnit, period, computeNested) => {
    const { start, end } = periodRange(question.calendar, period)
    const parsed = parsePeriod(period)
    return (item) => {
      switch (item.kind) {
        case 'constant': {
          const constant = catalogue.constants.byUid(item.ref) ?? catalogue.constants.byCode(item.ref)
          return constant ? observed(constant.value) : missing('not-available')
        }
        case 'group':
          return countGroup(catalogue, tree, item.ref, orgUnit.id, end)
        case 'reporting-rate':
          return rates(item, orgUnit.id, period)
        case 'indicator': {
          const nested = resolveItem(catalogue, { kind: 'indicator', ref: item.ref })
          return nested ? computeNested(nested) : missing('not-available')
        }
        case 'days':
          return observed((Date.parse(end) - Date.parse(start)) / 86_400_000 + 1)
        case 'period-in-year':
          return parsed ? observed(parsed.index) : missing('not-applicable')
        case 'yearly-period-count':
          return observed(perYear[parsed?.type ?? ''] ?? 1)
        case 'org-unit-test':
          return testUnit(catalogue, tree, item, orgUnit.id, end)
        default:
          return missing('not-available')
      }
    }
  }
}

/** The units of a group that lie in the unit on the period's last day, itself included. */
function countGroup(
  { groups }: Catalogue,
  tree: OrgUnitTree,
  ref: string,
  target: string,
  day: string,
): Observation {
  const group = groups.byUid(ref) ?? groups.byCode(ref)
  if (!group) return missing('not-available')
  const isPart = (id: string) =>
    tree.isInForce(id, day) && (id === target || tree.ancestorIdsOn(id, day).includes(target))
  return observed(group.orgUnitIds.filter(isPart).length)
}

/** `orgUnit.ancestor(…)`, `.group(…)`, `.dataSet(…)`: true when any of them holds the unit. */
function testUnit(
  { groups, forms }: Catalogue,
  tree: OrgUnitTree,
  { test, refs }: DataItem & { kind: 'org-unit-test' },
  unit: string,
  day: string,
): boolean {
  return refs.some((ref) => {
    if (test === 'ancestor') return tree.ancestorIdsOn(unit, day).includes(tree.resolve(ref)?.id ?? '')
    if (test === 'group') return (groups.byUid(ref) ?? groups.byCode(ref))?.orgUnitIds.includes(unit) ?? false
    const form = forms.byUid(ref) ?? forms.byCode(ref)
    return form?.assignments.some(({ orgUnitId }) => orgUnitId === unit) ?? false
  })
}
