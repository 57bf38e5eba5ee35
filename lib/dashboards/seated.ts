import type { Catalogue } from '@/lib/catalogue/catalogue'
import { type Calendar, type IsoDate, parsePeriod, periodRange } from '@/lib/periods/period'
import { elementsOf, type Item } from './items'

/** Who sits in bodies: every figure comes from compositions, and no form asks for any. */
export function isSeated({ bodyFeeds, formsWith }: Catalogue, item: Item): boolean {
  const elements = elementsOf(item)
  return (
    elements.length > 0 &&
    elements.every(
      ({ id }) => bodyFeeds.some(({ dataElementId }) => dataElementId === id) && formsWith(id).length === 0,
    )
  )
}

/**
 * The day whose units a figure of the period is of. A term's figures are those of its beginning ("đầu nhiệm kỳ"): who
 * was elected in 2021 sat in the 63 provinces of 2021, not in the 34 of the term's end.
 */
export function unitsDay(calendar: Calendar, code: string): IsoDate {
  const period = parsePeriod(code)
  return periodRange(calendar, period?.type === 'term' ? String(period.year) : code).end
}
