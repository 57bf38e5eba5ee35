import type { ChartModel, ChartPoint } from '@/lib/dashboards/chart-model'
import type { LiveWords } from './interactive-chart'
import { Marker, markState } from './marks'
import type { Category } from './picture-types'
import type { SeriesStyle } from './tokens'

export type TooltipPlace = { left: number; top: number; width: number }

type Props = {
  styles: readonly SeriesStyle[]
  model: ChartModel
  words: LiveWords
  category: Category
  /** Of what is read, within a picture of that width. */
  place: TooltipPlace
  href: string | null
}

/** All figures of one category, beside it: value, parts, coverage, stage and where it comes from. */
export function ChartTooltip({ styles, model, words, category, place, href }: Props) {
  const { left, top, width } = place
  const named = model.series.length > 1 && category.points.filter(Boolean).length > 1
  const onRight = left < width / 2
  const maxWidth = Math.max(150, Math.min(256, (onRight ? width - left : left) - 18))
  return (
    <div
      className="pointer-events-none absolute z-20 w-max rounded-md border border-rule bg-paper px-3 py-2 text-sm shadow-float"
      style={{ maxWidth, top, ...(onRight ? { left: left + 14 } : { right: width - left + 14 }) }}
    >
      <p className="font-semibold">{category.label}</p>
      <ul className="mt-1 grid gap-1">
        {category.points.map((point, series) => {
          const style = styles[series]
          const one = model.series[series]
          if (!point || !style || !one) return null
          return (
            <li key={one.key} className="flex items-start gap-2">
              <svg viewBox="0 0 12 12" className="mt-1! size-3! shrink-0" aria-hidden="true">
                <Marker x={6} y={6} style={style} state={markState(point)} />
              </svg>
              <span className="min-w-0">
                {named && `${one.label}: `}
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

/** One sentence for a screen reader: "Quý IV/2023: Nữ 345, Nam chưa báo cáo", then what the box beside the mark notes. */
export function describeCategory(category: Category, model: ChartModel, words: LiveWords): string {
  const several = category.points.filter(Boolean).length > 1
  const parts = category.points.flatMap((point, series) => {
    if (!point) return []
    const name = several ? `${model.series[series]?.label ?? ''} ` : ''
    const figure = point.value === null ? point.missingLabel : `${point.display} ${model.unit}`
    return [`${name}${figure}${point.stage === 'provisional' ? ` (${point.stageLabel})` : ''}`]
  })
  const said = category.points.flatMap((point) => (point ? [point.missingLabel, point.stageLabel] : []))
  const notes = category.points.flatMap((point) => (point ? listNotes(point, words) : []))
  const others = [...new Set(notes)].filter((note) => !said.includes(note))
  return [`${category.label}: ${parts.join(', ')}`, ...others].join('. ')
}
