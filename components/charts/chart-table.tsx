import { type Column, DataTable } from '@/components/ui/data-table'
import type { ChartModel, ChartPoint } from '@/lib/dashboards/chart-model'
import { type TableColumn, toTable } from '@/lib/exports/table'

type Row = { id: string; cells: string[]; point: ChartPoint }

/** The figures of a chart as a real table: the same rows and digits as its files. */
export function ChartTable({ model }: { model: ChartModel }) {
  const table = toTable(model)
  const points = model.series.flatMap((series) =>
    series.points.map((point) => ({ series: series.key, point })),
  )
  const rows = points.map(
    ({ series, point }, index): Row => ({
      id: `${series} ${point.key}`,
      cells: table.rows[index] ?? [],
      point,
    }),
  )
  const columns = table.columns.map(
    (column, index): Column<Row> => ({
      key: column.key,
      header: headOf(column, model),
      numeric: column.numeric,
      cell: ({ cells, point }) => {
        const text = cells[index] ?? ''
        return column.key === 'category' && point.href ? (
          <a href={point.href} className="link">
            {text}
          </a>
        ) : (
          text
        )
      },
    }),
  )
  return <DataTable caption={model.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** The unit stands in the head of the value column, not in its cells. */
function headOf({ key, label }: TableColumn, { unit }: ChartModel): string {
  return key === 'value' && unit !== '' && !label.includes(unit) ? `${label} (${unit})` : label
}
