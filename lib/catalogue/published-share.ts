import { Decimal } from 'decimal.js'

/** Decimal places of an exact number as it was printed: `29.08` has two. */
export function printedDecimals(value: string): number {
  return new Decimal(value).decimalPlaces()
}

/** The share that follows from a publisher's own counts, in per cent; null without counts or with nobody counted. */
export function shareFromCounts(numerator: string | null, denominator: string | null): Decimal | null {
  if (numerator === null || denominator === null || new Decimal(denominator).isZero()) return null
  return new Decimal(numerator).div(denominator).times(100)
}
