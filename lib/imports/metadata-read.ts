import { toUid, type UidKind } from '@/lib/uid'
import {
  dhis2Defaults,
  type Metadata,
  type MetadataKind,
  type MetadataProblem,
  metadataKinds,
  unknownOpening,
} from './metadata-model'
import { type Raw, rawSchemas } from './metadata-schemas'

/** A file as objects that refer to each other by uid. `others` are lists of kinds we don't take, with their length. */
export type ReadMetadata = {
  metadata: Metadata
  problems: MetadataProblem[]
  others: { kind: string; count: number }[]
  /** How many objects of kinds we take the file holds, readable or not. */
  count: number
}

/** The uid of the object of that kind and code in the store. */
export type FindByCode = (kind: MetadataKind, code: string) => string | undefined

const uidKinds: Record<MetadataKind, UidKind> = {
  organisationUnits: 'org-unit',
  organisationUnitGroups: 'org-unit-group',
  categoryOptions: 'category-option',
  categories: 'category',
  categoryCombos: 'category-combo',
  categoryOptionCombos: 'breakdown',
  dataElements: 'data-element',
  dataSets: 'form',
  sections: 'form-section',
  indicatorTypes: 'indicator-type',
  constants: 'constant',
  indicators: 'indicator',
  validationRules: 'validation-rule',
}
const kinds = Object.keys(metadataKinds) as MetadataKind[]
const isUid = (text: string) => /^[A-Za-z][A-Za-z0-9]{10}$/.test(text)

type RawObject = Record<string, unknown>
type RawRef = { id?: string | null; code?: string | null } | null | undefined

/** Reads DHIS2's metadata JSON, in any order; what can't be read is a problem of its object. */
export function readMetadata(document: Record<string, unknown>, findByCode: FindByCode): ReadMetadata {
  const problems: MetadataProblem[] = []
  const raw = hoistInline(document)
  const others = Object.entries(document)
    .filter(([kind, list]) => Array.isArray(list) && !(kind in metadataKinds))
    .map(([kind, list]) => ({ kind, count: (list as unknown[]).length }))
  const complain = (
    kind: MetadataKind,
    uid: string,
    property: string,
    value: unknown,
    code: MetadataProblem['code'],
  ) =>
    problems.push({
      object: metadataKinds[kind],
      uid,
      property,
      value:
        value === undefined || value === null
          ? null
          : typeof value === 'object'
            ? JSON.stringify(value)
            : String(value),
      code,
      other: '',
      notice: false,
    })

  // Uids first: any object may refer to any other by code.
  const byCode = new Map<string, string>()
  const identified: { kind: MetadataKind; uid: string; object: RawObject }[] = []
  const seen = new Set<string>()
  for (const kind of kinds) {
    for (const object of raw[kind]) {
      const code = textOf(object.code)
      const id = textOf(object.id)
      const uid =
        id ?? (code === null ? undefined : (findByCode(kind, code) ?? toUid(uidKinds[kind], `dhis2 ${code}`)))
      if (!uid || !isUid(uid)) {
        complain(kind, uid ?? '', 'id', object.id ?? object.name, 'no-identifier')
        continue
      }
      if (seen.has(`${kind} ${uid}`)) {
        complain(kind, uid, 'id', uid, 'twice-in-file')
        continue
      }
      seen.add(`${kind} ${uid}`)
      if (code !== null) byCode.set(`${kind} ${code}`, uid)
      identified.push({ kind, uid, object })
    }
  }

  const defaults = defaultsOf(identified)
  const refTo = (kind: MetadataKind, ref: RawRef): string | null => {
    const code = textOf(ref?.code)
    return (
      textOf(ref?.id) ??
      (code === null ? null : (byCode.get(`${kind} ${code}`) ?? findByCode(kind, code) ?? code))
    )
  }
  const comboOf = (ref: RawRef): string | null => {
    const uid = refTo('categoryCombos', ref)
    return uid === null || defaults.has(uid) || ref?.code === 'default' ? null : uid
  }

  const metadata = emptyMetadata()
  for (const { kind, uid, object } of identified) {
    if (defaults.has(uid)) continue
    const parsed = rawSchemas[kind].safeParse(object)
    if (parsed.success) {
      const lists = metadata as Record<MetadataKind, unknown[]>
      lists[kind].push(normalise(kind, uid, parsed.data as never, { refTo, comboOf, defaults }))
      continue
    }
    const [issue] = parsed.error.issues
    const path = issue?.path ?? []
    const value = path.reduce<unknown>(
      (part, step) => (part as RawObject | undefined)?.[step as string],
      object,
    )
    complain(kind, uid, path.join('.'), value, 'bad-property')
  }
  const count = kinds.reduce((sum, kind) => sum + raw[kind].length, 0)
  return { metadata, problems, others, count }
}

export function emptyMetadata(): Metadata {
  return Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Metadata
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Lists of the kinds we take, with sections and option combinations that stand whole inside their owner. */
function hoistInline(document: Record<string, unknown>): Record<MetadataKind, RawObject[]> {
  const listOf = (value: unknown) =>
    Array.isArray(value)
      ? value.filter((one): one is RawObject => typeof one === 'object' && one !== null)
      : []
  const raw = Object.fromEntries(kinds.map((kind) => [kind, listOf(document[kind])])) as Record<
    MetadataKind,
    RawObject[]
  >
  const whole = (list: unknown, part: string) => listOf(list).filter((one) => Array.isArray(one[part]))
  const sections = new Set(raw.sections.map(({ id }) => id))
  for (const dataSet of raw.dataSets) {
    for (const section of whole(dataSet.sections, 'dataElements'))
      if (!sections.has(section.id))
        raw.sections.push({ dataSet: { id: dataSet.id, code: dataSet.code }, ...section })
  }
  const combos = new Set(raw.categoryOptionCombos.map(({ id }) => id))
  for (const combo of raw.categoryCombos) {
    for (const one of whole(combo.categoryOptionCombos, 'categoryOptions'))
      if (!combos.has(one.id))
        raw.categoryOptionCombos.push({ categoryCombo: { id: combo.id, code: combo.code }, ...one })
  }
  return raw
}

/** What stands for "not split" in this file. */
function defaultsOf(
  identified: readonly { kind: MetadataKind; uid: string; object: RawObject }[],
): Set<string> {
  const defaults = new Set<string>(Object.values(dhis2Defaults))
  const of: MetadataKind[] = ['categoryOptions', 'categories', 'categoryCombos', 'categoryOptionCombos']
  for (const { kind, uid, object } of identified) {
    const isDefault = [object.name, object.code].some((word) => textOf(word)?.toLowerCase() === 'default')
    if (of.includes(kind) && isDefault) defaults.add(uid)
  }
  return defaults
}

type Lookups = {
  refTo: (kind: MetadataKind, ref: RawRef) => string | null
  comboOf: (ref: RawRef) => string | null
  defaults: ReadonlySet<string>
}

function normalise<Kind extends MetadataKind>(
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
      workflow: textOf(dataSet.workflow?.id),
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
