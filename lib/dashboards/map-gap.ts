import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import type { MapGap } from './chart-model'
import type { ChartPlan, ChartWorld } from './chart-plan'
import { readerOf, type Speech } from './chart-words'
import { type Item, isRatio, isStock } from './items'
import { type MapGapWord, mapGaps } from './query'
import { findTarget, isUnchecked, toChartTarget } from './targets'

/**
 * Shares of women among all of a kind: only of these is 50 % women and men alike. The formulas don't say it, since women
 * and all are elements of their own.
 */
const womenShares: readonly string[] = [
  'NQ28-2.3',
  'NQ28-5.3',
  'NQ28-5.4a',
  'NQ28-5.4b',
  'REP-1',
  'REP-3',
  'REP-4',
  'REP-5',
  'SDG-5.5.2',
]

/** Which gaps the colours of an item's map of an area can tell in some period. */
export function listMapGaps(
  item: Item,
  targets: readonly CatalogueTarget[],
  { areaId, isSplitBySex }: { areaId: string | undefined; isSplitBySex: boolean },
): MapGapWord[] {
  const hasParity = womenShares.includes(item.code) || (isSplitBySex && !isRatio(item))
  const own = targets.filter((target) => target.orgUnitId === areaId && target.comparator !== 'yes')
  const hasTarget = isRatio(item) && own.some((target) => !isUnchecked(target))
  return mapGaps.filter((gap) => (gap === 'parity' ? hasParity : hasTarget))
}

/**
 * What the colours turn about: parity, or the target that holds for the map's own area in the period. A target of the
 * country is one of the country (DESIGN §3.11): beside the provinces it is a reference, and says so.
 */
export function findMapGap(
  { catalogue }: Pick<ChartWorld, 'catalogue'>,
  plan: ChartPlan,
  { asked, area, speech }: { asked: MapGapWord | null; area: string; speech: Speech },
): MapGap | null {
  const { item, category, periods } = plan
  // Split by sex a map is about parity whatever was asked.
  const gap = category ? 'parity' : asked
  if (gap === null || (gap === 'parity' && !category && !womenShares.includes(item.code))) return null
  const { words, language } = speech
  if (gap === 'parity') {
    return { kind: 'parity', comparator: '>=', low: 50, high: 50, label: words('gap.parity') }
  }
  const targets = item.kind === 'indicator' ? catalogue.targetsOf(item.id) : []
  const target = targetHeld(item, targets, plan.area.id, periods[0] ?? '')
  if (!target) return null
  const { unit, decimals } = readerOf(item, speech, 'coverage')
  const { label, span, comparator, low, high } = toChartTarget(target, item.direction, {
    ...{ unit, decimals, area, language, words },
  })
  return { kind: 'target', comparator, low, high, label: words('gap.target', { label, span }) }
}

/** Only of a share: a number the country is to reach says nothing about the number of one province. */
function targetHeld(
  item: Item,
  targets: readonly CatalogueTarget[],
  orgUnitId: string,
  period: string,
): CatalogueTarget | null {
  if (!isRatio(item)) return null
  const found = findTarget(targets, { orgUnitId, periods: [period], sincePhaseStart: isStock(item) })
  return found && found.target.comparator !== 'yes' ? found.target : null
}
