import type { Catalogue, CatalogueElement, CatalogueForm } from '@/lib/catalogue/catalogue'
import type { Modifiers } from '@/lib/indicators/expression/expression'
import type { RollUpSettings } from '@/lib/indicators/figure'
import { leavesOf } from '@/lib/indicators/formula'
import { type Members, membersOf } from '@/lib/indicators/geography'
import type { SubPeriod } from '@/lib/indicators/slots'
import { type Cumulation, subPeriodsOf } from '@/lib/indicators/sub-periods'
import { territoriesOf } from '@/lib/indicators/territories'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import {
  type Calendar,
  comparePeriods,
  type IsoDate,
  nextPeriod,
  type PeriodType,
  parsePeriod,
  periodOf,
  periodRange,
  previousPeriod,
} from '@/lib/periods/period'
import type { Item } from './items'
import { owingOf } from './owing'
import { unitsDay } from './seated'
import { overrideSettings, settingsOf } from './settings'
import type { Universe } from './universe'

/** Who answers for one data element, for one period asked. */
export type ElementDuty = {
  element: CatalogueElement
  settings: RollUpSettings
  frequency: string
  subPeriods: readonly SubPeriod[]
  /** The forms that ask for it in this calendar. */
  formIds: readonly number[]
}

export type Duties = {
  of(elementId: number, period: string, item: Item, modifiers?: Modifiers): ElementDuty
  membersOn(duty: ElementDuty, target: string, subPeriod: SubPeriod): Members
  /** Units that owe a form, and those that sent a figure of an element nobody is asked for. */
  answeringOn(duty: ElementDuty, subPeriod: SubPeriod): ReadonlySet<string>
  owingOn(duty: ElementDuty, subPeriod: SubPeriod): ReadonlySet<string>
}

export type DutyQuestion = {
  items: readonly Item[]
  periods: readonly string[]
  calendar: Calendar
  geography: 'reported' | IsoDate
  cumulation: Cumulation | null
}

/** Works out, before anything is read, which unit-periods make up what was asked. Every step is remembered. */
export function planDuties(
  tree: OrgUnitTree,
  catalogue: Catalogue,
  question: DutyQuestion,
  universe: Universe,
): Duties {
  const { calendar, geography } = question
  const territories = territoriesOf(tree)
  const owing = owingOf(tree, catalogue)
  const known = new Map<string, ElementDuty>()
  const answering = new Map<string, ReadonlySet<string>>()

  function of(elementId: number, asked: string, item: Item, modifiers?: Modifiers): ElementDuty {
    const own = question.cumulation ?? item.formula?.cumulation ?? 'none'
    const cumulation = modifiers?.yearToDate ? 'year' : own
    const shape = modifiers ? Object.values(modifiers).join('/') : ''
    return remember(known, `${elementId}|${asked}|${cumulation}|${shape}`, () => {
      const element = catalogue.elements.byId(elementId)
      if (!element) throw new Error(`No data element ${elementId}`)
      const period = shiftPeriod(asked, modifiers?.periodOffset ?? 0)
      const forms = catalogue.formsWith(elementId).filter((form) => form.calendar === calendar)
      const sent = universe.typesOf(elementId)
      const pace =
        sent.length > 0
          ? everyPace(period, forms, sent, { calendar, cumulation })
          : choosePace(period, forms, { calendar, cumulation })
      const isLonger = pace.subPeriods.length === 0 && element.timeRollUp === 'average'
      const { frequency, subPeriods } = isLonger ? enclosing(period, sent, calendar) : pace
      const asking = sent.length > 0 ? forms : forms.filter((form) => form.frequency === frequency)
      const settings = settingsOf(catalogue, element, asking)
      // Where nobody owes it, the units of a term are those it began with.
      const placed =
        forms.length > 0
          ? subPeriods
          : subPeriods.map((one) => ({ ...one, lastDay: unitsDay(calendar, one.code) }))
      return {
        element,
        settings: overrideSettings(settings, modifiers?.aggregationType ?? null),
        frequency,
        subPeriods: placed.filter(({ code }) => isBetween(periodRange(calendar, code), modifiers)),
        formIds: asking.map(({ id }) => id),
      }
    })
  }

  function owingOn({ formIds }: ElementDuty, { code, lastDay }: SubPeriod): ReadonlySet<string> {
    const type = parsePeriod(code)?.type
    return owing(
      formIds.filter((id) => catalogue.forms.byId(id)?.frequency === type),
      lastDay,
    )
  }

  function answeringOn(duty: ElementDuty, subPeriod: SubPeriod): ReadonlySet<string> {
    const owed = owingOn(duty, subPeriod)
    const sent = universe.unitsOf(duty.element.id, subPeriod.code)
    if (sent.length === 0) return owed
    const address = `${duty.element.id}|${duty.formIds.join('+')}|${subPeriod.code}`
    return remember(
      answering,
      address,
      () => new Set([...owed, ...sent.filter((unit) => tree.isInForce(unit, subPeriod.lastDay))]),
    )
  }

  return {
    of,
    owingOn,
    answeringOn,
    membersOn: (duty, target, subPeriod) =>
      membersOf(territories, {
        target,
        day: subPeriod.lastDay,
        geography,
        assigned: answeringOn(duty, subPeriod),
      }),
  }
}

