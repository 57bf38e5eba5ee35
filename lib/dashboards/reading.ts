import { Decimal } from 'decimal.js'
import type { CatalogueIndicator } from '@/lib/catalogue/catalogue'
import { formatNumber, type Language } from '@/lib/format'
import type { ChartPoint, ChartSeries } from './chart-model'
import { isWellCovered, withUnit } from './points'
import type { Words } from './words'

export type Reader = {
  words: Words
  language: Language
  /** Short unit of the figures: `%`, `người`. */
  unit: string
  decimals: number
  direction: CatalogueIndicator['direction']
  /** Coverage counts units, or unit-periods where several are added. */
  coverage: 'coverage' | 'coveragePeriods'
}

/** The difference of two points in words ready to print: percentage points for rates; null when it may not be drawn. */
export function changeBetween(
  now: ChartPoint,
  before: ChartPoint | undefined,
  reader: Reader,
): Change | null {
  if (now.value === null || !before || before.value === null) return null
  if (!isWellCovered(now.coverage) || !isWellCovered(before.coverage)) return null
  const difference = new Decimal(now.exact).minus(before.exact)
  const rounded = difference.toDecimalPlaces(reader.decimals, Decimal.ROUND_HALF_UP)
  const unit = reader.unit === '%' ? reader.words('points') : reader.unit
  return {
    sign: rounded.isZero() ? 0 : rounded.isPositive() ? 1 : -1,
    amount: withUnit(formatNumber(difference.abs(), reader.decimals, reader.language), unit),
    difference,
  }
}

export type Change = { sign: -1 | 0 | 1; amount: string; difference: Decimal }

/** Reads a trend: its latest figure, against a year earlier where both rest on enough reports. */
export function readTrend(
  points: readonly ChartPoint[],
  lastYear: (point: ChartPoint) => ChartPoint | undefined,
  reader: Reader,
): string {
  const { words } = reader
  const now = points.findLast(({ value }) => value !== null)
  if (!now) return readNothing(points, words)
  const period = now.label
  const value = withUnit(now.display, reader.unit)
  const before = lastYear(now)
  const change = changeBetween(now, before, reader)
  if (!change || !before) return join(words('read.value', { period, value }), warnOfCoverage(now, reader))
  const note = noteOfCoverage(now, reader)
  if (change.sign === 0) return join(words('read.same', { period, value }), note)
  const sentence =
    reader.direction === 'none' || reader.direction === 'range' || reader.direction === 'parity'
      ? 'read.change'
      : change.sign > 0 === (reader.direction === 'up')
        ? 'read.changeTowards'
        : 'read.changeAway'
  const way = words(change.sign > 0 ? 'read.up' : 'read.down')
  const told = words(sentence, {
    period,
    value,
    way,
    change: change.amount,
    before: withUnit(before.display, reader.unit),
  })
  return join(told, note)
}

/** Reads bars: highest and lowest, and out of how many. */
export function readRanking(series: ChartSeries, reader: Reader): string {
  const { words } = reader
  const period = series.label
  const known = series.points
    .filter(({ value }) => value !== null)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const m = String(series.points.length)
  const [top] = known
  const bottom = known[known.length - 1]
  if (!top || !bottom) return readNothing(series.points, words)
  const hidden = series.points.filter(({ missing }) => missing === 'suppressed').length
  if (hidden > 0) {
    const topValue = withUnit(top.display, reader.unit)
    return words('read.rankHidden', {
      period,
      top: nameAll(known, top),
      topValue,
      hidden: String(hidden),
      n: String(known.length + hidden),
      m,
    })
  }
  if (known.length === 1)
    return words('read.rankOne', { period, name: top.label, value: withUnit(top.display, reader.unit), m })
  const n = String(known.length)
  if (top.display === bottom.display)
    return words('read.rankEqual', { period, n, m, value: withUnit(top.display, reader.unit) })
  return words('read.rank', {
    period,
    top: nameAll(known, top),
    topValue: withUnit(top.display, reader.unit),
    bottom: nameAll(known, bottom),
    bottomValue: withUnit(bottom.display, reader.unit),
    n,
    m,
  })
}

