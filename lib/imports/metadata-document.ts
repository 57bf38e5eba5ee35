import type { Language } from '@/lib/format'
import { mapRefs } from '@/lib/indicators/expression/map-refs'
import { toUid } from '@/lib/uid'
import { splitDocument, splitOf } from './metadata-document-split'
import { dhis2Defaults, unknownOpening } from './metadata-model'
import type { StoredMetadata } from './metadata-stored-queries'
import {
  type DataSetWords,
  type IndicatorWordsKept,
  isDataSetWords,
  isElementWords,
  isIndicatorWords,
  isRuleWords,
} from './metadata-words'

/** DHIS2's metadata JSON. */
export type MetadataDocument = Record<string, Record<string, unknown>[]>

const ref = (id: string) => ({ id })
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
/** DHIS2 keeps 50 letters. */
const short = (text: string) => [...text].slice(0, 50).join('')

/** `mainSection` is where a data set without sections of its own has its elements. */
export const mainSection = 'main'

/**
 * The store as DHIS2 writes it. Left out, because DHIS2 has no place for it: dated parents (the last one is given),
 * successions, targets, published figures, former definitions, indicators without a formula.
 */
export function toDocument(stored: StoredMetadata, language: Language): MetadataDocument {
  const names = (row: { nameVi: string; nameEn: string }) => {
    const [name, other, locale] =
      language === 'vi' ? [row.nameVi, row.nameEn, 'en'] : [row.nameEn, row.nameVi, 'vi']
    const translations = other === name ? [] : [{ property: 'NAME', locale, value: other }]
    return { name, translations }
  }
  const shortIn = (row: { nameVi: string; nameEn: string }) =>
    short(language === 'vi' ? row.nameVi : row.nameEn)
  /** Where there was no code, ours is the uid. */
  const coded = (row: { uid: string; code: string }) => (row.code === row.uid ? {} : { code: row.code })
  const unitUids = new Map(stored.units.map(({ id, uid }) => [id, uid]))
  const unitEnds = new Map(stored.units.map(({ id, validTo }) => [id, day(validTo)]))
  const elementsById = new Map(stored.elements.map((element) => [element.id, element]))
  const split = splitOf(stored)
  const breakdownUids = new Map(stored.breakdowns.map(({ key, uid }) => [key, uid]))
  const formula = (text: string) =>
    mapRefs(text, (kind, code) => {
      if (kind !== 'option') return code
      const uid = breakdownUids.get(code) ?? code
      return uid === breakdownUids.get('') ? dhis2Defaults.categoryOptionCombo : uid
    })
  const types = new Map<string, Record<string, unknown>>()

  const indicators = stored.indicators.flatMap((row) => {
    if (row.numerator === null) return []
    const kept: IndicatorWordsKept | null = isIndicatorWords(row.dhis2) ? row.dhis2 : null
    const type = kept?.type ?? {
      uid: toUid('indicator-type', `${row.factor.toFixed()} ${row.unitEn} ${row.denominator === null}`),
      nameVi: row.unitVi || row.code,
      nameEn: row.unitEn || row.code,
      factor: row.factor.toNumber(),
      isNumber: row.denominator === null,
    }
    types.set(type.uid, { id: type.uid, ...names(type), factor: type.factor, number: type.isNumber })
    return {
      id: row.uid,
      ...coded(row),
      ...names(row),
      shortName: kept ? kept.words.shortName : short(row.code),
      description: kept ? kept.words.description : row.conceptVi,
      indicatorType: ref(type.uid),
      numerator: formula(row.numerator),
      numeratorDescription: kept ? kept.words.numeratorDescription : row.numeratorVi,
      denominator: row.denominator === null ? '1' : formula(row.denominator),
      denominatorDescription: kept ? kept.words.denominatorDescription : row.denominatorVi,
      annualized: row.annualized,
      decimals: kept ? kept.decimals : row.decimals,
    }
  })

  return {
    organisationUnits: stored.units.map((unit) => {
      const last = [...unit.parents].sort(
        (a, b) =>
          compare(day(a.validTo) ?? '9999', day(b.validTo) ?? '9999') ||
          compare(day(a.validFrom) ?? '', day(b.validFrom) ?? ''),
      )
      // A parent that was taken away leaves an edge that ends before the unit does.
      const edge = last.at(-1)
      const holds = edge && (edge.validTo === null || (unit.validTo !== null && edge.validTo >= unit.validTo))
      const parent = holds ? unitUids.get(edge.parentId) : undefined
      return {
        id: unit.uid,
        ...(unit.code === null ? {} : { code: unit.code }),
        name: unit.fullName,
        shortName: short(unit.name),
        openingDate: day(unit.validFrom) ?? unknownOpening,
        ...(unit.validTo ? { closedDate: day(unit.validTo) } : {}),
        ...(parent ? { parent: ref(parent) } : {}),
      }
    }),
    organisationUnitGroups: stored.groups.map((group) => ({
      id: group.uid,
      ...coded(group),
      ...names(group),
      organisationUnits: group.members.map(({ orgUnitId }) => ref(unitUids.get(orgUnitId) ?? '')),
    })),
    ...splitDocument(stored, split, { names, shortIn, coded }),
    dataElements: stored.elements.map((element) => {
      const words = isElementWords(element.dhis2) ? element.dhis2 : null
      return {
        id: element.uid,
        ...coded(element),
        ...names(element),
        shortName: words ? words.shortName : short(element.code),
        description: words?.description ?? null,
        aggregationType: words?.aggregationType ?? aggregationOf(element),
        valueType: words?.valueType ?? (element.decimals > 0 ? 'NUMBER' : 'INTEGER_ZERO_OR_POSITIVE'),
        domainType: words?.domainType ?? 'AGGREGATE',
        zeroIsSignificant: words?.zeroIsSignificant ?? true,
        categoryCombo: ref(element.categoryCombo?.uid ?? dhis2Defaults.categoryCombo),
      }
    }),
    dataSets: stored.forms.filter(hasPeriodType).map((form) => {
      const kept: DataSetWords | null = isDataSetWords(form.dhis2) ? form.dhis2 : null
      const items = form.sections.flatMap((section) => section.items)
      const listed = [...new Map(items.map((item) => [item.dataElementId, item])).values()]
      return {
        id: form.uid,
        ...coded(form),
        ...names(form),
        shortName: kept ? kept.shortName : short(form.code),
        periodType: kept?.periodType ?? periodTypes[form.frequency],
        timelyDays: kept ? kept.timelyDays : form.dueDays,
        validCompleteOnly: kept?.validCompleteOnly ?? false,
        ...(kept?.workflow ? { workflow: ref(kept.workflow) } : {}),
        categoryCombo: ref(dhis2Defaults.categoryCombo),
        dataSetElements: listed.map((item) => {
          const element = elementsById.get(item.dataElementId)
          const override = kept?.overrides[element?.uid ?? '']
          const combo = kept
            ? override === 'default'
              ? dhis2Defaults.categoryCombo
              : override
            : split.comboOf(item.columns, element?.categoryCombo?.uid)
          return {
            dataElement: ref(element?.uid ?? ''),
            ...(combo ? { categoryCombo: ref(combo) } : {}),
          }
        }),
        organisationUnits: form.assignments
          .filter(({ orgUnitId, validTo }) => validTo === null || day(validTo) === unitEnds.get(orgUnitId))
          .map(({ orgUnitId }) => ref(unitUids.get(orgUnitId) ?? '')),
      }
    }),
    sections: stored.forms.filter(hasPeriodType).flatMap((form) =>
      form.sections
        .filter(({ code }) => !(form.dhis2 && code === mainSection))
        .map((section) => ({
          id: form.dhis2 ? section.code : toUid('form-section', `${form.code}.${section.code}`),
          ...names(section),
          sortOrder: section.order,
          dataSet: ref(form.uid),
          dataElements: section.items.map(({ dataElementId }) =>
            ref(elementsById.get(dataElementId)?.uid ?? ''),
          ),
        })),
    ),
    indicatorTypes: [...types.values()],
    indicators,
    constants: stored.constants.map((constant) => ({
      id: constant.uid,
      ...coded(constant),
      ...names(constant),
      shortName: shortIn(constant),
      value: constant.value.toNumber(),
    })),
    validationRules: stored.rules.filter(hasPeriodType).map((rule) => {
      const kept = isRuleWords(rule.dhis2) ? rule.dhis2 : null
      return {
        id: rule.uid,
        ...coded(rule),
        ...names(rule),
        description: rule.descriptionVi,
        instruction: kept?.instruction ?? null,
        importance: rule.importance.toUpperCase(),
        operator: rule.operator,
        periodType: kept?.periodType ?? periodTypes[rule.frequency],
        leftSide: {
          expression: formula(rule.leftSide),
          description: kept?.leftDescription ?? null,
          missingValueStrategy: strategies[rule.leftMissing],
        },
        rightSide: {
          expression: formula(rule.rightSide),
          description: kept?.rightDescription ?? null,
          missingValueStrategy: strategies[rule.rightMissing],
        },
      }
    }),
  }
}

/** DHIS2 knows no terms of councils: what is asked once a term stays here. */
function hasPeriodType<Row extends { frequency: string }>(
  row: Row,
): row is Row & { frequency: keyof typeof periodTypes } {
  return row.frequency !== 'term'
}

export const periodTypes = {
  month: 'Monthly',
  quarter: 'Quarterly',
  half: 'SixMonthly',
  year: 'Yearly',
} as const

const strategies = {
  refuse: 'SKIP_IF_ANY_VALUE_MISSING',
  skip_if_any_missing: 'SKIP_IF_ANY_VALUE_MISSING',
  skip_if_all_missing: 'SKIP_IF_ALL_VALUES_MISSING',
  never_skip: 'NEVER_SKIP',
} as const

function aggregationOf({
  timeRollUp,
  breakdownRollUp,
  placeRollUp,
}: StoredMetadata['elements'][number]): string {
  if (breakdownRollUp === 'none' || placeRollUp === 'none') return 'NONE'
  return { sum: 'SUM', last: 'LAST', average: 'AVERAGE_SUM_ORG_UNIT', none: 'NONE' }[timeRollUp]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
