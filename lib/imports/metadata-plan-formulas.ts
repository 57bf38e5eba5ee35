import { findTypeProblem } from '@/lib/indicators/expression/check-types'
import { mapRefs, type RefKind } from '@/lib/indicators/expression/map-refs'
import { parseExpression } from '@/lib/indicators/expression/parse'
import { toText } from '@/lib/indicators/expression/to-text'
import type { Ground } from './metadata-ground'
import {
  dhis2Defaults,
  type MetaConstant,
  type MetadataKind,
  type MetaIndicator,
  type MetaIndicatorType,
  type MetaRule,
} from './metadata-model'
import { type Frequency, frequencyOf } from './metadata-plan-forms'
import type { SplitPlan } from './metadata-plan-split'

export type IndicatorPlan = {
  indicator: MetaIndicator
  type: MetaIndicatorType
  /** As stored: "not split" by the uid of our total. */
  numerator: string
  /** Null for a plain 1, by which nothing is divided. */
  denominator: string | null
}
export type RulePlan = { rule: MetaRule; left: string; right: string; frequency: Frequency }
export type FormulaPlan = { constants: MetaConstant[]; indicators: IndicatorPlan[]; rules: RulePlan[] }

const refKinds: Record<RefKind, MetadataKind> = {
  element: 'dataElements',
  option: 'categoryOptionCombos',
  'attribute-option': 'categoryOptionCombos',
  constant: 'constants',
  group: 'organisationUnitGroups',
  form: 'dataSets',
  indicator: 'indicators',
  'org-unit': 'organisationUnits',
}

const operators = new Set([
  'equal_to',
  'not_equal_to',
  'greater_than',
  'greater_than_or_equal_to',
  'less_than',
  'less_than_or_equal_to',
  'compulsory_pair',
  'exclusive_pair',
])
const importances = new Set(['HIGH', 'MEDIUM', 'LOW'])

