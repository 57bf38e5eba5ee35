import type { ChartModel, ChartPoint } from '@/lib/dashboards/chart-model'
import type { LiveWords } from './interactive-chart'
import { Marker, markState } from './marks'
import { type Category, categoryCentre, type PictureLayout } from './picture-types'

type Props = {
  layout: PictureLayout
  model: ChartModel
  words: LiveWords
  category: Category
  index: number
  href: string | null
}

/** All figures of one category, beside it: value, parts, coverage, stage and where it comes from. */
export function ChartTooltip({ layout, model, words, category, index, href }: Props) {
  const { horizontal, plot, width } = layout
  const at = categoryCentre(layout, index)
  const left = horizontal ? plot.x + plot.width / 2 : at
  const onRight = left < width / 2
  const maxWidth = Math.min(256, (onRight ? width - left : left) - 18)
  return (
    <div
      className="pointer-events-none absolute z-20 w-max rounded-md border border-rule bg-paper px-3 py-2 text-sm shadow-float"
      style={{
        maxWidth,
        top: horizontal ? at + 16 : plot.y,
        ...(onRight ? { left: left + 14 } : { right: width - left + 14 }),
      }}
    >
      <p className="font-semibold">{category.label}</p>
      <ul className="mt-1 grid gap-1">
        {category.points.map((point, series) => {
          const style = layout.styles[series]
          const one = model.series[series]
          if (!point || !style || !one) return null
          return (
            <li key={one.key} className="flex items-start gap-2">
              <svg viewBox="0 0 12 12" className="mt-1! size-3! shrink-0" aria-hidden="true">
                <Marker x={6} y={6} style={style} state={markState(point)} />
              </svg>
              <span className="min-w-0">
                {model.series.length > 1 && `${one.label}: `}
                <strong>{point.display}</strong> {point.value !== null && model.unit}
                {listNotes(point, words).map((note) => (
                  <span key={note} className="block text-muted">
                    {note}
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      {href && (
        <a href={href} tabIndex={-1} className="link pointer-events-auto mt-1 inline-block py-1">
          {words.go.replace('{name}', category.label)}
        </a>
      )}
    </div>
  )
}

function listNotes(point: ChartPoint, words: LiveWords): string[] {
  const { numerator, denominator, coverage, published } = point
  const notes = [
    point.missingLabel,
    numerator && denominator
      ? words.of.replace('{numerator}', numerator.display).replace('{denominator}', denominator.display)
      : '',
    coverage
      ? words.coverage
          .replace('{reported}', String(coverage.reported))
          .replace('{assigned}', String(coverage.assigned))
      : '',
    point.stage === 'provisional' ? point.stageLabel : '',
    published ? [published.source, published.asOf, published.precision].filter(Boolean).join(' · ') : '',
  ]
  return [...new Set(notes.filter((note) => note !== ''))]
}

/** One sentence for a screen reader: "Quý IV/2023: Nữ 345, Nam chưa báo cáo". */
export function describeCategory(category: Category, model: ChartModel): string {
  const parts = category.points.flatMap((point, series) => {
    if (!point) return []
    const name = model.series.length > 1 ? `${model.series[series]?.label ?? ''} ` : ''
    const figure = point.value === null ? point.missingLabel : `${point.display} ${model.unit}`
    return [`${name}${figure}${point.stage === 'provisional' ? ` (${point.stageLabel})` : ''}`]
  })
  return `${category.label}: ${parts.join(', ')}`
}
