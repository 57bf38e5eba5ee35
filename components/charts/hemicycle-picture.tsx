import { seatsInHalfCircle } from '@/components/representation/hemicycle-layout'
import type { ChartPoint, ChartSeries } from '@/lib/dashboards/chart-model'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { layLegend, listLegendItems } from './legend-layout'
import { Marker, markState } from './marks'
import { PictureText } from './picture-text'
import { targetBounds } from './picture-types'
import { readingOf } from './readings'
import { layHead, StillSvg } from './still-svg'
import { wrapText } from './text-width'
import { colours, type SeriesStyle, seriesStyles, textSize } from './tokens'

type Props = { model: PictureModel; words: PictureWords; width: number; idPrefix?: string }

const most = 320
const gap = 28
const nameLine = 17

/** A chamber for each body: a mark for each seat, women first from the left, round; the others square. */
export function HemicyclePicture({ model, words, width, idPrefix = 'seats' }: Props) {
  const styles = seriesStyles([
    { key: 'women', role: 'women' },
    { key: 'men', role: 'men' },
  ])
  const [women, others] = styles
  if (!women || !others) return null
  const legend = [
    { sign: { kind: 'dot' as const, style: women }, text: words.women },
    { sign: { kind: 'dot' as const, style: others }, text: words.others },
    ...listLegendItems(model, words, styles, { named: true }),
  ]
  const head = layHead('', layLegend(legend, width), width)
  const columns = Math.max(1, Math.min(model.series.length, Math.floor((width + gap) / (240 + gap))))
  const each = Math.min(most, (width - (columns - 1) * gap) / columns)
  const names = model.series.map(({ points }) => wrapText(points[0]?.label ?? '', each, textSize.label, 600))
  const nameHeight = Math.max(1, ...names.map((lines) => lines.length)) * nameLine
  // The outermost seats stick out by half of their size.
  const radius = (each / 2 - 3) / 1.1
  const row = nameHeight + radius + 58
  const rows = Math.ceil(model.series.length / columns)
  return (
    <StillSvg width={width} height={head.height + rows * row} head={head} idPrefix={idPrefix}>
      {model.series.map((series, index) => {
        const left = (index % columns) * (each + gap)
        const top = head.height + Math.floor(index / columns) * row
        return (
          <g key={series.key} data-category={readingOf(model, index, 0)}>
            <rect x={left} y={top} width={each} height={row - 8} fill="none" pointerEvents="all" />
            <PictureText
              label={{ lines: names[index] ?? [], x: left, y: top + 14, anchor: 'start' }}
              size={textSize.label}
              weight={600}
              fill={colours.ink}
            />
            <Chamber
              series={series}
              model={model}
              centre={{ x: left + each / 2, y: top + nameHeight + radius + 30 }}
              radius={radius}
              look={{ women, others }}
            />
          </g>
        )
      })}
    </StillSvg>
  )
}

type ChamberProps = {
  series: ChartSeries
  model: PictureModel
  centre: { x: number; y: number }
  radius: number
  look: { women: SeriesStyle; others: SeriesStyle }
}

function Chamber({ series, model, centre, radius, look }: ChamberProps) {
  const point = series.points[0] as ChartPoint
  const [women, all] = [Number(point.numerator?.exact ?? 0), Number(point.denominator?.exact ?? 0)]
  const { seats, size } = seatsInHalfCircle(all)
  const state = markState(point)
  return (
    <>
      {seats.map(({ x, y }, index) => {
        const style = index < women ? look.women : look.others
        const place = { x: round(centre.x + x * radius), y: round(centre.y - y * radius) }
        return (
          <Marker
            key={`${place.x},${place.y}`}
            {...place}
            size={round(Math.max(1, size * radius))}
            style={style}
            state={state}
          />
        )
      })}
      <Ray share={50} label="50 %" dashed centre={centre} radius={radius} />
      {targetBounds(model.target)
        .slice(0, 1)
        .map((share) => (
          <Ray key={share} share={share} label={model.target?.label ?? ''} centre={centre} radius={radius} />
        ))}
      <PictureText
        label={{ lines: [`${point.display} %`], x: centre.x, y: centre.y - 8, anchor: 'middle' }}
        size={textSize.title}
        weight={600}
        fill={colours.ink}
      />
      <PictureText
        label={{
          lines: [`${point.numerator?.display ?? ''} / ${point.denominator?.display ?? ''}`],
          x: centre.x,
          y: centre.y + 10,
          anchor: 'middle',
        }}
        size={textSize.label}
      />
    </>
  )
}

type RayProps = {
  share: number
  label: string
  dashed?: boolean
  centre: { x: number; y: number }
  radius: number
}

/** Where so many per cent of the seats lie to the left: half of them dashed, the goal as a full line. */
function Ray({ share, label, dashed = false, centre, radius }: RayProps) {
  const angle = Math.PI * (1 - share / 100)
  const at = (part: number) => ({
    x: round(centre.x + Math.cos(angle) * radius * part),
    y: round(centre.y - Math.sin(angle) * radius * part),
  })
  const [from, to] = [at(0.36), at(1.05)]
  return (
    <>
      <line
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        stroke={colours.ink}
        strokeWidth={dashed ? 1 : 1.5}
        strokeDasharray={dashed ? '2 3' : '6 4'}
      />
      <PictureText
        label={{
          lines: [label],
          x: to.x,
          y: to.y - 4,
          anchor: share < 47 ? 'end' : share > 53 ? 'start' : 'middle',
        }}
        fill={colours.ink}
      />
    </>
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
