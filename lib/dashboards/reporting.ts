import { groupBy } from '@/lib/org-units/successions'
import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import type { Standing } from '@/lib/submissions/obligations'

/** How a duty stands, for the eye: came in time, came late, sent back, past its day, not yet due. */
export const dutyStates = ['on-time', 'late', 'returned', 'overdue', 'not-due'] as const
export type DutyState = (typeof dutyStates)[number]

/** A unit's duty for one period of a form, as the pages and files of progress show it. */
export type Duty = Standing & { unitId: string; groupId: string; period: string; dueDate: IsoDate }

/**
 * Reports counted over units and periods. Only those whose day has passed are `expected`, so that a rate never falls
 * because a period has just begun; the others stand in `ahead`.
 */
export type DutyCounts = {
  expected: number
  received: number
  onTime: number
  /** Not yet due, and how many of them came early. */
  ahead: number
  aheadReceived: number
}

/** The state of a duty on a day. What was sent back isn't received, whether its day has passed or not. */
export function dutyState({ received, late, status }: Standing): DutyState {
  if (received) return late ? 'late' : 'on-time'
  if (status === 'returned') return 'returned'
  return late ? 'overdue' : 'not-due'
}

export function countDuties(
  duties: Iterable<Pick<Duty, 'received' | 'late' | 'dueDate'>>,
  today: IsoDate,
): DutyCounts {
  const counts = { expected: 0, received: 0, onTime: 0, ahead: 0, aheadReceived: 0 }
  for (const { received, late, dueDate } of duties) {
    if (dueDate >= today) {
      counts.ahead += 1
      if (received) counts.aheadReceived += 1
      continue
    }
    counts.expected += 1
    if (received) counts.received += 1
    if (received && !late) counts.onTime += 1
  }
  return counts
}

export type HeatRow<Cell> = {
  id: string
  /** One per period, in order; null where nothing is owed. */
  cells: (Cell | null)[]
  counts: DutyCounts
}
export type UnitRow = HeatRow<Duty & { state: DutyState }>
export type GroupRow = HeatRow<DutyCounts>

export type HeatGroup = { id: string; rows: UnitRow[] }

export type HeatMap = {
  periods: string[]
  /** One row per unit, by group; empty when the groups themselves are the rows. */
  groups: HeatGroup[]
  /** One row per group. */
  totals: GroupRow[]
  /** Counts of each period, and of all. */
  columns: DutyCounts[]
  all: DutyCounts
}

/** Lays duties of one form out by unit and period. Groups, units and periods keep the order in which they come. */
export function computeHeatMap(duties: readonly Duty[], periods: readonly string[], today: IsoDate): HeatMap {
  const byGroup = groupBy(duties, ({ groupId }) => groupId)
  const inPeriod = (all: readonly Duty[], period: string) => all.filter((duty) => duty.period === period)
  return {
    periods: [...periods],
    groups: [...byGroup].map(([id, members]) => ({
      id,
      rows: [...groupBy(members, ({ unitId }) => unitId)].map(([unit, own]) => ({
        id: unit,
        cells: periods.map((period) => {
          const duty = own.find((one) => one.period === period)
          return duty ? { ...duty, state: dutyState(duty) } : null
        }),
        counts: countDuties(own, today),
      })),
    })),
    totals: [...byGroup].map(([id, members]) => ({
      id,
      cells: periods.map((period) => {
        const owed = inPeriod(members, period)
        return owed.length > 0 ? countDuties(owed, today) : null
      }),
      counts: countDuties(members, today),
    })),
    columns: periods.map((period) => countDuties(inPeriod(duties, period), today)),
    all: countDuties(duties, today),
  }
}

/** Days before its due date from which a report not yet sent is worth a word. */
export const reminderDays = 14

/** Who is to be reminded: sent back, past the day, or due within two weeks; the latest first. */
export function remindersOf<One extends Duty>(duties: readonly One[], today: IsoDate): One[] {
  const until = addDays(today, reminderDays)
  return duties
    .filter((duty) => {
      const state = dutyState(duty)
      return state === 'returned' || state === 'overdue' || (state === 'not-due' && duty.dueDate <= until)
    })
    .sort((a, b) => b.daysLate - a.daysLate || (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0))
}
