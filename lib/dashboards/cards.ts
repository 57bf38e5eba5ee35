import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import { phaseOf } from '@/lib/indicators/sub-periods'
import { getPeriod } from '@/lib/periods/code'
import { type Calendar, comparePeriods, periodRange, samePeriodLastYear } from '@/lib/periods/period'
import { crossesBreak } from './breaks'
import type { ChartPoint } from './chart-model'
import { type Item, isStock } from './items'
import type { CardTarget, OverviewCard } from './overview-model'
import { isWellCovered, withUnit } from './points'
import { changeBetween, type Reader } from './reading'
import { elapsedShare, findTarget, isUnchecked, targetStatus, toChartTarget } from './targets'
import type { Words } from './words'

export type CardInput = {
  item: Item
  /** The item over the card's periods, oldest first, the last one the period shown; a year more than the spark line needs. */
  points: readonly ChartPoint[]
  /** From the start of the phase to the period; null where no target asks for it. */
  phaseToDate: ChartPoint | null
  targets: readonly CatalogueTarget[]
  orgUnitId: string
  area: string
  reader: Reader
  calendar: Calendar
  overview: Words
  href: string
}

const sparkLength = 12

/** One key figure: value, parts, target, change against a year earlier, coverage and its recent course. */
export function toCard(input: CardInput): OverviewCard {
  const { item, points, reader, overview } = input
  const now = points[points.length - 1] as ChartPoint
  return {
    code: item.code,
    name: reader.language === 'vi' ? item.nameVi : item.nameEn,
    display: now.display,
    unit: reader.unit,
    missingLabel: now.missingLabel,
    parts:
      now.numerator && now.denominator
        ? overview('parts', { numerator: now.numerator.display, denominator: now.denominator.display })
        : '',
    target: targetOf(input, now),
    change: changeOf(input, now),
    coverage: now.coverage && { ...now.coverage, display: coverageOf(reader, now.coverage, overview) },
    stage: now.stage,
    stageLabel: now.stageLabel,
    sparkline: points.slice(-sparkLength).map(({ key, label, value }) => ({ key, label, value })),
    demonstration: points.some(({ origins }) => origins.includes('demonstration')),
    href: input.href,
  }
}

function coverageOf(
  reader: Reader,
  { reported, assigned }: { reported: number; assigned: number },
  overview: Words,
): string {
  return overview(reader.coverage, { reported: String(reported), assigned: String(assigned) })
}

function changeOf(
  { item, points, reader, calendar, overview }: CardInput,
  now: ChartPoint,
): OverviewCard['change'] {
  const earlier = samePeriodLastYear(now.key)
  if (earlier !== null && crossesBreak(item, earlier, now.key, calendar)) {
    return { display: overview('changeBreak'), direction: 'none', desired: null }
  }
  const before = points.find(({ key }) => key === earlier)
  const change = changeBetween(now, before, reader)
  if (!change) {
    const partial = now.value !== null && before !== undefined && before.value !== null
    return { display: overview(partial ? 'changePartial' : 'changeNone'), direction: 'none', desired: null }
  }
  if (change.sign === 0) return { display: overview('changeSame'), direction: 'same', desired: null }
  const sign = change.sign > 0 ? '+' : '−'
  const desired =
    item.direction === 'up' ? change.sign > 0 : item.direction === 'down' ? change.sign < 0 : null
  return {
    display: overview('change', { change: `${sign}${change.amount}` }),
    direction: change.sign > 0 ? 'up' : 'down',
    desired,
  }
}

/** The phase target of an area that a card's period falls into, if the item has one. */
export function phaseTargetOf(
  targets: readonly CatalogueTarget[],
  orgUnitId: string,
  period: string,
): CatalogueTarget | undefined {
  const phase = phaseOf(getPeriod(period).year)
  return targets.find((target) => target.orgUnitId === orgUnitId && target.period === phase)
}

function targetOf(
  { item, targets, orgUnitId, area, reader, overview, phaseToDate }: CardInput,
  now: ChartPoint,
): CardTarget | null {
  const sincePhaseStart = isStock(item) || phaseToDate !== null
  const found = findTarget(targets, { orgUnitId, periods: [now.key], sincePhaseStart })
  const { words, unit, decimals, language } = reader
  const wording = { unit, decimals, area, language, words }
  if (!found) {
    const ended = latestEnded(targets, orgUnitId, now.key)
    if (!ended) return null
    const { label, span, direction } = toChartTarget(ended, item.direction, wording)
    const directionLabel = overview(`direction.${direction}`)
    return {
      label,
      span,
      direction,
      directionLabel,
      status: 'none',
      statusLabel: overview('targetEnded'),
      against: '',
    }
  }
  const { label, span, direction } = toChartTarget(found.target, item.direction, wording)
  const compared = found.target.period === now.key || isStock(item) ? now : (phaseToDate ?? now)
  const status = statusOf(found.target, compared, now.key)
  return {
    label,
    span,
    direction,
    directionLabel: overview(`direction.${direction}`),
    status,
    statusLabel: status === 'none' ? overview('statusUnknown') : overview(`status.${status}`),
    against:
      compared === now || compared.value === null
        ? ''
        : overview('against', {
            value: withUnit(compared.display, unit),
            how: words('definition.cumulativePhase'),
          }),
  }
}

/** A target whose span is over is still named, as what it was, and compared with nothing. */
function latestEnded(
  targets: readonly CatalogueTarget[],
  orgUnitId: string,
  period: string,
): CatalogueTarget | undefined {
  const start = periodRange('statistical', period).start
  return targets
    .filter((target) => target.orgUnitId === orgUnitId && !isUnchecked(target))
    .filter((target) => periodRange('statistical', target.period).end < start)
    .sort((a, b) => comparePeriods(a.period, b.period))
    .at(-1)
}

/** Reached is reached; short of it, too few reports leave it open rather than calling it behind. */
function statusOf(target: CatalogueTarget, compared: ChartPoint, period: string): CardTarget['status'] {
  if (compared.value === null) return 'none'
  const status = targetStatus(target, compared.exact, elapsedShare(target.period, period))
  return status === 'on-track' || isWellCovered(compared.coverage) ? status : 'none'
}