/** Equal bars share a place: naming only one of them would say too much. */
function nameAll(points: readonly ChartPoint[], one: ChartPoint): string {
  const equal = points.filter(({ display }) => display === one.display).map(({ label }) => label)
  return equal.length <= 3 ? equal.join(', ') : `${equal.slice(0, 2).join(', ')} (+${equal.length - 2})`
}

/** Reads parts of the latest period that has any; of the sexes also the women's share of those split. */
export function readParts(
  series: readonly ChartSeries[],
  totals: readonly ChartPoint[],
  reader: Reader,
): string {
  const { words } = reader
  const length = series[0]?.points.length ?? 0
  for (let index = length - 1; index >= 0; index--) {
    const parts = series.flatMap(({ label, points }) => {
      const point = points[index]
      return point && point.value !== null
        ? [words('read.part', { label, value: withUnit(point.display, reader.unit) })]
        : []
    })
    const period = series[0]?.points[index]?.label ?? ''
    const total = totals[index]
    const warning = total ? warnOfCoverage(total, reader) : ''
    if (parts.length > 0)
      return join(
        words('read.parts', { period, parts: parts.join('; ') }),
        shareOfWomen(series, index, reader),
        warning,
      )
  }
  return readNothing(
    series.flatMap(({ points }) => points),
    words,
  )
}

function shareOfWomen(series: readonly ChartSeries[], index: number, { words, language }: Reader): string {
  const of = (role: ChartSeries['role']) => series.find((one) => one.role === role)?.points[index]
  const [women, men] = [of('women'), of('men')]
  if (!women || !men || women.value === null || men.value === null || women.value + men.value === 0) return ''
  const share = new Decimal(women.exact).times(100).dividedBy(new Decimal(women.exact).plus(men.exact))
  return words('read.share', { share: formatNumber(share, 1, language) })
}

/** Reads several series that each stand for themselves at the latest period where any has a figure. */
export function readSeries(
  series: readonly ChartSeries[],
  reader: Reader,
  sentence: 'read.areas' | 'read.publishedOne',
): string {
  const { words } = reader
  const length = series[0]?.points.length ?? 0
  for (let index = length - 1; index >= 0; index--) {
    const known = series.filter(({ points }) => points[index]?.value != null)
    const period = series[0]?.points[index]?.label ?? ''
    const parts = known
      .slice(0, 4)
      .map(({ label, points }) =>
        words('read.part', { label, value: withUnit(points[index]?.display ?? '', reader.unit) }),
      )
    if (parts.length > 0) return words(sentence, { period, parts: parts.join('; ') })
  }
  return readNothing(
    series.flatMap(({ points }) => points),
    words,
  )
}

function warnOfCoverage({ coverage }: ChartPoint, { words, coverage: kind }: Reader): string {
  if (!coverage || isWellCovered(coverage)) return ''
  return words('read.coverage', { coverage: coverageText(coverage, kind, words) })
}

/** A comparison with a report or two missing says so. */
function noteOfCoverage({ coverage }: ChartPoint, { words, coverage: kind }: Reader): string {
  if (!coverage || coverage.reported === coverage.assigned) return ''
  return words('read.coverageNote', { coverage: coverageText(coverage, kind, words) })
}

export function coverageText(
  coverage: { reported: number; assigned: number },
  kind: 'coverage' | 'coveragePeriods',
  words: Words,
): string {
  const { reported, assigned } = coverage
  const percent = String(Math.floor((reported / assigned) * 100))
  return words(kind, { reported: String(reported), assigned: String(assigned), percent })
}

function readNothing(points: readonly ChartPoint[], words: Words): string {
  const reasons = [...new Set(points.map(({ missingLabel }) => missingLabel).filter((label) => label !== ''))]
  return reasons.length === 1 && reasons[0]
    ? words('read.noneReason', { reason: reasons[0].toLocaleLowerCase('vi') })
    : words('read.none')
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ')
}
