import type { Ground } from './metadata-ground'
import type { MetaDataSet, MetaElement, MetaSection } from './metadata-model'
import type { SplitPlan } from './metadata-plan-split'

export type Frequency = 'month' | 'quarter' | 'half' | 'year'
export type RollUps = {
  time: 'sum' | 'last' | 'average' | 'none'
  breakdown: 'sum' | 'none'
  place: 'sum' | 'none'
}
export type ElementPlan = { element: MetaElement; entered: string[]; rollUps: RollUps; decimals: number }
export type FormPlan = {
  dataSet: MetaDataSet
  frequency: Frequency
  sections: MetaSection[]
  /** Element uid → breakdown keys of its columns. */
  columns: ReadonlyMap<string, string[]>
}

const sums = { breakdown: 'sum', place: 'sum' } as const
const nothing: RollUps = { time: 'none', breakdown: 'none', place: 'none' }
/** DHIS2's aggregation types that ours answer exactly; any other is kept in words and rolls up nowhere. */
const rollUps: Record<string, RollUps> = {
  SUM: { time: 'sum', ...sums },
  LAST: { time: 'last', ...sums },
  LAST_IN_PERIOD: { time: 'last', ...sums },
  AVERAGE_SUM_ORG_UNIT: { time: 'average', ...sums },
  NONE: nothing,
}

/** Numeric value types, with the decimals that entry allows. */
const decimalsOf: Record<string, number> = {
  NUMBER: 2,
  PERCENTAGE: 2,
  UNIT_INTERVAL: 4,
  INTEGER: 0,
  INTEGER_POSITIVE: 0,
  INTEGER_NEGATIVE: 0,
  INTEGER_ZERO_OR_POSITIVE: 0,
}

const frequencies: Record<string, Frequency> = {
  Monthly: 'month',
  Quarterly: 'quarter',
  SixMonthly: 'half',
  Yearly: 'year',
}

/** Our frequency of a DHIS2 period type; nothing for weeks, two months, financial years … */
export function frequencyOf(periodType: string): Frequency | undefined {
  return frequencies[periodType]
}

export function planElements(ground: Ground, split: SplitPlan): ElementPlan[] {
  return ground.file.dataElements.flatMap((element) => {
    const { uid, combo, aggregation, words } = element
    const state = ground.decide(
      'dataElements',
      element,
      () =>
        (combo === null ||
          ground.refersTo('dataElements', uid, 'categoryCombo', 'categoryCombos', [combo])) &&
        ground.hasCode('dataElements', element),
    )
    if (state !== 'new' && state !== 'changed') return []
    const decimals = decimalsOf[words.valueType]
    if (decimals === undefined)
      ground.complain('dataElements', uid, 'valueType', words.valueType, 'value-type-not-numeric', {
        notice: true,
      })
    if (!rollUps[aggregation])
      ground.complain('dataElements', uid, 'aggregationType', aggregation, 'aggregation-type-unsupported', {
        notice: true,
      })
    return {
      element,
      entered: split.keysOf(combo),
      rollUps: decimals === undefined ? nothing : (rollUps[aggregation] ?? nothing),
      decimals: decimals ?? 0,
    }
  })
}

/** Data sets with their sections: a change of either writes the form. */
export function planForms(ground: Ground, split: SplitPlan): FormPlan[] {
  const dataSets = new Map(ground.stored.dataSets.map((dataSet) => [dataSet.uid, dataSet]))
  const sections = new Map(ground.stored.sections.map((section) => [section.uid, section]))
  const written = new Set<string>()

  for (const dataSet of ground.file.dataSets) {
    const state = ground.decide(
      'dataSets',
      dataSet,
      () => passes(dataSet),
      ({ attributeCombo: _none, ...one }) => one,
    )
    if (state !== 'new' && state !== 'changed') continue
    dataSets.set(dataSet.uid, dataSet)
    written.add(dataSet.uid)
  }
  for (const section of ground.file.sections) {
    const { uid, dataSet, elements } = section
    const state = ground.decide(
      'sections',
      section,
      () =>
        ground.refersTo('sections', uid, 'dataSet', 'dataSets', [dataSet]) &&
        ground.refersTo('sections', uid, 'dataElements', 'dataElements', elements) &&
        asksFor(section) &&
        (!ground.isOurs('dataSets', dataSet) || ground.complain('sections', uid, 'dataSet', dataSet, 'ours')),
    )
    if (state !== 'new' && state !== 'changed') continue
    sections.set(uid, section)
    written.add(dataSet)
  }

  const combos = new Map(
    [...ground.stored.dataElements, ...ground.file.dataElements].map(({ uid, combo }) => [uid, combo]),
  )
  return [...written].flatMap((uid) => {
    const dataSet = dataSets.get(uid)
    const frequency = dataSet && frequencyOf(dataSet.periodType)
    if (!dataSet || !frequency) return []
    const columns = new Map(
      dataSet.elements.map(({ element, combo, override }) => [
        element,
        split.keysOf(override ? combo : (combos.get(element) ?? null)),
      ]),
    )
    const own = [...sections.values()].filter((section) => section.dataSet === uid)
    return { dataSet, frequency, sections: own.sort((a, b) => a.order - b.order), columns }
  })

  function asksFor({ uid, dataSet, elements }: MetaSection): boolean {
    const asked = new Set(dataSets.get(dataSet)?.elements.map(({ element }) => element))
    const other = elements.find((element) => !asked.has(element))
    return (
      other === undefined ||
      ground.complain('sections', uid, 'dataElements', other, 'unknown-reference', {
        other: 'dataSetElement',
      })
    )
  }

  function passes(dataSet: MetaDataSet): boolean {
    const { uid, periodType, elements, units } = dataSet
    if (!frequencyOf(periodType))
      return ground.complain('dataSets', uid, 'periodType', periodType, 'period-type-unsupported')
    const overrides = elements.flatMap(({ combo }) => combo ?? [])
    const knows = [
      ground.refersTo(
        'dataSets',
        uid,
        'dataSetElements',
        'dataElements',
        elements.map(({ element }) => element),
      ),
      ground.refersTo('dataSets', uid, 'dataSetElements', 'categoryCombos', overrides),
      ground.refersTo('dataSets', uid, 'organisationUnits', 'organisationUnits', units),
    ].every(Boolean)
    if (!knows || !ground.hasCode('dataSets', dataSet)) return false
    if (dataSet.attributeCombo !== null)
      ground.complain(
        'dataSets',
        uid,
        'categoryCombo',
        dataSet.attributeCombo,
        'attribute-combo-unsupported',
        {
          notice: true,
        },
      )
    return true
  }
}
