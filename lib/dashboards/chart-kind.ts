import type { Catalogue, CatalogueCategory, CatalogueForm } from '@/lib/catalogue/catalogue'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import type { ChartKind } from './chart-model'
import { elementsOf, type Item, isRatio, isStock } from './items'

/** One bar, dot or province per unit, for one period. */
const overUnitsOnly: readonly ChartKind[] = ['ranked-bars', 'map']
/** Parts of a whole, so they need a split. */
export const stackedKinds: readonly ChartKind[] = ['stacked-columns', 'stacked-shares']
/** One small picture or row for each unit, over periods. */
export const panelKinds: readonly ChartKind[] = ['small-multiples', 'heat-map']

/** Of several units, or of the units under one, women and men are compared unit by unit. */
export function comparesUnits(kind: ChartKind, onlyAreas: boolean): boolean {
  return overUnitsOnly.includes(kind) || (kind === 'dot-gap' && onlyAreas)
}

export function usualKind(
  item: Item,
  { isSplit, comparesAreas }: { isSplit: boolean; comparesAreas: boolean },
): ChartKind {
  if (comparesAreas) return 'ranked-bars'
  if (isSplit) return 'stacked-columns'
  return item.formula === null || isRatio(item) || isStock(item) ? 'line' : 'columns'
}

/** By what a chart of this kind is split: what was asked for, or what the kind can't do without. */
export function categoryFor(
  catalogue: Catalogue,
  item: Item,
  forms: readonly CatalogueForm[],
  { kind, asked, onlyAreas }: { kind: ChartKind; asked: CatalogueCategory | undefined; onlyAreas: boolean },
): CatalogueCategory | null {
  // Counts of reports are of units, not of women and men.
  if (item.formula !== null && elementsOf(item).length === 0) return null
  if (kind === 'dot-gap') return catalogue.categories.byCode('sex') ?? null
  // A map of one figure: split by sex it is the women's share and its gap to parity.
  if (kind === 'map') return asked?.code === 'sex' && !isRatio(item) ? asked : null
  if (
    kind === 'ranked-bars' ||
    kind === 'bullet' ||
    kind === 'hemicycle' ||
    panelKinds.includes(kind) ||
    onlyAreas
  )
    return null
  return asked ?? (stackedKinds.includes(kind) ? splitFor(catalogue, item, forms) : null)
}

/** Stacked columns without a word about the split take the first one the form asks for. */
function splitFor(
  catalogue: Catalogue,
  item: Item,
  forms: readonly CatalogueForm[],
): CatalogueCategory | null {
  const ids = new Set(elementsOf(item).map(({ id }) => id))
  const items = forms.flatMap((form) => form.sections.flatMap((section) => section.items))
  const columns = items.filter(({ dataElementId }) => ids.has(dataElementId)).flatMap((one) => one.columns)
  const [code] = columns.flatMap((key) => Object.keys(parseBreakdownKey(key)))
  return (code && catalogue.categories.byCode(code)) || null
}
