import { Decimal } from 'decimal.js'
import type { ActivityMeasure, CatalogueFeed } from '@/lib/catalogue/catalogue'
import type { DerivedFigure } from './derived-figure'

/** What an activity says that figures are added up from. */
export type FeedingActivity = {
  activityTypeId: number
  participantUnit: string
  sessions: number | null
  cost: string | null
  /** Participants by breakdown key; the empty one is the total. */
  counts: ReadonlyMap<string, number>
}

/** An element to add up, with the breakdowns asked of it. */
export type WantedElement = {
  dataElementId: number
  dataElement: string
  breakdowns: readonly string[]
  feeds: readonly (CatalogueFeed & { activityTypeId: number })[]
}

/**
 * The sums over activities, an answer for each breakdown asked of an element that any activity feeds (DESIGN §3.1): a
 * total is the sum of totals, an option the sum over those that state it.
 */
export function computeActivityFigures(
  wanted: readonly WantedElement[],
  activities: readonly FeedingActivity[],
): DerivedFigure[] {
  return wanted.flatMap(({ dataElementId, dataElement, breakdowns, feeds }) => {
    const measures = new Map(feeds.map(({ activityTypeId, measure }) => [activityTypeId, measure]))
    const feeding = activities.flatMap((activity) => {
      const measure = measures.get(activity.activityTypeId)
      return measure === undefined ? [] : [{ activity, measure }]
    })
    if (feeding.length === 0) return []
    return breakdowns.map((breakdown): DerivedFigure => {
      const numbers = feeding.flatMap(({ activity, measure }) => {
        const number = numberOf(activity, measure, breakdown)
        return number === null ? [] : [number]
      })
      const whole = numbers.length === feeding.length
      return {
        dataElementId,
        dataElement,
        breakdown,
        value: whole ? sum(numbers).toFixed() : null,
        stated: numbers.length,
        records: feeding.length,
      }
    })
  })
}

/** An activity that doesn't say its classes is one; persons and attendances are each other's no answer (DESIGN §3.10). */
function numberOf(
  { participantUnit, sessions, cost, counts }: FeedingActivity,
  measure: ActivityMeasure,
  breakdown: string,
): Decimal | null {
  if (measure === 'persons' || measure === 'attendances') {
    const count = participantUnit === measure ? counts.get(breakdown) : undefined
    return count === undefined ? null : new Decimal(count)
  }
  if (breakdown !== '') return null
  if (measure === 'events') return new Decimal(1)
  if (measure === 'sessions') return new Decimal(sessions ?? 1)
  return cost === null ? null : new Decimal(cost)
}

function sum(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((total, number) => total.plus(number), new Decimal(0))
}
