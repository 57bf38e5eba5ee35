import { dhis2Defaults, type Metadata, type MetadataKind, unknownOpening } from './metadata-model'
import type { Raw } from './metadata-schemas'

export type RawRef = { id?: string | null; code?: string | null } | null | undefined

export type Lookups = {
  refTo: (kind: MetadataKind, ref: RawRef) => string | null
  comboOf: (ref: RawRef) => string | null
  defaults: ReadonlySet<string>
}

/** An object of the file with its references as uids, lists without order sorted, and nothing we don't keep. */
export function normalise<Kind extends MetadataKind>(
  kind: Kind,
  uid: string,
  object: Raw[Kind],
  lookups: Lookups,
): Metadata[Kind][number] {
  return normalisers[kind](uid, object, lookups)
}

type Normalisers = {
  [Kind in MetadataKind]: (uid: string, object: Raw[Kind], lookups: Lookups) => Metadata[Kind][number]
}

const normalisers: Normalisers = {
  organisationUnits: (uid, unit, { refTo }) => {
    // Units have one name here.
    const { code, nameVi } = named(uid, unit)
    return {
      uid,
      code,
      nameVi,
      nameEn: nameVi,
      shortName: displayName(nameVi, unit.shortName),
      opened: unit.openingDate === unknownOpening ? null : unit.openingDate,
      closed: unit.closedDate,
      parent: refTo('organisationUnits', unit.parent),
    }
  },
  organisationUnitGroups: (uid, group, { refTo }) => ({
    ...named(uid, group),
    units: refs(group.organisationUnits, (ref) => refTo('organisationUnits', ref)).sort(),
  }),
  categoryOptions: (uid, option) => named(uid, option),
  categories: (uid, category, { refTo }) => ({
    ...named(uid, category),
    options: refs(category.categoryOptions, (ref) => refTo('categoryOptions', ref)),
  }),
  categoryCombos: (uid, combo, { refTo }) => ({
    ...named(uid, combo),
    categories: refs(combo.categories, (ref) => refTo('categories', ref)),
  }),
  categoryOptionCombos: (uid, combo, { comboOf, refTo }) => {
    const { code: _code, ...names } = named(uid, combo)
    const options = refs(combo.categoryOptions, (ref) => refTo('categoryOptions', ref)).sort()
    return { ...names, combo: comboOf(combo.categoryCombo), options }
  },
  dataElements: (uid, element, { comboOf }) => ({
    ...named(uid, element),
    combo: comboOf(element.categoryCombo),
    aggregation: element.aggregationType,
    words: {
      valueType: element.valueType,
      domainType: element.domainType,
      zeroIsSignificant: element.zeroIsSignificant,
      shortName: element.shortName,
      description: element.description,
    },
  }),
  dataSets: (uid, dataSet, { comboOf, refTo }) => {
    const each = dataSet.dataSetElements.map(({ dataElement, categoryCombo }) => ({
      element: refTo('dataElements', dataElement) ?? '',
      combo: comboOf(categoryCombo),
      override: Boolean(categoryCombo),
    }))
    const listed = [...new Map(each.map((one) => [one.element, one])).values()]
    const plain = refs(dataSet.dataElements, (ref) => refTo('dataElements', ref))
    const missing = plain.filter((element) => !listed.some((one) => one.element === element))
    return {
      ...named(uid, dataSet),
      periodType: dataSet.periodType,
      timelyDays: dataSet.timelyDays,
      validCompleteOnly: dataSet.validCompleteOnly,
      workflow: dataSet.workflow?.id ?? null,
      attributeCombo: comboOf(dataSet.categoryCombo),
      shortName: dataSet.shortName,
      elements: [...listed, ...missing.map((element) => ({ element, combo: null, override: false }))].sort(
        (a, b) => (a.element < b.element ? -1 : 1),
      ),
      units: refs(dataSet.organisationUnits, (ref) => refTo('organisationUnits', ref)).sort(),
    }
  },
  sections: (uid, section, { refTo }) => {
    const { code: _code, ...names } = named(uid, section)
    return {
      ...names,
      dataSet: refTo('dataSets', section.dataSet) ?? '',
      order: section.sortOrder,
      elements: refs(section.dataElements, (ref) => refTo('dataElements', ref)),
    }
  },
  indicatorTypes: (uid, type) => {
    const { code: _code, ...names } = named(uid, type)
    return { ...names, factor: type.factor, isNumber: type.number }
  },
  constants: (uid, constant) => ({ ...named(uid, constant), value: String(constant.value) }),
  indicators: (uid, indicator, { refTo, defaults }) => ({
    ...named(uid, indicator),
    type: refTo('indicatorTypes', indicator.indicatorType) ?? '',
    numerator: withDefault(indicator.numerator, defaults),
    denominator: withDefault(indicator.denominator, defaults),
    annualized: indicator.annualized,
    decimals: indicator.decimals,
    words: {
      shortName: indicator.shortName,
      description: indicator.description,
      numeratorDescription: indicator.numeratorDescription,
      denominatorDescription: indicator.denominatorDescription,
    },
  }),
  validationRules: (uid, rule, { defaults }) => {
    const side = ({ expression, missingValueStrategy, description }: Raw['validationRules']['leftSide']) => ({
      expression: withDefault(expression, defaults),
      strategy: missingValueStrategy,
      description,
    })
    return {
      ...named(uid, rule),
      description: rule.description,
      instruction: rule.instruction,
      left: side(rule.leftSide),
      right: side(rule.rightSide),
      operator: rule.operator,
      importance: rule.importance,
      periodType: rule.periodType,
    }
  },
}

/** The short name where it is whole words of the name, as `Lâm Bình` of `huyện Lâm Bình`; many are cut off or codes. */
function displayName(name: string, shortName: string | null): string {
  const isPart = shortName !== null && ` ${name} `.includes(` ${shortName} `)
  return isPart ? shortName : name
}

function refs(list: readonly RawRef[], find: (ref: RawRef) => string | null): string[] {
  return [...new Set(list.map((ref) => find(ref) ?? ''))]
}

type RawNamed = {
  code?: string | null
  name: string
  translations: { property: string; locale: string; value: string }[]
}

/** The translations say Vietnamese and English where they do; else the plain name serves for both. */
function named(uid: string, { code, name, translations }: RawNamed) {
  const inLanguage = (language: string) =>
    translations.find(({ property, locale }) => property === 'NAME' && locale.split(/[_-]/)[0] === language)
      ?.value
  return { uid, code: code ?? null, nameVi: inLanguage('vi') ?? name, nameEn: inLanguage('en') ?? name }
}

/** Formulas name "not split" by its standard uid, and leave out "no attribute". */
function withDefault(formula: string, defaults: ReadonlySet<string>): string {
  return formula.replaceAll(
    /#\{(\w{11})\.(\w{11}|\*)(?:\.(\w{11}|\*))?\}/g,
    (whole, element, option, attribute) => {
      const first = defaults.has(option) ? dhis2Defaults.categoryOptionCombo : option
      if (attribute === undefined) return `#{${element}.${first}}`
      if (!defaults.has(attribute) && attribute !== '*') return whole
      return first === '*' ? `#{${element}}` : `#{${element}.${first}}`
    },
  )
}
