import { addDays } from '@/lib/periods/deadline'
import type { IsoDate } from '@/lib/periods/period'
import type { OrgUnitNode, ParentEdge, Succession } from './org-unit'

/**
 * The stretches of time in which nothing changes: a new one starts on every day on which a unit, an edge or a succession
 * begins, and on the day after one ends. What holds on one day of a stretch holds on all of them.
 */
export type Epochs = {
  /** 0 before the first change, then counted up. */
  epochOf(day: IsoDate): number
  /** First day of an epoch; nothing of the one before the first change. */
  firstDayOf(epoch: number): IsoDate | undefined
}

type Span = { validFrom: IsoDate | null; validTo: IsoDate | null }

export function buildEpochs(data: {
  units: readonly OrgUnitNode[]
  parents: readonly ParentEdge[]
  successions: readonly Succession[]
}): Epochs {
  const begins = new Set<IsoDate>(data.successions.map(({ effective }) => effective))
  const ends = new Set<IsoDate>()
  const note = ({ validFrom, validTo }: Span) => {
    if (validFrom !== null) begins.add(validFrom)
    if (validTo !== null) ends.add(validTo)
  }
  data.units.forEach(note)
  data.parents.forEach(note)
  for (const day of ends) begins.add(addDays(day, 1))
  const changes = [...begins].sort()
  return { epochOf: (day) => countUpTo(changes, day), firstDayOf: (epoch) => changes[epoch - 1] }
}

/** How many of the sorted days are not after `day`. */
function countUpTo(days: readonly IsoDate[], day: IsoDate): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as IsoDate) <= day) low = middle + 1
    else high = middle
  }
  return low
}