/** The units whose figures a question reads in rows: those asked, and all beside a small count of theirs. */
export function unitsToRead(
  tree: OrgUnitTree,
  duties: Duties,
  {
    items,
    orgUnits,
    periods,
  }: Pick<DutyQuestion, 'items' | 'periods'> & {
    orgUnits: readonly { id: string; level: string }[]
  },
): { unitIds: string[]; periodCodes: string[] } {
  const units = new Set<string>()
  const codes = new Set<string>()
  for (const item of items) {
    for (const { elementId, modifiers } of item.formula ? leavesOf(item.formula) : []) {
      for (const period of periods) {
        const duty = duties.of(elementId, period, item, modifiers)
        for (const subPeriod of duty.subPeriods) {
          codes.add(subPeriod.code)
          for (const target of orgUnits)
            for (const unit of unitsNeeded(tree, duties, duty, target, subPeriod)) units.add(unit)
        }
      }
    }
  }
  return { unitIds: [...units], periodCodes: [...codes] }
}

/** Beside a unit below province level stand all units of its province: hiding one count depends on the others. */
function* unitsNeeded(
  tree: OrgUnitTree,
  duties: Duties,
  duty: ElementDuty,
  target: { id: string; level: string },
  subPeriod: SubPeriod,
): Generator<string> {
  const found = duties.membersOn(duty, target.id, subPeriod)
  if (!found.ok) return
  yield* found.units
  if (!duty.element.sensitive || target.level === 'country' || target.level === 'province') return
  const provinceOf = (unit: string) => tree.provinceOn(unit, subPeriod.lastDay)?.id
  const provinces = new Set(found.units.map(provinceOf))
  for (const unit of duties.answeringOn(duty, subPeriod)) if (provinces.has(provinceOf(unit))) yield unit
}

type Pace = { frequency: string; subPeriods: SubPeriod[] }
type Reading = { calendar: Calendar; cumulation: Cumulation }

/** Figures that came in several kinds of period all count, as in DHIS2: everything that lies in the period asked. */
function everyPace(
  period: string,
  forms: readonly CatalogueForm[],
  sent: readonly PeriodType[],
  { calendar, cumulation }: Reading,
): Pace {
  const types = [...new Set<PeriodType>([...forms.map(({ frequency }) => frequency), ...sent])].sort()
  const subPeriods = types.flatMap((type) => subPeriodsOf(period, type, calendar, cumulation))
  const inTime = (a: SubPeriod, b: SubPeriod) =>
    a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : comparePeriods(b.code, a.code)
  return { frequency: types.join('+'), subPeriods: subPeriods.sort(inTime) }
}

/** A mean that only longer periods have holds for each part of them: the yearly population in a month's rate. */
function enclosing(period: string, sent: readonly PeriodType[], calendar: Calendar): Pace {
  const { start, end } = periodRange(calendar, period)
  const found = sent.flatMap((type) => {
    const code = periodOf(start, type, calendar)
    const range = code === null ? null : periodRange(calendar, code)
    return code && range && end <= range.end ? [{ frequency: type, code, lastDay: range.end }] : []
  })
  const [shortest] = found.sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1))
  return shortest
    ? { frequency: shortest.frequency, subPeriods: [{ code: shortest.code, lastDay: shortest.lastDay }] }
    : { frequency: '', subPeriods: [] }
}

/** The pace of the forms that asks for most within the period. */
function choosePace(
  period: string,
  forms: readonly CatalogueForm[],
  { calendar, cumulation }: Reading,
): Pace {
  const paces = new Set<PeriodType>(forms.map(({ frequency }) => frequency))
  const choices = [...paces]
    .map((frequency) => ({ frequency, subPeriods: subPeriodsOf(period, frequency, calendar, cumulation) }))
    .filter(({ subPeriods }) => subPeriods.length > 0)
    .sort((a, b) => b.subPeriods.length - a.subPeriods.length)
  return choices[0] ?? { frequency: '', subPeriods: [] }
}

/** So many periods of its kind later, or earlier. */
export function shiftPeriod(period: string, steps: number): string {
  let at = period
  for (let left = Math.abs(steps); left > 0; left--) at = steps > 0 ? nextPeriod(at) : previousPeriod(at)
  return at
}

function isBetween({ start, end }: { start: IsoDate; end: IsoDate }, modifiers?: Modifiers): boolean {
  const { minDate = null, maxDate = null } = modifiers ?? {}
  return (minDate === null || start >= minDate) && (maxDate === null || end <= maxDate)
}

function remember<Value>(store: Map<string, Value>, address: string, make: () => Value): Value {
  const known = store.get(address)
  if (known !== undefined) return known
  const made = make()
  store.set(address, made)
  return made
}
