import { Decimal } from 'decimal.js'
import type { Aggregate } from '@/lib/indicators/figure'
import { type Figure, indexFigures } from '@/lib/indicators/figure'
import { type FormulaTerm, joinKeys, type Leaf } from '@/lib/indicators/formula'
import { isReported, keysBehind } from '@/lib/indicators/roll-up'
import { owedSlots } from '@/lib/indicators/slots'
import { aggregateTerms, type InnerTerm, type Term } from '@/lib/indicators/terms'
import type { OrgUnitNode } from '@/lib/org-units/tree'
import { periodRange } from '@/lib/periods/period'
import { listValues } from '@/lib/values/queries'
import type { ValuesWanted } from '@/lib/values/values-sql'
import { type Duties, type ElementDuty, unitsToRead } from './duties'
import { findHidden } from './hidden'
import { formulaOn, type Item } from './items'
import type { Find, SeriesQuestion, World } from './series'
import { overrideSettings } from './settings'

/** Items added up from the figures of every unit, one by one. */
export type ItemRows = {
  find: Find
  /** Whether an answer holds a count of a sensitive element that is kept from the viewer. */
  restsOnHidden(item: Item, orgUnit: OrgUnitNode, period: string, key: string): boolean
  /**
   * Whether, in some province, just one unit's latest count is from before the last sub-period and is hidden: the
   * difference to the last sub-period's own total would be that count.
   */
  carriesOneHidden(item: Item, orgUnit: OrgUnitNode, period: string, key: string): boolean
  /** What an answer was made of, term by term: every unit-period, hidden counts as such. */
  contributions(item: Item, orgUnit: OrgUnitNode, period: string, key: string): Contributions[]
  lastChange: string | null
}

/** One term of a formula, and the figures it was added up from. */
export type Contributions = {
  leaf: Leaf
  parts: { unit: string; period: string; key: string; figure: Figure | null; isHidden: boolean }[]
}

type LeafTerm = Term & { duty: ElementDuty; leaf: Leaf }

