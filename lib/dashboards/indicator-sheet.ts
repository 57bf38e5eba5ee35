import type {
  Catalogue,
  CatalogueElement,
  CatalogueIndicator,
  CatalogueTarget,
} from '@/lib/catalogue/catalogue'
import { toShortWords } from '@/lib/catalogue/short-words'
import type { Language } from '@/lib/format'
import type { DataItem } from '@/lib/indicators/expression/expression'
import { toWords } from '@/lib/indicators/expression/in-words'
import { mapRefs } from '@/lib/indicators/expression/map-refs'
import { itemsOf, parseExpression } from '@/lib/indicators/expression/parse'
import { comparePeriods } from '@/lib/periods/period'
import { parseBreakdownKey } from '@/lib/values/breakdown'
import { isUnchecked, toChartTarget } from './targets'
import { wordsOf } from './words'

/** One side of a formula for people: in words, and with codes as the data files have it. */
export type SheetFormula = {
  /** Null where the text can't be read as a formula. */
  words: string | null
  codes: string
}

/** A data element of the formula, with how its figures are put together. */
export type SheetPart = Pick<
  CatalogueElement,
  'code' | 'kind' | 'timeRollUp' | 'placeRollUp' | 'breakdownRollUp' | 'personsUnique' | 'sensitive'
> & { name: string; unit: string; forms: readonly string[] }

export type SheetDefinition = {
  from: string | null
  to: string
  numerator: SheetFormula | null
  denominator: SheetFormula | null
  factor: string
  note: string | null
  source: string | null
}

/** All the catalogue knows of an indicator, in one language. */
export type IndicatorSheet = {
  code: string
  uid: string
  name: string
  /** Its name in the other language. */
  otherName: string
  programme: string
  component: string | null
  unit: string
  kind: string
  direction: CatalogueIndicator['direction']
  numerator: SheetFormula | null
  denominator: SheetFormula | null
  /** What the parts of a ratio are, as its source says it; else the formula's words. */
  numeratorText: string | null
  denominatorText: string | null
  factor: string
  cumulation: CatalogueIndicator['cumulation']
  parts: readonly SheetPart[]
  concept: string | null
  method: string | null
  dataSource: string | null
  collectedBy: string | null
  legalSource: string | null
  breakdowns: string | null
  frequency: string | null
  sensitive: boolean
  source: string | null
  confidence: string | null
  definedFrom: string | null
  change: string | null
  /** Earlier ones, newest first. */
  definitions: readonly SheetDefinition[]
  targets: readonly SheetTarget[]
}

export type SheetTarget = Pick<CatalogueTarget, 'id' | 'basis' | 'source' | 'confidence' | 'note'> & {
  /** `≥ 60 %`. */
  label: string
  /** `đến năm 2025, Việt Nam`. */
  span: string
  /** From memory: kept for people to check, never drawn. */
  unchecked: boolean
}

/** `areaOf` names a unit for the spans of targets. */
export function toIndicatorSheet(
  catalogue: Catalogue,
  indicator: CatalogueIndicator,
  language: Language,
  areaOf: (orgUnitId: string) => string,
): IndicatorSheet {
  const vi = language === 'vi'
  const named = (item: { nameVi: string; nameEn: string }) => (vi ? item.nameVi : item.nameEn)
  const formula = (text: string | null) => (text === null ? null : toSheetFormula(catalogue, text, language))
  const numerator = formula(indicator.numerator)
  const denominator = formula(indicator.denominator)
  const programme = catalogue.programmes.byId(indicator.programmeId)
  const component = indicator.componentId === null ? null : catalogue.components.byId(indicator.componentId)
  return {
    code: indicator.code,
    uid: indicator.uid,
    name: named(indicator),
    otherName: vi ? indicator.nameEn : indicator.nameVi,
    programme: programme ? named(programme) : indicator.programmeCode,
    component: component ? named(component) : null,
    unit: vi ? indicator.unitVi : indicator.unitEn,
    kind: indicator.kind,
    direction: indicator.direction,
    numerator,
    denominator,
    numeratorText: (vi && indicator.numeratorVi) || (numerator?.words ?? null),
    denominatorText: (vi && indicator.denominatorVi) || (denominator?.words ?? null),
    factor: indicator.factor,
    cumulation: indicator.cumulation,
    parts: elementsOf(catalogue, indicator).map((element) => ({
      ...element,
      name: named(element),
      unit: vi ? element.unitVi : element.unitEn,
      forms: catalogue.formsWith(element.id).map(named),
    })),
    concept: vi ? indicator.conceptVi : indicator.conceptEn,
    method: vi ? indicator.methodVi : indicator.methodEn,
    dataSource: vi ? indicator.dataSourceVi : indicator.dataSourceEn,
    collectedBy: vi ? indicator.collectedByVi : indicator.collectedByEn,
    legalSource: indicator.legalSource,
    breakdowns: indicator.breakdownText && toShortWords(indicator.breakdownText, language),
    frequency: indicator.frequency && toShortWords(indicator.frequency, language),
    sensitive: indicator.sensitive,
    source: indicator.source,
    confidence: indicator.confidence,
    definedFrom: indicator.definedFrom,
    change: vi ? indicator.changeVi : indicator.changeEn,
    definitions: indicator.definitions.toReversed().map((one) => ({
      from: one.validFrom,
      to: one.validTo,
      numerator: formula(one.numerator),
      denominator: formula(one.denominator),
      factor: one.factor,
      note: vi ? one.noteVi : one.noteEn,
      source: one.source,
    })),
    targets: [...catalogue.targetsOf(indicator.id)].sort(bySpan).map((target) => {
      const { id, source, confidence, note } = target
      const basis = target.basis && toShortWords(target.basis, language)
      const wording = {
        unit: vi ? indicator.unitVi : indicator.unitEn,
        decimals: indicator.decimals,
        area: areaOf(target.orgUnitId),
        ...{ language, words: wordsOf(language) },
      }
      const { label, span } = toChartTarget(target, indicator.direction, wording)
      return { id, basis, source, confidence, note, label, span, unchecked: isUnchecked(target) }
    }),
  }
}

