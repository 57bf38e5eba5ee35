import type { CatalogueForm } from '@/lib/catalogue/catalogue'
import type { OrgUnitLevel } from '@/lib/org-units/org-unit'
import { type IsoDate, periodRange, subPeriods } from '@/lib/periods/period'
import { deadlinesOf } from './deadlines'
import { owingUnits, type SubmissionFact, standingOf } from './obligations'

/** How many reports were owed, came in, and came in time: reporting rate is received ÷ expected. */
export type ReportCounts = { expected: number; received: number; onTime: number }

export type ReportsInput = {
  form: CatalogueForm
  /** The units asked about; those that don't owe the form aren't counted. Null: every unit. */
  units: ReadonlySet<string> | null
  /** Any period; the form's own periods inside it count. */
  period: string
  holidays: ReadonlySet<IsoDate>
  isInForce: (unit: string, day: IsoDate) => boolean
  levelOf: (unit: string) => OrgUnitLevel | undefined
  /** The submission of a unit for one period of the form; null when nobody has begun. */
  factOf: (unit: string, period: string) => SubmissionFact | null
}

/** Counts the reports of one form over units and time: what was taken back or returned isn't received. */
export function countReportsOf(input: ReportsInput): ReportCounts {
  const { form, units, holidays, isInForce, levelOf, factOf } = input
  const counts = { expected: 0, received: 0, onTime: 0 }
  for (const period of subPeriods(input.period, form.frequency)) {
    const { end } = periodRange(form.calendar, period)
    const dueDates = new Map<OrgUnitLevel | undefined, IsoDate>()
    for (const unit of owingUnits(form.assignments, end, isInForce)) {
      if (units && !units.has(unit)) continue
      counts.expected += 1
      const fact = factOf(unit, period)
      if (!fact) continue
      const level = levelOf(unit)
      const due = dueDates.get(level) ?? deadlinesOf(form, level, period, holidays).due
      dueDates.set(level, due)
      const { received, late } = standingOf(fact, due, due)
      if (received) counts.received += 1
      if (received && !late) counts.onTime += 1
    }
  }
  return counts
}
