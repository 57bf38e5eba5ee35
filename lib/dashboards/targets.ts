import { Decimal } from 'decimal.js'
import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import { formatNumber, type Language } from '@/lib/format'
import { parsePeriod, periodRange } from '@/lib/periods/period'
import type { ChartTarget } from './chart-model'
import type { Words } from './words'

export type TargetStatus = 'on-track' | 'watch' | 'behind' | 'none'

type Axis = {
  orgUnitId: string
  periods: readonly string[]
  /** The figures stand for everything since the phase began: cumulative, or a standing number. */
  sincePhaseStart: boolean
}

/** The target of the axis's own unit, and the stretch of the axis it holds for; null when none fits (DESIGN §3.11). */
export function findTarget(
  targets: readonly CatalogueTarget[],
  axis: Axis,
): { target: CatalogueTarget; extent: { from: string; to: string } } | null {
  for (const target of targets) {
    if (target.orgUnitId !== axis.orgUnitId || isUnchecked(target)) continue
    const held = axis.periods.filter((period) => holdsFor(target, period, axis.sincePhaseStart))
    const [from] = held
    const to = held[held.length - 1]
    if (from !== undefined && to !== undefined) return { target, extent: { from, to } }
  }
  return null
}

/** A target from memory is not drawn before somebody has checked it. */
export function isUnchecked({ confidence }: CatalogueTarget): boolean {
  return confidence?.startsWith('from memory') ?? false
}

function holdsFor(target: CatalogueTarget, period: string, sincePhaseStart: boolean): boolean {
  if (target.period === period) return true
  if (parsePeriod(target.period)?.type !== 'phase' || !sincePhaseStart) return false
  const [span, one] = [periodRange('statistical', target.period), periodRange('statistical', period)]
  return span.start <= one.start && one.end <= span.end
}

export type TargetWording = { unit: string; decimals: number; area: string; language: Language; words: Words }

export function toChartTarget(
  target: CatalogueTarget,
  direction: ChartTarget['direction'],
  { unit, decimals, area, language, words }: TargetWording,
): ChartTarget {
  const show = (text: string | null) =>
    text === null ? '' : formatNumber(text, Math.min(decimals, fraction(text)), language)
  const range = words(`target.${target.comparator}`, {
    low: show(target.low ?? target.high),
    high: show(target.high),
  })
  return {
    comparator: target.comparator,
    low: target.low === null ? null : Number(target.low),
    high: target.high === null ? null : Number(target.high),
    label: target.comparator === 'yes' ? range : words('target.withUnit', { range, unit }),
    span: spanOf(target.period, area, words),
    direction,
  }
}

function spanOf(code: string, area: string, words: Words): string {
  const period = parsePeriod(code)
  const [from, to] = [String(period?.year ?? ''), String(period?.endYear ?? '')]
  if (period?.type === 'phase') return words('target.spanPhase', { from, to, area })
  if (period?.type === 'term') return words('target.spanTerm', { from, to, area })
  return words('target.spanYear', { year: to, area })
}

/** Whether a value reaches the target, bounds as the comparator says. */
export function isMet(
  { comparator, low, high }: Pick<CatalogueTarget, 'comparator' | 'low' | 'high'>,
  value: Decimal.Value,
): boolean {
  const one = new Decimal(value)
  const bound = new Decimal(low ?? high ?? 0)
  switch (comparator) {
    case '>=':
      return one.gte(bound)
    case '>':
      return one.gt(bound)
    case '<=':
      return one.lte(bound)
    case '<':
      return one.lt(bound)
    case 'range':
      return one.gte(low ?? bound) && one.lte(high ?? bound)
    case 'yes':
      return one.gte(1)
  }
}

/**
 * Where a figure stands: reached, or, for a total over a phase, at least the share of the way that time has gone: on
 * track; within a tenth of that: to watch; else behind. `elapsed` is that share, 1 for a level to be held.
 */
export function targetStatus(
  target: Pick<CatalogueTarget, 'comparator' | 'low' | 'high'>,
  value: Decimal.Value,
  elapsed = 1,
): TargetStatus {
  if (isMet(target, value)) return 'on-track'
  const one = new Decimal(value)
  const [low, high] = [target.low ?? target.high, target.high ?? target.low]
  if (low === null || high === null) return 'behind'
  const lower =
    target.comparator === '>=' || target.comparator === '>' || (target.comparator === 'range' && one.lt(low))
  if (!lower) return one.lte(new Decimal(high).times('1.1')) ? 'watch' : 'behind'
  const expected = new Decimal(low).times(elapsed)
  if (elapsed < 1 && one.gte(expected)) return 'on-track'
  return one.gte(expected.times('0.9')) ? 'watch' : 'behind'
}

/** Share of a phase's days that are over at the end of a period; 1 for a target that isn't a phase's. */
export function elapsedShare(targetPeriod: string, period: string): number {
  if (parsePeriod(targetPeriod)?.type !== 'phase') return 1
  const phase = periodRange('statistical', targetPeriod)
  const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
  const share =
    (days(periodRange('statistical', period).end) - days(phase.start) + 1) /
    (days(phase.end) - days(phase.start) + 1)
  return Math.min(1, Math.max(0, share))
}

function fraction(text: string): number {
  return (text.split('.')[1] ?? '').replace(/0+$/, '').length
}
