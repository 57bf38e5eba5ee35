import type { MissingReason } from '@/lib/values/observation'
import type { FigureIndex, RollUpSettings, Slot, UnitSlots } from './figure'
import type { Members } from './geography'

export type SubPeriod = { code: string; lastDay: string }

export type SlotsInput = {
  dataElementId: number
  time: RollUpSettings['time']
  subPeriods: readonly SubPeriod[]
  /** The units that make up the asked one at the end of a sub-period. */
  membersOn: (subPeriod: SubPeriod) => Members
  /** Whether a unit answers for a sub-period: because it owes the form, or because a figure came. */
  answers: (unit: string, subPeriod: SubPeriod) => boolean
  /** Whether it owes the form. */
  owes: (unit: string, subPeriod: SubPeriod) => boolean
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
  const atTheEnd = input.membersOn(last)
  if (!atTheEnd.ok) return atTheEnd.reason
  if (input.time !== 'sum') {
    return atTheEnd.units.map((unit) => ({
      unit,
      slots: input.subPeriods
        .filter((subPeriod) => input.answers(unit, subPeriod))
        .map((subPeriod) => slotOf(input, unit, subPeriod)),
    }))
  }
  const byUnit = new Map<string, Slot[]>()
  for (const subPeriod of input.subPeriods) {
    const members = input.membersOn(subPeriod)
    if (!members.ok && members.reason !== 'not-applicable') return members.reason
    for (const unit of members.ok ? members.units : []) {
      const slots = byUnit.get(unit) ?? []
      slots.push(slotOf(input, unit, subPeriod))
      byUnit.set(unit, slots)
    }
  }
  return [...byUnit].map(([unit, slots]) => ({ unit, slots }))
}

function slotOf({ figures, dataElementId, owes }: SlotsInput, unit: string, subPeriod: SubPeriod): Slot {
  const { code } = subPeriod
  return { period: code, owed: owes(unit, subPeriod), figures: figures(dataElementId, unit, code) }
}
