import type { Catalogue, CatalogueElement } from '@/lib/catalogue/catalogue'
import type { RollUpSettings } from '@/lib/indicators/figure'
import { type Members, membersOf } from '@/lib/indicators/geography'
import type { SubPeriod } from '@/lib/indicators/slots'
import { type Cumulation, subPeriodsOf } from '@/lib/indicators/sub-periods'
import { toTerritories } from '@/lib/indicators/territories'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import type { Calendar, IsoDate } from '@/lib/periods/period'
import { owingUnits } from '@/lib/submissions/obligations'
import { elementsOf, type Item } from './items'

/** Who owes one data element for one period asked. */
export type ElementDuty = {
  element: CatalogueElement
  settings: RollUpSettings
  frequency: string
  subPeriods: readonly SubPeriod[]
  /** The forms that ask for it in this calendar, as one word. */
  forms: string
}

export type Duties = {
  of(elementId: number, period: string, item: Item): ElementDuty
  membersOn(duty: ElementDuty, target: string, day: IsoDate): Members
  owes(duty: ElementDuty, unit: string, day: IsoDate): boolean
  owingOn(duty: ElementDuty, day: IsoDate): ReadonlySet<string>
  /** Every unit whose figures the question needs, also those beside a small count. */
  unitIds(): string[]
  periodCodes(): string[]
}

type Question = {
  items: readonly Item[]
  orgUnits: readonly { id: string; level: string }[]
  periods: readonly string[]
  calendar: Calendar
  geography: 'reported' | IsoDate
  cumulation: Cumulation | null
}

/** Works out, before anything is read, which unit-periods make up what was asked. Every step is remembered. */
export function planDuties(tree: OrgUnitTree, catalogue: Catalogue, question: Question): Duties {
  const { calendar, geography } = question
  const territories = toTerritories(tree)
  const known = new Map<string, ElementDuty>()
  const owing = new Map<string, ReadonlySet<string>>()
  const members = new Map<string, Members>()

  function of(elementId: number, period: string, item: Item): ElementDuty {
    const cumulation = question.cumulation ?? item.formula?.cumulation ?? 'none'
    return remember(known, `${elementId}|${period}|${cumulation}`, () => {
      const element = catalogue.elements.byId(elementId)
      if (!element) throw new Error(`No data element ${elementId}`)
      const forms = catalogue.formsWith(elementId).filter((form) => form.calendar === calendar)
      const choices = [...new Set(forms.map((form) => form.frequency))]
        .map((frequency) => ({
          frequency,
          subPeriods: subPeriodsOf(period, frequency, calendar, cumulation),
        }))
        .filter(({ subPeriods }) => subPeriods.length > 0)
        .sort((a, b) => b.subPeriods.length - a.subPeriods.length)
      const { frequency, subPeriods } = choices[0] ?? { frequency: '', subPeriods: [] }
      const asking = forms.filter((form) => form.frequency === frequency)
      const items = asking.flatMap((form) => form.sections.flatMap((section) => section.items))
      const entered = items.filter((one) => one.dataElementId === elementId).flatMap(({ columns }) => columns)
      const settings = {
        time: element.timeRollUp,
        breakdown: element.breakdownRollUp,
        place: element.placeRollUp,
        entered: [...new Set(entered)],
      }
      return { element, settings, frequency, subPeriods, forms: asking.map(({ id }) => id).join('+') }
    })
  }

  function owingOn({ forms }: ElementDuty, day: IsoDate): ReadonlySet<string> {
    return remember(owing, `${forms}|${day}`, () => {
      const asking =
        forms === '' ? [] : forms.split('+').flatMap((id) => catalogue.forms.byId(Number(id)) ?? [])
      const assignments = asking.flatMap((form) => form.assignments)
      return new Set(owingUnits(assignments, day, tree.isInForce))
    })
  }

  function membersOn(duty: ElementDuty, target: string, day: IsoDate): Members {
    return remember(members, `${duty.forms}|${target}|${day}`, () =>
      membersOf(territories, { target, day, geography, assigned: owingOn(duty, day) }),
    )
  }

  function* everyDuty(): Generator<ElementDuty> {
    for (const item of question.items) {
      for (const { id } of elementsOf(item)) for (const period of question.periods) yield of(id, period, item)
    }
  }

  /** Beside a unit below province level stand all units of its parent: hiding one count depends on the others. */
  function* unitsNeeded(duty: ElementDuty, { lastDay }: SubPeriod): Generator<string> {
    for (const target of question.orgUnits) {
      const found = membersOn(duty, target.id, lastDay)
      if (!found.ok) continue
      yield* found.units
      if (!duty.element.sensitive || target.level === 'country' || target.level === 'province') continue
      const parents = new Set(found.units.map((unit) => tree.parentOn(unit, lastDay)?.id))
      for (const unit of owingOn(duty, lastDay)) if (parents.has(tree.parentOn(unit, lastDay)?.id)) yield unit
    }
  }

  return {
    of,
    membersOn,
    owingOn,
    owes: (duty, unit, day) => owingOn(duty, day).has(unit),
    unitIds() {
      const units = new Set<string>()
      for (const duty of everyDuty()) {
        for (const subPeriod of duty.subPeriods)
          for (const unit of unitsNeeded(duty, subPeriod)) units.add(unit)
      }
      return [...units]
    },
    periodCodes: () => [
      ...new Set([...everyDuty()].flatMap(({ subPeriods }) => subPeriods.map(({ code }) => code))),
    ],
  }
}

function remember<Value>(store: Map<string, Value>, address: string, make: () => Value): Value {
  const known = store.get(address)
  if (known !== undefined) return known
  const made = make()
  store.set(address, made)
  return made
}
