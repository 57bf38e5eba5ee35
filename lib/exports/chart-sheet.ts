import type { ChartModel, ChartPoint, FactKey } from '@/lib/dashboards/chart-model'
import type { FileWords } from './file-words'
import { findNumberFormat } from './number-format'
import { type SheetCell, type SheetColumn, type SheetFile, widthOf } from './sheet'
import { type TableColumn, toTable } from './table'

type Picture = SheetFile['picture']

/**
 * The chart as a workbook: the table of the page with its figures as numbers, every fact, the picture. A missing
 * figure is a sign, not an empty cell: a spreadsheet would reckon with zero.
 */
export function toChartSheet(model: ChartModel, words: FileWords, picture: Picture): SheetFile {
  const { columns, rows } = toSheetRows(model, words)
  return {
    language: model.language,
    title: model.title,
    subtitle: model.subtitle,
    notice: model.demonstration ? model.demonstrationLabel : '',
    names: { data: words.sheetData, picture: words.sheetPicture, facts: words.sheetFacts },
    columns,
    rows,
    facts: listFacts(model, words),
    properties: {
      subject: model.reading,
      author: factOf(model, 'who'),
      keywords: [factOf(model, 'reference'), model.code, factOf(model, 'source')].filter(Boolean),
      madeAt: factOf(model, 'time'),
    },
    picture,
  }
}

export function factOf({ facts }: ChartModel, wanted: FactKey): string {
  return facts.find(({ key }) => key === wanted)?.value ?? ''
}

/** Label and text of everything a reader needs to trust the figures. */
export function listFacts(model: ChartModel, words: FileWords): [string, string][] {
  return [
    [words.title, model.title],
    [words.subtitle, model.subtitle],
    [words.reading, model.reading],
    [words.chart, model.code],
    [words.query, model.href],
    ...model.facts
      .filter(({ value }) => value !== '')
      .map(({ label, value }): [string, string] => [label, value]),
    ...listSigns(model, words),
  ]
}

/** What each sign in the table stands for. */
function listSigns({ series }: ChartModel, words: FileWords): [string, string][] {
  const signs = new Map(
    series.flatMap(({ points }) =>
      points.flatMap(({ missing, display, missingLabel }): [string, string][] =>
        missing ? [[`${display} ${missingLabel}`, `${display}: ${missingLabel}`]] : [],
      ),
    ),
  )
  return [...signs.values()].map((text) => [words.sign, text])
}

const numericKeys = ['value', 'numerator', 'denominator'] as const
type NumericKey = (typeof numericKeys)[number]
const isNumeric = (key: string): key is NumericKey => (numericKeys as readonly string[]).includes(key)

function toSheetRows(model: ChartModel, words: FileWords): { columns: SheetColumn[]; rows: SheetCell[][] } {
  const table = toTable(model)
  const points = model.series.flatMap(({ points: all }) => all)
  const rows = points.map((point, row) =>
    table.columns.map(({ key }, column) => toCell(point, key, table.rows[row]?.[column] ?? '', model)),
  )
  const lossy = rows.map((cells) => cells.some((cell) => cell.kind === 'number' && cell.format === null))
  const shown = lossy.some(Boolean)
  const column = ({ key, label, numeric }: TableColumn, at: number): SheetColumn => ({
    key,
    label: key === 'value' ? withUnit(label, model.unit) : label,
    numeric,
    width: widthOf([label, ...table.rows.map((cells) => cells[at] ?? '')]),
  })
  const extra = [
    ...(shown ? [{ key: 'shown', label: words.shown, numeric: false, width: 24 }] : []),
    {
      key: 'key',
      label: words.key,
      numeric: false,
      width: widthOf([words.key, ...points.map((p) => p.key)]),
    },
  ]
  return {
    columns: [...table.columns.map(column), ...extra],
    rows: rows.map((cells, row) => {
      const point = points[row]
      const display: SheetCell = { kind: 'text', text: lossy[row] ? (point?.display ?? '') : '' }
      return [...cells, ...(shown ? [display] : []), { kind: 'text', text: point?.key ?? '' }]
    }),
  }
}

function toCell(
  point: ChartPoint,
  key: TableColumn['key'],
  text: string,
  { language }: ChartModel,
): SheetCell {
  if (!isNumeric(key)) return { kind: 'text', text }
  const exact = key === 'value' ? point.exact : (point[key]?.exact ?? '')
  if (exact === '') return { kind: 'text', text }
  return { kind: 'number', exact, shown: text, format: findNumberFormat(exact, text, language) }
}

function withUnit(label: string, unit: string): string {
  return unit !== '' && !label.includes(unit) ? `${label} (${unit})` : label
}
