import { Decimal } from 'decimal.js'
import type { TypeTotal } from '@/lib/activities/totals-queries'

/** All kinds together: events add up, persons with persons and attendances with attendances. Null: nobody says. */
export type AllTotals = {
  events: number
  persons: number | null
  attendances: number | null
  /** Per cent women of those participants whose sexes were stated, exact text. */
  women: string | null
  /** Million đồng. */
  cost: { value: string; stated: number } | null
}

export function addTotals(totals: readonly TypeTotal[]): AllTotals {
  const people = (unit: string) => {
    const said = totals.flatMap((one) =>
      one.unit === unit && one.participants ? [one.participants.value] : [],
    )
    return said.length === 0 ? null : said.reduce((sum, one) => sum + one, 0)
  }
  const split = totals.flatMap(({ women }) => women ?? [])
  const of = split.reduce((sum, one) => sum + one.of, 0)
  const costs = totals.flatMap(({ cost }) => cost ?? [])
  return {
    events: totals.reduce((sum, { events }) => sum + events, 0),
    persons: people('persons'),
    attendances: people('attendances'),
    women:
      of === 0
        ? null
        : new Decimal(split.reduce((sum, { value }) => sum + value, 0)).div(of).times(100).toString(),
    cost:
      costs.length === 0
        ? null
        : {
            value: costs.reduce((sum, { value }) => sum.plus(value), new Decimal(0)).toString(),
            stated: costs.reduce((sum, { stated }) => sum + stated, 0),
          },
  }
}