/** Reads the figures of the items in one query, and adds them up as they are asked for. */
export async function readRows(world: World, question: SeriesQuestion, duties: Duties): Promise<ItemRows> {
  const { tree, catalogue } = world
  const read = await listValues(toValuesWanted(tree, question, duties))
  const figures = indexFigures(read)
  const hidden = findHidden(world, question, duties, figures)

  function toLeafTerm(item: Item, leaf: Leaf, target: string, period: string, asked: string): LeafTerm {
    const duty = duties.of(leaf.elementId, period, item, leaf.modifiers)
    const units = owedSlots({
      dataElementId: leaf.elementId,
      time: duty.settings.time,
      subPeriods: duty.subPeriods,
      membersOn: (subPeriod) => duties.membersOn(duty, target, subPeriod),
      answers: (unit, subPeriod) => duties.answeringOn(duty, subPeriod).has(unit),
      owes: (unit, subPeriod) => duties.owingOn(duty, subPeriod).has(unit),
      figures,
    })
    return {
      duty,
      leaf,
      address: leaf.address,
      settings: duty.settings,
      periods: duty.subPeriods.map(({ code }) => code),
      key: joinKeys(leaf.key, asked),
      units,
    }
  }

  function toTerm(
    item: Item,
    term: FormulaTerm,
    ...[target, period, key]: [string, string, string]
  ): Term | InnerTerm {
    if (term.kind === 'element') return toLeafTerm(item, term, target, period, key)
    const terms = term.leaves.map((leaf) => toLeafTerm(item, leaf, target, period, key))
    return {
      address: term.address,
      settings: overrideSettings(
        { time: 'sum', breakdown: 'none', place: 'sum', entered: [''] },
        term.modifiers.aggregationType,
      ),
      periods: terms[0]?.periods ?? [],
      expression: term.expression,
      terms,
      otherValue: (one): Decimal | null => constantOf(one),
    }
  }

  const constantOf: InnerTerm['otherValue'] = (item) => {
    if (item.kind !== 'constant') return null
    const constant = catalogue.constants.byUid(item.ref) ?? catalogue.constants.byCode(item.ref)
    return constant ? new Decimal(constant.value) : null
  }

  const known = new Map<string, (Term | InnerTerm)[]>()

  /** Asked for the figure, and again for what of it must be hidden. */
  function termsOf(item: Item, orgUnit: OrgUnitNode, period: string, key: string): (Term | InnerTerm)[] {
    const address = `${item.kind} ${item.id}|${orgUnit.id}|${period}|${key}`
    const formula = formulaOn(item, periodRange(question.calendar, period).end)
    const terms =
      known.get(address) ?? formula?.terms.map((term) => toTerm(item, term, orgUnit.id, period, key)) ?? []
    known.set(address, terms)
    return terms
  }

  function leafTermsOf(...asked: Parameters<typeof termsOf>): LeafTerm[] {
    return termsOf(...asked).flatMap((term) => ('expression' in term ? term.terms : [term])) as LeafTerm[]
  }

  return {
    find(item, orgUnit, period, key): Map<string, Aggregate> | null {
      const formula = formulaOn(item, periodRange(question.calendar, period).end)
      const terms = termsOf(item, orgUnit, period, key)
      return formula && aggregateTerms(terms, { pairing: formula.pairing, target: orgUnit.id })
    },
    restsOnHidden: (...asked) =>
      leafTermsOf(...asked).some((term) => term.duty.element.sensitive && holdsHidden(term, hidden)),
    carriesOneHidden: (...asked) =>
      leafTermsOf(...asked).some((term) => term.duty.element.sensitive && carriesOne(tree, term, hidden)),
    contributions(...asked) {
      return leafTermsOf(...asked).map(({ leaf, duty, units, key }) => ({
        leaf,
        parts: (typeof units === 'string' || key === null ? [] : units).flatMap(({ unit, slots }) =>
          slots.flatMap((slot) =>
            keysBehind(duty.settings, key ?? '').map((one) => ({
              unit,
              period: slot.period,
              key: one,
              figure: slot.figures.get(one) ?? null,
              isHidden: hidden(leaf.elementId, unit, slot.period, one),
            })),
          ),
        ),
      }))
    },
    lastChange: read.reduce<string | null>(
      (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
      null,
    ),
  }
}

/** Everything a question rests on, and what stands beside its small counts. */
export function toValuesWanted(tree: World['tree'], question: SeriesQuestion, duties: Duties): ValuesWanted {
  const { unitIds, periodCodes } = unitsToRead(tree, duties, question)
  return {
    calendar: question.calendar,
    stage: question.stage,
    asOf: question.asOf,
    dataElementIds: [...new Set(question.items.flatMap(({ elements }) => elements.map(({ id }) => id)))],
    orgUnitIds: unitIds,
    periods: periodCodes,
  }
}

function carriesOne(
  tree: World['tree'],
  { duty, units, key }: LeafTerm,
  hidden: ReturnType<typeof findHidden>,
): boolean {
  const last = duty.subPeriods[duty.subPeriods.length - 1]
  if (typeof units === 'string' || key === null || !last || duty.settings.time !== 'last') return false
  const keys = keysBehind(duty.settings, key)
  const carried = new Map<string, boolean[]>()
  for (const { unit, slots } of units) {
    const used = slots.findLast((slot) => isReported(duty.settings, slot, key))
    if (!used || used.period === last.code) continue
    const province = tree.provinceOn(unit, last.lastDay)?.id ?? ''
    const isHidden = keys.some((one) => hidden(duty.element.id, unit, used.period, one))
    carried.set(province, [...(carried.get(province) ?? []), isHidden])
  }
  return [...carried.values()].some(([first, ...others]) => first === true && others.length === 0)
}

function holdsHidden({ duty, units, key }: LeafTerm, hidden: ReturnType<typeof findHidden>): boolean {
  if (typeof units === 'string' || key === null) return false
  const keys = keysBehind(duty.settings, key)
  return units.some(({ unit, slots }) => {
    const reported = slots.filter((slot) => isReported(duty.settings, slot, key))
    // A stock shows its latest value only; what came before isn't in it.
    const used = duty.settings.time === 'last' ? reported.slice(-1) : reported
    return used.some(({ period }) => keys.some((one) => hidden(duty.element.id, unit, period, one)))
  })
}
