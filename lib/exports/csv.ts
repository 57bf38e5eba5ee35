import type { ChartModel, ChartPoint, ChartSeries, FactKey } from '@/lib/dashboards/chart-model'
import { toBreakdownKey } from '@/lib/values/breakdown'

/** Facts that every file names first, in CONTRACTS' order; the rest follow in the model's order. */
const headKeys = [
  'unit',
  'source',
  'stage',
  'coverage',
  'calendar',
  'geography',
  'data-version',
  'time',
  'who',
  'licence',
  'reference',
] as const satisfies readonly FactKey[]
const filterKeys: readonly FactKey[] = ['area', 'period', 'programme']

export type Cell = { kind: 'text' | 'number'; text: string }
export const text = (value: string): Cell => ({ kind: 'text', text: value })
/** Machine text of a number (`1234.5`, `-2`); never guarded, so that it stays a number. */
export const number = (value: string | number): Cell => ({ kind: 'number', text: String(value) })

type Column = { key: string; read: (point: ChartPoint, series: ChartSeries, model: ChartModel) => Cell }

const columns: Column[] = [
  { key: 'item', read: (_, __, model) => text(model.code) },
  { key: 'series', read: (_, series) => text(series.label) },
  { key: 'breakdown', read: (_, series) => text(toBreakdownKey(series.breakdown)) },
  { key: 'key', read: (point) => text(point.key) },
  { key: 'label', read: (point) => text(point.label) },
  { key: 'value', read: (point) => number(point.exact) },
  { key: 'numerator', read: (point) => number(point.numerator?.exact ?? '') },
  { key: 'denominator', read: (point) => number(point.denominator?.exact ?? '') },
  { key: 'unit', read: (_, __, model) => text(model.unit) },
  { key: 'display', read: (point) => text(point.display) },
  { key: 'coverage_reported', read: (point) => number(point.coverage?.reported ?? '') },
  { key: 'coverage_assigned', read: (point) => number(point.coverage?.assigned ?? '') },
  { key: 'missing', read: (point) => text(point.missing ?? '') },
  { key: 'missing_label', read: (point) => text(point.missingLabel) },
  { key: 'stage', read: (point) => text(point.stage ?? '') },
  { key: 'origins', read: (point) => text(point.origins.join(';')) },
  { key: 'published_source', read: (point) => text(point.published?.source ?? '') },
  { key: 'published_as_of', read: (point) => text(point.published?.asOf ?? '') },
  { key: 'published_precision', read: (point) => text(point.published?.precision ?? '') },
  { key: 'published_confidence', read: (point) => text(point.published?.confidence ?? '') },
]

/** The `key` column says what it holds: a period code or the id of an area. */
function columnName(key: string, axis: ChartModel['axis']): string {
  return key === 'key' ? (axis === 'period' ? 'period' : 'orgUnit') : key
}

/**
 * The chart as CSV (CONTRACTS, "Pages and files"): byte-order mark, `# key: value` lines, one header row,
 * one row for each figure, also the missing ones. Comma, CRLF, machine numbers, `display` as on screen.
 */
export function toCsv(model: ChartModel): string {
  const head = listHead(model).map(([key, value]) => writeRemark(key, value))
  return `\ufeff${[...head, ...listLines(model)].join('\r\n')}\r\n`
}

/** Header row and figures alone, as they also stand inside a PNG. */
export function toCsvTable(model: ChartModel): string {
  return `${listLines(model).join('\r\n')}\r\n`
}

function listLines(model: ChartModel): string[] {
  const names = writeRow(columns.map(({ key }) => text(columnName(key, model.axis))))
  return [names, ...listFigures(model).map(writeRow)]
}

/** Names of the columns that `listFigures` fills, where charts of both axes stand in one table. */
export const figureColumns: readonly string[] = columns.map(({ key }) => key)

/** One row for each figure, also the missing ones. */
export function listFigures(model: ChartModel): Cell[][] {
  return model.series.flatMap((series) =>
    series.points.map((point) => columns.map(({ read }) => read(point, series, model))),
  )
}

/** Key and value of each line before the table. */
export function listHead(model: ChartModel): [string, string][] {
  const fact = (key: FactKey) => model.facts.filter((one) => one.key === key).map(({ value }) => value)
  const filters = model.facts
    .filter(({ key }) => filterKeys.includes(key))
    .map((one) => `${one.label}: ${one.value}`)
  const rest = model.facts.filter(
    ({ key }) => !filterKeys.includes(key) && !(headKeys as readonly FactKey[]).includes(key),
  )
  const demonstration = model.demonstration && !rest.some(({ key }) => key === 'demonstration')
  return [
    ['title', model.title],
    ['subtitle', model.subtitle],
    ['reading', model.reading],
    ['filters', filters.join('; ')],
    ['query', model.href],
    ...headKeys.map((key): [string, string] => [spaced(key), fact(key).join('; ')]),
    ...rest.map(({ key, value }): [string, string] => [spaced(key), value]),
    ...(demonstration ? [['demonstration', model.demonstrationLabel] satisfies [string, string]] : []),
  ]
}

function spaced(key: string): string {
  return key.replaceAll('-', ' ')
}

function oneLine(value: string): string {
  return value.replace(/\s*[\r\n]+\s*/g, ' ')
}

/**
 * A line before the table, as it is: readers of CSV skip lines that begin with `#`, and would miss a quoted one.
 * Where a spreadsheet cuts it at a comma, no part of it begins like a formula.
 */
export function writeRemark(key: string, value: string): string {
  return `# ${key}: ${oneLine(value)
    .normalize('NFC')
    .replace(/,(?=[=+\-@\t])/g, ', ')}`
}

export function writeRow(cells: Cell[]): string {
  return cells.map(writeCell).join(',')
}

/**
 * One cell. A spreadsheet runs text that begins like a formula, so such text gets an apostrophe; a number
 * that isn't one is a fault of ours and stops the file.
 */
export function writeCell({ kind, text: raw }: Cell): string {
  const value = raw.normalize('NFC')
  if (kind === 'number') {
    if (!/^(-?\d+(\.\d+)?)?$/.test(value)) throw new Error(`Not a machine number: ${value}`)
    return value
  }
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
