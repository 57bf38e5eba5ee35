import type { OrgUnitNode, OrgUnitTree } from '@/lib/org-units/tree'
import type { IsoDate } from '@/lib/periods/period'
import type { ChartMap, MapGap, MapLayer } from './chart-model'
import type { Words } from './words'

/** From when to when the two sets of provincial boundaries hold. */
const layers: { layer: MapLayer; from: IsoDate; to: IsoDate }[] = [
  { layer: 'before', from: '2008-08-01', to: '2025-06-30' },
  { layer: 'after', from: '2025-07-01', to: '9999-12-31' },
]

/**
 * The map on which all these units can be drawn: provinces in force on one of the days, the first that fits. Null where
 * there is no geometry: below the province, or before 01/08/2008.
 */
export function findMap(
  tree: Pick<OrgUnitTree, 'isInForce'>,
  units: readonly OrgUnitNode[],
  days: readonly IsoDate[],
  { words, against = null }: { words: Words; against?: MapGap | null },
): ChartMap | null {
  if (units.length === 0 || units.some(({ level, code }) => level !== 'province' || code === null))
    return null
  const day = days.find((one) => units.every(({ id }) => tree.isInForce(id, one)))
  const found = day && layers.find(({ from, to }) => from <= day && day <= to)
  if (!found) return null
  return {
    layer: found.layer,
    boundary: words(`boundary.${found.layer}`),
    codes: Object.fromEntries(units.map(({ id, code }) => [id, code ?? ''])),
    against,
  }
}
