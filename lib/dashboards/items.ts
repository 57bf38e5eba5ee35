import type { Catalogue, CatalogueElement, CatalogueIndicator } from '@/lib/catalogue/catalogue'
import {
  buildFormula,
  elementFormula,
  type Formula,
  leavesOf,
  type References,
} from '@/lib/indicators/formula'
import { parseBreakdownKey, toBreakdownKey } from '@/lib/values/breakdown'

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
  formula: Formula | null
  /** How it was defined before, oldest first. */
  definitions: readonly ItemDefinition[]
  /** Every element of the formula, present and earlier, each once. */
  elements: readonly CatalogueElement[]
}

export type ItemDefinition = {
  /** Last day of the periods it is for. */
  validTo: string
  formula: Formula | null
  /** What the definition after it changed. */
  changeVi: string | null
  changeEn: string | null
}

const remembered = new WeakMap<Catalogue, Map<string, Item>>()

/** The item of a code or uid; null when there is none. Throws when a formula can't be read: bad metadata. */
export function resolveItem(catalogue: Catalogue, { kind, ref }: ItemWord): Item | null {
  const items = remembered.get(catalogue) ?? new Map<string, Item>()
  remembered.set(catalogue, items)
  const known = items.get(`${kind} ${ref}`)
  if (known) return known
  const item = findItem(catalogue, kind, ref)
  if (item) items.set(`${kind} ${ref}`, item)
  return item
}

function findItem(catalogue: Catalogue, kind: ItemWord['kind'], ref: string): Item | null {
  if (kind === 'indicator') {
    const indicator = catalogue.indicators.byCode(ref) ?? catalogue.indicators.byUid(ref)
    // A label has no figures to answer with.
    return indicator && indicator.kind !== 'label' ? fromIndicator(catalogue, indicator) : null
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

export function elementsOf({ elements }: Item): readonly CatalogueElement[] {
  return elements
}

export function isRatio({ formula }: Item): boolean {
  return formula?.denominator != null
}

/** A standing number: its value at the end of a period is everything there is, not what was added in it. */
export function isStock({ elements }: Item): boolean {
  return elements.length > 0 && elements.every(({ timeRollUp }) => timeRollUp === 'last')
}

/** The formula for a period that ends on a day: definitions are dated. */
export function formulaOn({ formula, definitions }: Item, lastDay: string): Formula | null {
  const earlier = definitions.find(({ validTo }) => lastDay <= validTo)
  return earlier ? earlier.formula : formula
}

function fromIndicator(catalogue: Catalogue, indicator: CatalogueIndicator): Item {
  const references = referencesOf(catalogue)
  const read = (one: Pick<CatalogueIndicator, 'numerator' | 'denominator' | 'factor'>): Formula | null => {
    const { numerator, denominator, factor } = one
    if (numerator === null) return null
    const { pairing, missingStrategy: missing, cumulation, annualized } = indicator
    return buildFormula(
      { numerator, denominator },
      { factor, pairing, missing, cumulation, annualized },
      references,
    )
  }
  const formula = read(indicator)
  const definitions = indicator.definitions.map((one, index) => {
    const next = indicator.definitions[index + 1]
    return {
      validTo: one.validTo,
      formula: read(one),
      changeVi: next ? next.noteVi : indicator.changeVi,
      changeEn: next ? next.noteEn : indicator.changeEn,
    }
  })
  const formulas = [formula, ...definitions.map((one) => one.formula)]
  const ids = new Set(formulas.flatMap((one) => (one ? leavesOf(one) : [])).map(({ elementId }) => elementId))
  return {
    ...shared(indicator),
    kind: 'indicator',
    direction: indicator.direction,
    numeratorVi: indicator.numeratorVi,
    denominatorVi: indicator.denominatorVi,
    formula,
    definitions,
    elements: [...ids].flatMap((id) => catalogue.elements.byId(id) ?? []),
  }
}

function fromElement(element: CatalogueElement): Item {
  return {
    ...shared(element),
    kind: 'dataElement',
    direction: 'none',
    numeratorVi: null,
    denominatorVi: null,
    formula: elementFormula(element.id),
    definitions: [],
    elements: [element],
  }
}

function shared(one: CatalogueElement | CatalogueIndicator) {
  const { id, uid, code, nameVi, nameEn, programmeCode, componentId, unitVi, unitEn, decimals, source } = one
  return { id, uid, code, nameVi, nameEn, programmeCode, componentId, unitVi, unitEn, decimals, source }
}

/** Formulas name elements by uid or code, splits by an option combination's uid or as a breakdown key. */
function referencesOf({ elements, breakdowns }: Catalogue): References {
  return {
    elementId: (ref) => (elements.byUid(ref) ?? elements.byCode(ref))?.id ?? null,
    breakdownKey: (ref) => breakdowns.byUid(ref)?.key ?? toKey(ref),
  }
}

/** A key as a person writes it, in its canonical order; null when it is none. */
function toKey(text: string): string | null {
  try {
    return toBreakdownKey(parseBreakdownKey(text))
  } catch {
    return null
  }
}
