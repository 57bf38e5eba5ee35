import type { Decimal } from 'decimal.js'
import type { CatalogueIndicator } from '@/lib/catalogue/catalogue'
import { addDays } from '@/lib/periods/deadline'
import { type IsoDate, previousPeriod, samePeriodLastYear } from '@/lib/periods/period'
import type { MissingReason, Observation } from '@/lib/values/observation'

/**
 * How two figures are compared. `share`: a percentage, by percentage points ("điểm %") and never by per cent of a per
 * cent. `amount`: a count or sum, by its own unit and in per cent of the earlier one. `ratio`: anything else divided
 * (per thousand, boys to girls), by its own unit only.
 */
export type Measure = 'share' | 'amount' | 'ratio'

/** A day from which figures mean something else than before it: by definition, or because the area changed. */
export type Break = { day: IsoDate; kind: 'definition' | 'area'; act: string | null }

/** One figure of a comparison, with the last day of its period. */
export type Side = { lastDay: IsoDate; observation: Observation }

export type Change =
  | {
      ok: true
      /** Later minus earlier: percentage points of a share, else the unit of the figures. */
      difference: Decimal
      /** Per cent of the earlier figure: of amounts only, and not of zero. */
      percent: Decimal | null
    }
  | { ok: false; side: 'now' | 'before'; reason: MissingReason }
  | { ok: false; side: 'between'; break: Break }

/**
 * The change from an earlier figure to a later one, exact; or why there is none: one of them is missing (the later one is
 * told first), or a break lies between them.
 */
export function changeOf(now: Side, before: Side | null, measure: Measure, breaks: readonly Break[]): Change {
  if (now.observation.kind === 'missing') return { ok: false, side: 'now', reason: now.observation.reason }
  if (!before) return { ok: false, side: 'before', reason: 'not-applicable' }
  if (before.observation.kind === 'missing')
    return { ok: false, side: 'before', reason: before.observation.reason }
  const between = firstBetween(breaks, before.lastDay, now.lastDay)
  if (between) return { ok: false, side: 'between', break: between }
  const [later, earlier] = [now.observation.value, before.observation.value]
  const difference = later.minus(earlier)
  const hasPercent = measure === 'amount' && !earlier.isZero()
  return {
    ok: true,
    difference,
    percent: hasPercent ? difference.times(100).dividedBy(earlier.abs()) : null,
  }
}

/** What a period is compared with: the one before it, and the same months a year earlier ("cùng kỳ") where there are any. */
export function comparedWith(period: string): { previous: string; lastYear: string | null } {
  return { previous: previousPeriod(period), lastYear: samePeriodLastYear(period) }
}

/** A percentage is a share, anything else divided a ratio, the rest an amount. */
export function measureOf({ unitEn, kind }: Pick<CatalogueIndicator, 'unitEn' | 'kind'>): Measure {
  if (unitEn.trim() === '%') return 'share'
  return kind === 'ratio' ? 'ratio' : 'amount'
}

/** The days on which an indicator began to be defined otherwise, oldest first. */
export function definitionBreaks({
  definitions,
  definedFrom,
}: Pick<CatalogueIndicator, 'definitions' | 'definedFrom'>): Break[] {
  if (definitions.length === 0) return []
  const days = definitions.map(({ validTo }) => addDays(validTo, 1))
  if (definedFrom !== null) days.push(definedFrom)
  return [...new Set(days)].sort().map((day) => ({ day, kind: 'definition', act: null }))
}

/** A break parts two periods when it comes after the last day of the one and not after that of the other. */
function firstBetween(breaks: readonly Break[], before: IsoDate, now: IsoDate): Break | undefined {
  return [...breaks].sort((a, b) => (a.day < b.day ? -1 : 1)).find(({ day }) => before < day && day <= now)
}
