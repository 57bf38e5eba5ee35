import type { PeriodType } from '@/lib/periods/period'

/**
 * Where figures came without anybody being asked: of elements no form asks for, or only forms that need no approval
 * (imported data sets). What needs approval never comes from a unit that doesn't owe it.
 */
export type Universe = {
  /** The kinds of period in which figures of an element came. */
  typesOf: (elementId: number) => readonly PeriodType[]
  unitsOf: (elementId: number, period: string) => readonly string[]
}

/** What forms with approval say is everything. */
export const closedUniverse: Universe = { typesOf: () => [], unitsOf: () => [] }
