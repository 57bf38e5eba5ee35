import type { Catalogue, CatalogueCategory } from '@/lib/catalogue/catalogue'
import { type Breakdown, toBreakdownKey } from '@/lib/values/breakdown'

/** The categories of a question, or null when one isn't there. */
export function resolveCategories(catalogue: Catalogue, refs: readonly string[]): CatalogueCategory[] | null {
  const found = [...new Set(refs)].map(
    (ref) => catalogue.categories.byCode(ref) ?? catalogue.categories.byUid(ref),
  )
  return found.every((category) => category !== undefined) ? (found as CatalogueCategory[]) : null
}

/**
 * Every partial breakdown over the categories asked: the total, each option of each, and with two categories their
 * cross: asked by sex, a figure answers its total beside each option.
 */
export function breakdownsOver(categories: readonly CatalogueCategory[]): Breakdown[] {
  const found: Breakdown[] = [{}]
  for (const category of categories) {
    const shorter = [...found]
    for (const option of category.options) {
      for (const one of shorter) found.push({ ...one, [category.code]: option.code })
    }
  }
  return found
}

export function keysOver(categories: readonly CatalogueCategory[]): string[] {
  return breakdownsOver(categories).map(toBreakdownKey)
}