/** Constants, indicators and rules: everything written in formulas, each of which can be read and finds what it names. */
export function planFormulas(ground: Ground, split: SplitPlan): FormulaPlan {
  const { file, stored } = ground
  const totalUid =
    ground.rows.breakdowns.find(({ key }) => key === '')?.uid ?? dhis2Defaults.categoryOptionCombo

  const constants = file.constants.filter((constant) => {
    const state = ground.decide('constants', constant, () => ground.hasCode('constants', constant))
    return state === 'new' || state === 'changed'
  })
  return { constants, indicators: planIndicators(), rules: planRules() }

  function planIndicators(): IndicatorPlan[] {
    const types = new Map([...stored.indicatorTypes, ...file.indicatorTypes].map((type) => [type.uid, type]))
    const heldTypes = new Map(stored.indicatorTypes.map((type) => [type.uid, type]))
    for (const type of file.indicatorTypes) ground.decide('indicatorTypes', type, () => true)
    const listed = new Set(file.indicators.map(({ uid }) => uid))
    // A type that changes takes the indicators with it that the file doesn't hold.
    const drawn = stored.indicators.filter(
      ({ uid, type }) =>
        !listed.has(uid) &&
        !ground.isOurs('indicators', uid) &&
        ground.stateOf('indicatorTypes', type) === 'changed',
    )
    let candidates = [...file.indicators, ...drawn.map((indicator) => ({ ...indicator }))]
    const held = (indicator: MetaIndicator) => indicator === ground.find('indicators', indicator.uid)
    // Indicators may name each other: a refused one takes with it those that name it.
    const refused = new Set<string>()
    let before: number
    do {
      before = refused.size
      candidates = candidates.filter((indicator) => {
        const broken = indicatorsNamed(indicator).find((uid) => refused.has(uid))
        if (broken === undefined && (isSame(indicator) || passes(indicator, before === 0))) return true
        if (broken !== undefined)
          ground.complain('indicators', indicator.uid, 'numerator', broken, 'reference-not-taken')
        refused.add(indicator.uid)
        ground.set('indicators', indicator.uid, 'refused')
        return false
      })
    } while (refused.size > before)

    const used = new Set<string>()
    const plans = candidates.flatMap((indicator) => {
      const state = ground.decide(
        'indicators',
        indicator,
        () => ground.hasCode('indicators', indicator),
        withType,
      )
      const type = types.get(indicator.type)
      if (!type || (state !== 'new' && state !== 'changed')) return []
      used.add(type.uid)
      const isPlain = indicator.denominator.trim() === '1' && type.factor === 1
      return {
        indicator,
        type,
        numerator: toStored(indicator.numerator),
        denominator: isPlain ? null : toStored(indicator.denominator),
      }
    })
    // Types live in their indicators: one that no indicator uses is nowhere.
    for (const { uid } of file.indicatorTypes) {
      const state = ground.stateOf('indicatorTypes', uid)
      if (!used.has(uid) && (state === 'new' || state === 'changed'))
        ground.set('indicatorTypes', uid, 'same')
    }
    return plans

    function withType(indicator: MetaIndicator): object {
      const source = held(indicator) ? heldTypes : types
      return { ...indicator, type: source.get(indicator.type) }
    }
    function isSame(indicator: MetaIndicator): boolean {
      const found = ground.find('indicators', indicator.uid)
      return (
        found !== undefined &&
        JSON.stringify(withType(found)) === JSON.stringify({ ...indicator, type: types.get(indicator.type) })
      )
    }
    function passes(indicator: MetaIndicator, complaining: boolean): boolean {
      if (!complaining) return true
      const { uid, type } = indicator
      const knowsType =
        types.has(type) ||
        ground.complain('indicators', uid, 'indicatorType', type, 'unknown-reference', {
          other: 'indicatorType',
        })
      const others = new Set(candidates.map((one) => one.uid))
      const reads = (['numerator', 'denominator'] as const).map((property) =>
        isReadable('indicators', uid, property, indicator[property], others),
      )
      return knowsType && reads.every(Boolean)
    }
  }

  function planRules(): RulePlan[] {
    return file.validationRules.flatMap((rule) => {
      const { uid, operator, importance, periodType } = rule
      const frequency = frequencyOf(periodType)
      const complain = (
        property: string,
        value: string,
        code: 'operator-unsupported' | 'bad-property' | 'period-type-unsupported',
      ) => ground.complain('validationRules', uid, property, value, code)
      const state = ground.decide(
        'validationRules',
        rule,
        () =>
          [
            operators.has(operator) || complain('operator', operator, 'operator-unsupported'),
            importances.has(importance) || complain('importance', importance, 'bad-property'),
            frequency !== undefined || complain('periodType', periodType, 'period-type-unsupported'),
            isReadable('validationRules', uid, 'leftSide', rule.left.expression),
            isReadable('validationRules', uid, 'rightSide', rule.right.expression),
          ].every(Boolean) && ground.hasCode('validationRules', rule),
      )
      if (!frequency || (state !== 'new' && state !== 'changed')) return []
      return { rule, frequency, left: toStored(rule.left.expression), right: toStored(rule.right.expression) }
    })
  }

  function isReadable(
    kind: MetadataKind,
    uid: string,
    property: string,
    text: string,
    indicators: ReadonlySet<string> = new Set(),
  ): boolean {
    const parsed = parseExpression(text)
    if (!parsed.ok) {
      const { code, position, word } = parsed.problem
      const other = word ? `${code}: ${word} (${position + 1})` : `${code} (${position + 1})`
      return ground.complain(kind, uid, property, text, 'unreadable-formula', { other })
    }
    const mistyped = findTypeProblem(parsed.expression, 'number')
    if (mistyped) {
      const other = `wrong-type: ${toText(mistyped.part)}`
      return ground.complain(kind, uid, property, text, 'unreadable-formula', { other })
    }
    const named = namedIn(text)
    return [...named]
      .map(([refKind, uids]) => {
        const wanted = [...uids].filter(
          (ref) =>
            ref !== dhis2Defaults.categoryOptionCombo &&
            !split.heldAs.has(ref) &&
            !(refKind === 'indicator' && indicators.has(ref)),
        )
        return ground.refersTo(kind, uid, property, refKinds[refKind], wanted)
      })
      .every(Boolean)
  }

  function toStored(text: string): string {
    return mapRefs(text, (kind, ref) => {
      if (kind !== 'option') return ref
      return ref === dhis2Defaults.categoryOptionCombo ? totalUid : (split.heldAs.get(ref) ?? ref)
    })
  }
}

/** Everything a formula names, by kind. */
function namedIn(text: string): Map<RefKind, Set<string>> {
  const named = new Map<RefKind, Set<string>>()
  mapRefs(text, (kind, ref) => {
    named.set(kind, (named.get(kind) ?? new Set()).add(ref))
    return ref
  })
  return named
}

function indicatorsNamed({ numerator, denominator }: MetaIndicator): string[] {
  return [numerator, denominator].flatMap((text) => [...(namedIn(text).get('indicator') ?? [])])
}
