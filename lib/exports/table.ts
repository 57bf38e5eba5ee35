import type { ChartModel, ChartPoint, ChartSeries } from '@/lib/dashboards/chart-model'

export type TableColumn = {
  key:
    | 'category'
    | 'series'
    | 'value'
    | 'numerator'
    | 'denominator'
    | 'coverage'
    | 'stage'
    | 'origin'
    | 'missing'
  label: string
  numeric: boolean
}
export type ChartTable = { columns: TableColumn[]; rows: string[][] }

type Reader = (point: ChartPoint, series: ChartSeries) => string

/**
 * The chart as a table, every text final: what stands under the picture and, column by column, in files.
 * Columns that would be empty throughout are left out.
 */
export function toTable(model: ChartModel): ChartTable {
  const { tableLabels: labels } = model
  const points = model.series.flatMap((series) => series.points.map((point) => ({ series, point })))
  const all: (TableColumn & { read: Reader; always?: boolean })[] = [
    { key: 'category', label: model.categoryLabel, numeric: false, always: true, read: ({ label }) => label },
    {
      key: 'series',
      label: labels.series,
      numeric: false,
      read: (_, series) => (model.series.length > 1 ? series.label : ''),
    },
    { key: 'value', label: labels.value, numeric: true, always: true, read: ({ display }) => display },
    {
      key: 'numerator',
      label: labels.numerator,
      numeric: true,
      read: ({ numerator }) => numerator?.display ?? '',
    },
    {
      key: 'denominator',
      label: labels.denominator,
      numeric: true,
      read: ({ denominator }) => denominator?.display ?? '',
    },
    {
      key: 'coverage',
      label: labels.coverage,
      numeric: true,
      read: ({ coverage }) => (coverage ? `${coverage.reported}/${coverage.assigned}` : ''),
    },
    { key: 'stage', label: labels.stage, numeric: false, read: ({ stageLabel }) => stageLabel },
    { key: 'origin', label: labels.origin, numeric: false, read: readOrigin },
    { key: 'missing', label: labels.missing, numeric: false, read: ({ missingLabel }) => missingLabel },
  ]
  const columns = all.filter(
    ({ always, read }) => always || points.some(({ point, series }) => read(point, series) !== ''),
  )
  return {
    columns: columns.map(({ key, label, numeric }) => ({ key, label, numeric })),
    rows: points.map(({ point, series }) => columns.map(({ read }) => read(point, series))),
  }
}

/** Where the figure comes from; a published one says source, date and precision. */
function readOrigin({ published, originLabel }: ChartPoint): string {
  if (!published) return originLabel
  return [originLabel, published.source, published.asOf, published.precision].filter(Boolean).join(' · ')
}
