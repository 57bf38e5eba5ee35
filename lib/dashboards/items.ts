import type { Catalogue, CatalogueElement, CatalogueIndicator } from '@/lib/catalogue/catalogue'
import { parseFormula } from '@/lib/indicators/formula'
import type { Cumulation } from '@/lib/indicators/sub-periods'

export type ItemWord = { kind: 'indicator' | 'dataElement'; ref: string }

/** What a question can be about: an indicator, or a data element read as it is. */
export type Item = {
  kind: ItemWord['kind']
  id: number
  uid: string
  code: string
  nameVi: string
  nameEn: string
  programmeCode: string
  componentId: number | null
  unitVi: string
  unitEn: string
  decimals: number
  direction: CatalogueIndicator['direction']
  source: string | null
  numeratorVi: string | null
  denominatorVi: string | null
  /** Null: only published figures exist. */
  formula: ItemFormula | null
}

export type ItemFormula = {
  numerator: readonly CatalogueElement[]
  denominator: readonly CatalogueElement[] | null
  factor: string
  pairing: 'both' | 'independent'
  cumulation: Cumulation
}

/** The item of a code or uid; null when there is none. Throws when an indicator's formula can't be read: bad metadata. */
export function resolveItem(catalogue: Catalogue, { kind, ref }: ItemWord): Item | null {
  if (kind === 'indicator') {
    const indicator = catalogue.indicators.byCode(ref) ?? catalogue.indicators.byUid(ref)
    return indicator ? fromIndicator(catalogue, indicator) : null
  }
  const element = catalogue.elements.byCode(ref) ?? catalogue.elements.byUid(ref)
  return element ? fromElement(element) : null
}

/** What `/charts/CODE` names: an indicator where there is one, else a data element. */
export function resolveChartItem(catalogue: Catalogue, code: string): Item | null {
  return (
    resolveItem(catalogue, { kind: 'indicator', ref: code }) ??
    resolveItem(catalogue, { kind: 'dataElement', ref: code })
  )
}

export function elementsOf({ formula }: Item): CatalogueElement[] {
  return formula ? [...formula.numerator, ...(formula.denominator ?? [])] : []
}

export function isRatio({ formula }: Item): boolean {
  return formula?.denominator != null
}

/** A standing number: its value at the end of a period is everything there is, not what was added in it. */
export function isStock(item: Item): boolean {
  const elements = elementsOf(item)
  return elements.length > 0 && elements.every(({ timeRollUp }) => timeRollUp === 'last')
}

function fromIndicator(catalogue: Catalogue, indicator: CatalogueIndicator): Item {
  return {
    ...shared(indicator),
    kind: 'indicator',
    direction: indicator.direction,
    numeratorVi: indicator.numeratorVi,
    denominatorVi: indicator.denominatorVi,
    formula: indicator.numerator
      ? {
          numerator: readTerms(catalogue, indicator, indicator.numerator),
          denominator: indicator.denominator ? readTerms(catalogue, indicator, indicator.denominator) : null,
          factor: indicator.factor,
          pairing: indicator.pairing,
          cumulation: indicator.cumulation,
        }
      : null,
  }
}

function fromElement(element: CatalogueElement): Item {
  return {
    ...shared(element),
    kind: 'dataElement',
    direction: 'none',
    numeratorVi: null,
    denominatorVi: null,
    formula: { numerator: [element], denominator: null, factor: '1', pairing: 'both', cumulation: 'none' },
  }
}

function shared(one: CatalogueElement | CatalogueIndicator) {
  const { id, uid, code, nameVi, nameEn, programmeCode, componentId, unitVi, unitEn, decimals, source } = one
  return { id, uid, code, nameVi, nameEn, programmeCode, componentId, unitVi, unitEn, decimals, source }
}

function readTerms(catalogue: Catalogue, { code }: CatalogueIndicator, text: string): CatalogueElement[] {
  const formula = parseFormula(text)
  if (!formula) throw new Error(`Indicator ${code}: can't read the formula ${text}`)
  return formula.terms.map((term) => {
    const element = catalogue.elements.byUid(term) ?? catalogue.elements.byCode(term)
    if (!element) throw new Error(`Indicator ${code}: no data element ${term}`)
    return element
  })
}
