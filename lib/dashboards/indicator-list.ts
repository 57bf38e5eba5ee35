import type { Catalogue, CatalogueIndicator } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import { matchesSearch, toSearchName } from '@/lib/org-units/search'
import { formsOf } from './chart-plan'
import { resolveItem } from './items'

export type ListedIndicator = Pick<CatalogueIndicator, 'code' | 'direction' | 'source' | 'confidence'> & {
  name: string
  unit: string
  /** What figures there are: typed in by a form of ours, published by others, none yet, or none ever. */
  figures: 'entered-here' | 'published-only' | 'none' | 'label'
  /** How many were published. */
  published: number
}

export type IndicatorGroup = {
  code: string
  name: string
  legalBasis: string | null
  indicators: readonly ListedIndicator[]
}

/**
 * The indicators that a query finds by their code or by their name in either language, by programme; programmes without
 * one are left out. `published` counts figures by indicator id.
 */
export function groupIndicators(
  catalogue: Catalogue,
  published: ReadonlyMap<number, number>,
  query: string,
  language: Language,
): IndicatorGroup[] {
  const vi = language === 'vi'
  const named = (item: { nameVi: string; nameEn: string }) => (vi ? item.nameVi : item.nameEn)
  const found = findIndicators(catalogue.indicators.list, query)
  return catalogue.programmes.list
    .map((programme) => ({
      code: programme.code,
      name: named(programme),
      legalBasis: programme.legalBasis,
      indicators: found
        .filter(({ programmeId }) => programmeId === programme.id)
        .map((indicator) => {
          const { code, direction, source, confidence } = indicator
          const count = published.get(indicator.id) ?? 0
          return {
            ...{ code, direction, source, confidence },
            name: named(indicator),
            unit: vi ? indicator.unitVi : indicator.unitEn,
            figures: figuresOf(catalogue, indicator, count),
            published: count,
          }
        }),
    }))
    .filter(({ indicators }) => indicators.length > 0)
}

/** What begins like a code (`D8-3.1`) finds codes; else every word must begin a word of the name. */
function findIndicators(list: readonly CatalogueIndicator[], query: string): CatalogueIndicator[] {
  const start = query.toLowerCase()
  const byCode = /\d/.test(query) ? list.filter(({ code }) => code.toLowerCase().startsWith(start)) : []
  if (byCode.length > 0) return byCode
  return list.filter(({ code, nameVi, nameEn }) =>
    matchesSearch(toSearchName(`${code} ${nameVi} ${nameEn}`), query),
  )
}

function figuresOf(
  catalogue: Catalogue,
  { kind, code }: CatalogueIndicator,
  published: number,
): ListedIndicator['figures'] {
  if (kind === 'label') return 'label'
  const item = resolveItem(catalogue, { kind: 'indicator', ref: code })
  const isAsked = item !== null && formsOf(catalogue, item).length > 0
  if (isAsked) return 'entered-here'
  return published > 0 ? 'published-only' : 'none'
}
