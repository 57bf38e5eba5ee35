import './charts.css'
import { Marker, type MarkState } from './marks'
import { colours, seriesStyles } from './tokens'

type Props = {
  points: readonly { value: number | null }[]
  /** How the last figure is drawn. */
  state?: MarkState
  width?: number
  height?: number
}

const [style] = seriesStyles([{ key: 'spark', role: 'accent' }])
const edge = 5

/** The shape of a series in a card: no axis, no words (the card says them), gaps stay gaps, the last figure marked. */
export function SparkLine({ points, state = 'settled', width = 132, height = 36 }: Props) {
  const values = points.flatMap(({ value }) => value ?? [])
  const last = points.findLastIndex(({ value }) => value !== null)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const lastPoint = points[last]
  if (!style || !lastPoint || values.length < 2) return null
  const toX = (index: number) => edge + (index * (width - 2 * edge)) / Math.max(1, points.length - 1)
  const toY = (value: number) =>
    high === low ? height / 2 : height - edge - ((value - low) * (height - 2 * edge)) / (high - low)
  const path = points
    .map(({ value }, index) => {
      if (value === null) return ''
      const begins = index === 0 || points[index - 1]?.value === null
      return `${begins ? 'M' : 'L'}${toX(index).toFixed(1)},${toY(value).toFixed(1)}`
    })
    .join('')
  return (
    <span className="chart-picture inline-block" style={{ width }}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={path} fill="none" stroke={colours.accent} strokeWidth={1.75} strokeLinejoin="round" />
        <Marker x={toX(last)} y={toY(lastPoint.value ?? 0)} size={3} style={style} state={state} />
      </svg>
    </span>
  )
}
