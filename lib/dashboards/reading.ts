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
  /** Counts of one thing, which may be added and shared out: not rates, and nothing that is no number of anybody. */
  adds?: boolean
  /** Areas of one kind, none a part of another: their counts may be told apart. */
  peers?: boolean
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

/** What a latest figure is held against: the point, and what it is called; or why it may not be. */
export type Before = { point: ChartPoint; name: string } | 'broken' | undefined

/** Reads a trend: its latest figure, against an earlier one where both rest on enough reports. */
export function readTrend(
  points: readonly ChartPoint[],
  earlier: (point: ChartPoint) => Before,
  reader: Reader,
): string {
  const { words } = reader
  const now = points.findLast(({ value }) => value !== null)
  if (!now) return readNothing(points, words)
  const period = now.label
  const value = withUnit(now.display, reader.unit)
  const later = sayLater(points, now, words)
  const found = earlier(now)
  const before = found === 'broken' ? undefined : found?.point
  const change = changeBetween(now, before, reader)
  if (!change || !before || found === 'broken' || !found) {
    const broken = found === 'broken' ? words('read.broken') : ''
    return join(words('read.value', { period, value }), broken, warnOfCoverage(now, reader), later)
  }
  const note = noteOfCoverage(now, reader)
  const than = found.name
  if (change.sign === 0) return join(words('read.same', { period, value, than }), note, later)
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
    than,
    before: withUnit(before.display, reader.unit),
  })
  return join(told, note, later)
}

/** A latest figure that isn't of the last period says so: after it nobody has reported. */
function sayLater(points: readonly ChartPoint[], now: ChartPoint, words: Words): string {
  const last = points[points.length - 1]
  return last && last !== now && last.missing === 'not-reported' && last.coverage?.reported === 0
    ? words('read.later', { period: last.label })
    : ''
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
  const sparse = known.filter(({ coverage }) => coverage !== null && !isWellCovered(coverage)).length
  return words(sparse > 0 ? 'read.rankSparse' : 'read.rank', {
    sparse: String(sparse),
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

function shareOfWomen(
  series: readonly ChartSeries[],
  index: number,
  { words, language, adds }: Reader,
): string {
  if (adds === false) return ''
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
    const parts = known.slice(0, 4).map(({ label, points }) => {
      const value = withUnit(points[index]?.display ?? '', reader.unit)
      // The sentence says already that it is published; a single figure needs no name besides.
      return sentence === 'read.publishedOne' && series.length === 1 && label === words('published')
        ? value
        : words('read.part', { label, value })
    })
    if (parts.length > 0) return words(sentence, { period, parts: parts.join('; ') })
  }
  return readNothing(
    series.flatMap(({ points }) => points),
    words,
  )
}

/**
 * Reads areas side by side at the latest period in which at least two have a figure: of two the difference, of more
 * that of the highest and the lowest. Those with too few reports are named instead of compared.
 */
export function readAreas(series: readonly ChartSeries[], reader: Reader): string {
  const { words } = reader
  const at = (index: number) =>
    series.flatMap(({ label, points }) => {
      const point = points[index]
      return point && point.value !== null ? [{ label, point }] : []
    })
  const length = series[0]?.points.length ?? 0
  const index = Array.from({ length }, (_, one) => one).findLast((one) => at(one).length > 1)
  if (index === undefined) return readSeries(series, reader, 'read.areas')
  const known = at(index)
  const period = series[0]?.points[index]?.label ?? ''
  const say = (point: ChartPoint) => withUnit(point.display, reader.unit)
  const sparse = known.filter(({ point }) => !isWellCovered(point.coverage))
  const full = known
    .filter(({ point }) => isWellCovered(point.coverage))
    .sort((a, b) => (b.point.value ?? 0) - (a.point.value ?? 0))
  const [top] = full
  const bottom = full[full.length - 1]
  const [first, second] = known
  // How much more the country counts than one of its provinces says nothing.
  const isApart = reader.adds === false || reader.peers !== false
  const change = isApart && top && bottom ? changeBetween(top.point, bottom.point, reader) : null
  if (first && second && known.length === 2 && full.length === 2 && change && top && bottom) {
    const [a, b] = change.sign === 0 ? [first, second] : [top, bottom]
    const told = { period, a: a.label, b: b.label, valueA: say(a.point), valueB: say(b.point) }
    return words(change.sign === 0 ? 'read.twoSame' : 'read.two', { ...told, change: change.amount })
  }
  const parts = known
    .slice(0, mostNamed)
    .map(({ label, point }) => words('read.part', { label, value: say(point) }))
    .join('; ')
  const more =
    known.length > mostNamed ? words('read.andMore', { count: String(known.length - mostNamed) }) : ''
  const spread =
    change && change.sign !== 0 && full.length > 2 && top && bottom
      ? words('read.spread', { top: top.label, bottom: bottom.label, change: change.amount })
      : ''
  const names = sparse
    .slice(0, mostNamed)
    .map(({ label }) => label)
    .join(', ')
  const warning = sparse.length > 0 && sparse[0]?.point.coverage ? words('read.sparse', { names }) : ''
  return join(words('read.areas', { period, parts: `${parts}${more}` }), spread, warning)
}

/** How many units stand higher and lower than at an earlier time, of those whose two figures rest on enough reports. */
export function readMoves(now: ChartSeries, before: ChartSeries, than: string, reader: Reader): string {
  const earlier = new Map(before.points.map((point) => [point.key, point]))
  const signs = now.points.flatMap(
    (point) => changeBetween(point, earlier.get(point.key), reader)?.sign ?? [],
  )
  if (signs.length === 0) return reader.words('read.movesNone', { than })
  const count = (wanted: number) => String(signs.filter((sign) => sign === wanted).length)
  return reader.words('read.moves', {
    ...{ than, n: String(signs.length), up: count(1), down: count(-1), same: count(0) },
  })
}

/** Most areas one sentence names. */
const mostNamed = 4

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
