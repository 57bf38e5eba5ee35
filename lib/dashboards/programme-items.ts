import type { Catalogue, CatalogueComponent, CatalogueIndicator } from '@/lib/catalogue/catalogue'
import { formsOf } from './chart-plan'
import { elementsOf, type Item, resolveItem } from './items'

export type SectionItems = {
  component: CatalogueComponent | null
  /** With figures of ours. */
  fed: Item[]
  /** Without: published by others, or not at all. */
  others: CatalogueIndicator[]
}

/**
 * A programme's indicators by component, in the catalogue's order. `filled` holds the elements somebody brought figures
 * of; those that a form asks for count as fed before the first report.
 */
export function groupByComponent(
  catalogue: Catalogue,
  programmeCode: string,
  filled: ReadonlySet<number>,
): SectionItems[] {
  const own = catalogue.indicators.list.filter((one) => one.programmeCode === programmeCode)
  const componentIds = [...new Set(own.map(({ componentId }) => componentId))]
  const order = (id: number | null) =>
    id === null ? Number.MAX_SAFE_INTEGER : (catalogue.components.byId(id)?.order ?? 0)
  return componentIds
    .sort((a, b) => order(a) - order(b))
    .map((componentId) => {
      const indicators = own.filter((one) => one.componentId === componentId)
      const items = indicators.map((indicator) => ({
        indicator,
        item: resolveItem(catalogue, { kind: 'indicator', ref: indicator.code }),
      }))
      const isFed = (item: Item | null): item is Item =>
        item !== null &&
        (formsOf(catalogue, item).length > 0 || elementsOf(item).some(({ id }) => filled.has(id)))
      return {
        component: componentId === null ? null : (catalogue.components.byId(componentId) ?? null),
        fed: items.flatMap(({ item }) => (isFed(item) ? [item] : [])),
        others: items.flatMap(({ item, indicator }) => (isFed(item) ? [] : [indicator])),
      }
    })
}

/** The item whose course says most: one with a target in force, else the first with a figure now. */
export function chooseCourse(
  cards: readonly { code: string; display: string; hasTarget: boolean }[],
): string | null {
  const spoken = cards.filter(({ display }) => /\d/.test(display))
  return (spoken.find(({ hasTarget }) => hasTarget) ?? spoken[0])?.code ?? null
}
