import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { ChartModel, ChartPoint } from '@/lib/dashboards/chart-model'
import { toExplainHref } from '@/lib/dashboards/explain-href'
import { type TableColumn, toTable } from '@/lib/exports/table'

type Row = { id: string; cells: string[]; point: ChartPoint; explain: string | null }

/** Quieter than a link of words: a column of figures stays a column of figures. */
const figureLink = 'underline decoration-dotted decoration-muted underline-offset-4 hover:decoration-solid'

/**
 * The figures of a chart as a real table: the same rows and digits as its files. The name of a row leads one level down,
 * its figure to where it comes from.
 */
export function ChartTable({ model }: { model: ChartModel }) {
  const say = useTranslations('charts.figure')
  const table = toTable(model)
  const points = model.series.flatMap((series) => series.points.map((point) => ({ series, point })))
  const rows = points.map(
    ({ series, point }, index): Row => ({
      id: `${series.key} ${point.key}`,
      cells: table.rows[index] ?? [],
      point,
      explain: toExplainHref({ model, series, point }),
    }),
  )
  const columns = table.columns.map(
    (column, index): Column<Row> => ({
      key: column.key,
      header: headOf(column, model),
      numeric: column.numeric,
      cell: ({ cells, point, explain }) => {
        const text = cells[index] ?? ''
        const href = column.key === 'category' ? point.href : column.key === 'value' ? explain : null
        return href ? (
          <a
            href={href}
            {...(column.key === 'value'
              ? { className: figureLink, title: say('explain') }
              : { className: 'link' })}
          >
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