function bySpan(a: CatalogueTarget, b: CatalogueTarget): number {
  return comparePeriods(a.period, b.period) || (a.orgUnitId < b.orgUnitId ? 1 : -1)
}

function elementsOf(
  catalogue: Catalogue,
  { numerator, denominator }: Pick<CatalogueIndicator, 'numerator' | 'denominator'>,
): CatalogueElement[] {
  const found = [numerator, denominator].flatMap((text) => {
    const parsed = text === null ? null : parseExpression(text)
    return parsed?.ok ? itemsOf(parsed.expression) : []
  })
  const elements = found.flatMap((item) =>
    item.kind === 'element' ? (findElement(catalogue, item.element) ?? []) : [],
  )
  return [...new Set(elements)]
}

function findElement({ elements }: Catalogue, ref: string): CatalogueElement | undefined {
  return elements.byUid(ref) ?? elements.byCode(ref)
}

function toSheetFormula(catalogue: Catalogue, text: string, language: Language): SheetFormula {
  const parsed = parseExpression(text)
  const codes = mapRefs(text, (kind, ref) => {
    if (kind === 'element') return findElement(catalogue, ref)?.code ?? ref
    if (kind === 'option') return catalogue.breakdowns.byUid(ref)?.key ?? ref
    if (kind === 'constant') return catalogue.constants.byUid(ref)?.code ?? ref
    if (kind === 'group') return catalogue.groups.byUid(ref)?.code ?? ref
    if (kind === 'form') return catalogue.forms.byUid(ref)?.code ?? ref
    return kind === 'indicator' ? (catalogue.indicators.byUid(ref)?.code ?? ref) : ref
  })
  const nameOf = (item: DataItem) => nameOfItem(catalogue, item, language)
  return { words: parsed.ok ? toWords(parsed.expression, { language, nameOf }) : null, codes }
}

function nameOfItem(catalogue: Catalogue, item: DataItem, language: Language): string {
  const named = (found: { nameVi: string; nameEn: string } | undefined, ref: string) =>
    found ? (language === 'vi' ? found.nameVi : found.nameEn) : ref
  switch (item.kind) {
    case 'element': {
      const name = named(findElement(catalogue, item.element), item.element)
      const key = item.option && (catalogue.breakdowns.byUid(item.option)?.key ?? item.option)
      return key?.includes('=') ? `${name} (${optionNames(catalogue, key, named)})` : name
    }
    case 'constant':
      return named(catalogue.constants.byUid(item.ref) ?? catalogue.constants.byCode(item.ref), item.ref)
    case 'group':
      return named(catalogue.groups.byUid(item.ref) ?? catalogue.groups.byCode(item.ref), item.ref)
    case 'indicator':
      return named(catalogue.indicators.byUid(item.ref) ?? catalogue.indicators.byCode(item.ref), item.ref)
    case 'reporting-rate':
      return `${named(catalogue.forms.byUid(item.form) ?? catalogue.forms.byCode(item.form), item.form)}: ${item.metric}`
    case 'org-unit-test':
      return item.refs.join(', ')
    default:
      return item.kind
  }
}

function optionNames(
  catalogue: Catalogue,
  key: string,
  named: (found: { nameVi: string; nameEn: string } | undefined, ref: string) => string,
): string {
  return Object.entries(parseBreakdownKey(key))
    .map(([category, code]) => {
      const options = catalogue.categories.byCode(category)?.options ?? []
      return named(
        options.find((option) => option.code === code),
        code,
      )
    })
    .join(', ')
}
