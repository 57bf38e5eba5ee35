import { formatExact, formatNumber, type Language } from '@/lib/format'
import { periodName, shortPeriodName } from '@/lib/periods/names'
import { comparePeriods } from '@/lib/periods/period'
import type { ChartPoint, ChartSeries } from './chart-model'
import type { Words } from './words'

/** A figure somebody else published, on our unit and period. */
export type PublishedRow = {
  orgUnitId: string
  period: string
  value: string | null
  high: string | null
  numerator: string | null
  denominator: string | null
  precision: string
  source: string
  asOf: string
  confidence: string
  body: string | null
  level: string | null
  kind: string | null
}

type Speech = { language: Language; words: Words }

/** Draws a published figure as it was printed: its own digits, its precision word, hollow, never added up. */
export function toPublishedPoint(row: PublishedRow, { language, words }: Speech): ChartPoint {
  const show = (text: string) => formatNumber(text, decimalsOf(text), language)
  const part = (text: string | null) =>
    text === null ? null : { exact: formatExact(text), display: show(text) }
  const display =
    row.value === null
      ? words('sign.not-available')
      : words(`precision.${row.precision}`, {
          value: show(row.value),
          high: row.high === null ? '' : show(row.high),
        })
  return {
    key: row.period,
    label: periodName(row.period, language),
    shortLabel: shortPeriodName(row.period, language),
    value: row.value === null ? null : Number(row.value),
    exact: row.value === null ? '' : formatExact(row.value),
    display,
    numerator: part(row.numerator),
    denominator: part(row.denominator),
    missing: row.value === null ? 'not-available' : null,
    missingLabel: row.value === null ? words('missing.not-available') : '',
    coverage: null,
    stage: null,
    stageLabel: '',
    origins: ['published'],
    originLabel: words('origin.published'),
    published: {
      source: row.source,
      asOf: row.asOf,
      precision: words(`precisionWord.${row.precision}`),
      confidence: row.confidence,
    },
    href: null,
  }
}

const levels = ['trung ương', 'tỉnh', 'huyện', 'xã']
const roles: ChartSeries['role'][] = ['accent', 'other', 'other', 'other']

/**
 * Published figures of one unit as series over the periods they name: one for each body, level and kind (elected,
 * candidates …), which never share a series.
 */
export function toPublishedSeries(
  rows: readonly PublishedRow[],
  speech: Speech,
  periods: readonly string[] = [...new Set(rows.map(({ period }) => period))].sort(comparePeriods),
): ChartSeries[] {
  const groups = new Map<string, PublishedRow[]>()
  for (const row of rows) {
    const key = [row.body ?? '', row.level ?? '', row.kind ?? ''].join('|')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const several = (pick: (row: PublishedRow) => string | null) => new Set(rows.map(pick)).size > 1
  const naming = { bodies: several((row) => row.body), kinds: several((row) => row.kind) }
  return [...groups.values()]
    .sort((a, b) => rankOf(a[0]) - rankOf(b[0]))
    .map((group, index) => ({
      key: seriesKey(group[0]),
      label: labelOf(group[0], naming, speech.words),
      role: roles[index] ?? 'other',
      breakdown: {},
      points: periods.map((period) => {
        const row = group.find((one) => one.period === period)
        return row ? toPublishedPoint(row, speech) : emptyPoint(period, speech)
      }),
    }))
}

function emptyPoint(period: string, speech: Speech): ChartPoint {
  const nothing = {
    value: null,
    high: null,
    numerator: null,
    denominator: null,
    source: '',
    asOf: '',
    confidence: '',
  }
  const point = toPublishedPoint(
    { ...nothing, orgUnitId: '', period, precision: 'exact', body: null, level: null, kind: null },
    speech,
  )
  return { ...point, published: null, origins: [], originLabel: '' }
}

function labelOf(
  row: PublishedRow | undefined,
  naming: { bodies: boolean; kinds: boolean },
  words: Words,
): string {
  // Nationally the body is the level: "Quốc hội" says more than "Trung ương".
  if (row?.level === 'trung ương' && row.body && !naming.kinds) return row.body
  const level = row?.level && levels.includes(row.level) ? words(`level.${row.level}`) : (row?.level ?? '')
  const body =
    naming.bodies && row?.body
      ? level === ''
        ? row.body
        : namesLevel(row.body, level)
          ? row.body
          : `${row.body}, ${level.toLocaleLowerCase('vi')}`
      : level
  const known = ['elected', 'candidates', 'in office', 'agencies', 'planned']
  // "candidates (danh sách chính thức)": the first words are ours, what stands in brackets the source's.
  const [, first = '', rest = ''] = /^([^(]*?)\s*(\(.*)?$/.exec(row?.kind ?? '') ?? []
  const kind = known.includes(first)
    ? [words(`kind.${first}`), rest].filter(Boolean).join(' ')
    : (row?.kind ?? '')
  const label = body || words('published')
  return naming.kinds && kind !== '' ? words('withKind', { label, kind }) : label
}

/** "Chính quyền cấp tỉnh …" says its level itself. */
function namesLevel(body: string, level: string): boolean {
  return body.toLocaleLowerCase('vi').includes(level.toLocaleLowerCase('vi'))
}

function seriesKey(row: PublishedRow | undefined): string {
  return [row?.body, row?.level, row?.kind].filter(Boolean).join('|') || 'published'
}

function rankOf(row: PublishedRow | undefined): number {
  const rank = levels.indexOf(row?.level ?? '')
  return rank === -1 ? levels.length : rank
}

function decimalsOf(text: string): number {
  return (text.split('.')[1] ?? '').replace(/0+$/, '').length
}
