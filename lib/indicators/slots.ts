import type { MissingReason } from '@/lib/values/observation'
import type { FigureIndex, RollUpSettings, Slot, UnitSlots } from './figure'
import type { Members } from './geography'

export type SubPeriod = { code: string; lastDay: string }

export type SlotsInput = {
  dataElementId: number
  time: RollUpSettings['time']
  subPeriods: readonly SubPeriod[]
  /** The units that make up the asked one on a day. */
  membersOn: (day: string) => Members
  /** Whether a unit owes the form for the period that ends on a day. */
  owes: (unit: string, day: string) => boolean
  figures: FigureIndex
}

/**
 * The unit-periods a figure is made of. What flows is added over all units of all sub-periods (districts in the
 * first half of 2025, communes in the second); what stands is asked only of the units of the last sub-period, so
 * that a district and the communes after it aren't both counted.
 */
export function owedSlots(input: SlotsInput): readonly UnitSlots[] | MissingReason {
  const last = input.subPeriods[input.subPeriods.length - 1]
  if (!last) return 'not-applicable'
  const atTheEnd = input.membersOn(last.lastDay)
  if (!atTheEnd.ok) return atTheEnd.reason
  if (input.time !== 'sum') {
    return atTheEnd.units.map((unit) => ({
      unit,
      slots: input.subPeriods
        .filter(({ lastDay }) => input.owes(unit, lastDay))
        .map(({ code }) => slotOf(input, unit, code)),
    }))
  }
  const byUnit = new Map<string, Slot[]>()
  for (const { code, lastDay } of input.subPeriods) {
    const members = input.membersOn(lastDay)
    if (!members.ok && members.reason !== 'not-applicable') return members.reason
    for (const unit of members.ok ? members.units : []) {
      const slots = byUnit.get(unit) ?? []
      slots.push(slotOf(input, unit, code))
      byUnit.set(unit, slots)
    }
  }
  return [...byUnit].map(([unit, slots]) => ({ unit, slots }))
}

function slotOf({ figures, dataElementId }: SlotsInput, unit: string, period: string): Slot {
  return { period, figures: figures(dataElementId, unit, period) }
}
