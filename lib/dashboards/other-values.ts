import { Decimal } from 'decimal.js'
import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { OtherValue } from '@/lib/indicators/compute'
import type { DataItem } from '@/lib/indicators/expression/expression'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { parsePeriod, periodRange } from '@/lib/periods/period'
import { missing, type Observation, observed } from '@/lib/values/observation'
import type { Duties } from './duties'
import { type Item, resolveItem } from './items'
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
    for (const other of item.formula?.others ?? []) {
      const nested =
        other.kind === 'indicator' ? resolveItem(catalogue, { kind: 'indicator', ref: other.ref }) : null
      if (nested) seen.add(nested)
    }
  }
  return [...seen].slice(items.length)
}

export async function toOtherValue(
  { catalogue, tree }: World,
  { calendar }: SeriesQuestion,
  _duties: Duties,
): Promise<OtherValues> {
  return (orgUnit, period, computeNested) => {
    const { start, end } = periodRange(calendar, period)
    const perYear = { month: 12, quarter: 4, half: 2, year: 1 } as Record<string, number>
    const parsed = parsePeriod(period)
    return (item: DataItem) => {
      switch (item.kind) {
        case 'constant': {
          const constant = catalogue.constants.byUid(item.ref) ?? catalogue.constants.byCode(item.ref)
          return constant ? observed(constant.value) : missing('not-available')
        }
        case 'group': {
          const group = catalogue.groups.byUid(item.ref) ?? catalogue.groups.byCode(item.ref)
          if (!group) return missing('not-available')
          const isPart = (id: string) =>
            tree.isInForce(id, end) &&
            (id === orgUnit.id || tree.ancestorsOn(id, end).some((above) => above.id === orgUnit.id))
          return observed(group.orgUnitIds.filter(isPart).length)
        }
        case 'indicator': {
          const nested = resolveItem(catalogue, { kind: 'indicator', ref: item.ref })
          return nested ? computeNested(nested) : missing('not-available')
        }
        case 'days':
          return observed(new Decimal(Date.parse(end) - Date.parse(start)).dividedBy(86_400_000).plus(1))
        case 'period-in-year':
          return parsed ? observed(parsed.index) : missing('not-applicable')
        case 'yearly-period-count':
          return observed(perYear[parsed?.type ?? ''] ?? 1)
        default:
          return missing('not-available')
      }
    }
  }
}
