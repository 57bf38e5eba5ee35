import type { ChartPoint, ChartSeries } from '@/lib/dashboards/chart-model'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { formatNumber } from '@/lib/format'
import { layLegend, listLegendItems, type Unplaced } from './legend-layout'
import { Marker, markState } from './marks'
import { PictureText } from './picture-text'
import type { Box } from './picture-types'
import { readingOf } from './readings'
import { EmptySvg, layHead, StillSvg } from './still-svg'
import { textWidth, wrapText } from './text-width'
import { colours, type SeriesStyle, seriesStyles, textSize } from './tokens'
import { computeValueScale, type ValueScale } from './value-scale'

type Props = { model: PictureModel; words: PictureWords; width: number; idPrefix?: string }

const panelWidth = 150
const lineHeight = 78
const gap = 18
const nameLine = 17

/** One small line for each area, all on one scale, so that heights can be compared across panels. */
export function PanelsPicture({ model, words, width, idPrefix = 'panels' }: Props) {
  const points = model.series.flatMap((one) => one.points)
  const scale = computeValueScale({
    values: points.flatMap(({ value }) => value ?? []),
    zeroBased: true,
    percent: model.unit.startsWith('%'),
    whole: points.every(({ value }) => Number.isInteger(value ?? 0)),
  })
  const styles = seriesStyles([{ key: 'panel', role: 'accent' }])
  const breaks = model.breaks.map(({ label }): Unplaced => ({ sign: { kind: 'break' }, text: label }))
  const items = [...listLegendItems(model, words, styles, { named: true }), ...breaks]
  const head = layHead(model.unit, layLegend(items, width), width)
  const tickTexts = scale.ticks.map((tick) => formatNumber(tick, scale.decimals, model.language))
  const left = Math.max(0, ...tickTexts.map((text) => textWidth(text, textSize.note))) + 8
  const columns = Math.max(
    1,
    Math.min(model.series.length, Math.floor((width - left + gap) / (panelWidth + gap))),
  )
  const each = (width - left - (columns - 1) * gap) / columns
  const names = model.series.map(({ label }) => wrapText(label, each, textSize.label, 600))
  const nameHeight = Math.max(1, ...names.map((lines) => lines.length)) * nameLine
  const row = nameHeight + lineHeight + 34
  const rows = Math.ceil(model.series.length / columns)
  if (points.length === 0) return <EmptySvg width={width} head={head} words={words} idPrefix={idPrefix} />
  return (
    <StillSvg width={width} height={head.height + rows * row} head={head} idPrefix={idPrefix}>
      {model.series.map((series, index) => {
        const top = head.height + Math.floor(index / columns) * row
        const x = left + (index % columns) * (each + gap)
        const box = { x, y: top + nameHeight + 8, width: each, height: lineHeight }
        return (
          <g key={series.key}>
            <PictureText
              label={{ lines: names[index] ?? [], x, y: top + 12, anchor: 'start' }}
              size={textSize.label}
              weight={600}
              fill={colours.ink}
            />
            <Panel
              model={model}
              series={series}
              index={index}
              box={box}
              scale={scale}
              style={styles[0] as SeriesStyle}
              tickTexts={index % columns === 0 ? tickTexts : []}
            />
          </g>
        )
      })}
    </StillSvg>
  )
}

type PanelProps = {
  model: PictureModel
  series: ChartSeries
  index: number
  box: Box
  scale: ValueScale
  style: SeriesStyle
  /** Empty where a panel to the left has them already. */
  tickTexts: string[]
}

function Panel({ model, series, index, box, scale, style, tickTexts }: PanelProps) {
  const { points } = series
  const slot = box.width / Math.max(1, points.length)
  const toX = (at: number) => box.x + (at + 0.5) * slot
  const toY = (value: number) => box.y + box.height * (1 - (value - scale.min) / (scale.max - scale.min))
  const last = points.findLastIndex(({ value }) => value !== null)
  const ends = [
    { end: points[0], x: box.x, anchor: 'start' as const },
    { end: points.at(-1), x: box.x + box.width, anchor: 'end' as const },
  ]
  const reasons = new Set(points.map(({ missingLabel }) => missingLabel))
  return (
    <>
      {scale.ticks.map((tick, at) => (
        <g key={tick}>
          <line
            x1={box.x}
            x2={box.x + box.width}
            y1={toY(tick)}
            y2={toY(tick)}
            stroke={tick === 0 ? colours.muted : colours.rule}
          />
          {(at === 0 || at === scale.ticks.length - 1) && tickTexts[at] !== undefined && (
            <PictureText label={{ lines: [tickTexts[at]], x: box.x - 6, y: toY(tick) + 4, anchor: 'end' }} />
          )}
        </g>
      ))}
      {model.breaks.map(({ before }) => {
        const at = points.findIndex(({ key }) => key === before)
        const x = box.x + at * slot
        return at < 0 ? null : (
          <line key={before} x1={x} x2={x} y1={box.y} y2={box.y + box.height} stroke={colours.muted} />
        )
      })}
      <path d={linePath(points, toX, toY, 'settled')} fill="none" stroke={style.fill} strokeWidth={2} />
      <path
        d={linePath(points, toX, toY, 'provisional')}
        fill="none"
        stroke={style.fill}
        strokeWidth={1.5}
        strokeDasharray="3 3"
      />
      {points.map((point, at) => (
        <g key={point.key} data-category={readingOf(model, index, at)}>
          <rect
            x={box.x + at * slot}
            y={box.y}
            width={slot}
            height={box.height}
            fill="none"
            pointerEvents="all"
          />
          {point.value !== null && (at === last || isAlone(points, at) || markState(point) !== 'settled') && (
            <Marker x={toX(at)} y={toY(point.value)} size={3.2} style={style} state={markState(point)} />
          )}
        </g>
      ))}
      {last >= 0 ? (
        <PictureText
          label={{
            lines: [points[last]?.display ?? ''],
            x: Math.min(toX(last) + 4, box.x + box.width),
            y: Math.max(toY(points[last]?.value ?? 0) - 7, box.y + 8),
            anchor: 'end',
          }}
          weight={600}
          fill={colours.ink}
        />
      ) : (
        <PictureText
          label={{
            lines: wrapText([...reasons].join('; '), box.width - 8, textSize.note),
            x: box.x + 4,
            y: box.y + box.height / 2,
            anchor: 'start',
          }}
        />
      )}
      {ends.map(({ end, x, anchor }) =>
        end ? (
          <PictureText
            key={anchor}
            label={{ lines: [end.shortLabel || end.label], x, y: box.y + box.height + 16, anchor }}
          />
        ) : null,
      )}
    </>
  )
}

/** Between settled figures a full line, next to one not yet approved a dashed one; a gap stays a gap. */
function linePath(
  points: readonly ChartPoint[],
  toX: (at: number) => number,
  toY: (value: number) => number,
  wanted: 'settled' | 'provisional',
): string {
  return points
    .flatMap((point, at) => {
      const before = points[at - 1]
      if (!before || point.value === null || before.value === null) return []
      const loose = [point, before].some((one) => markState(one) === 'provisional')
      if (loose !== (wanted === 'provisional')) return []
      const corner = (index: number, value: number) => `${toX(index).toFixed(1)},${toY(value).toFixed(1)}`
      return `M${corner(at - 1, before.value)}L${corner(at, point.value)}`
    })
    .join('')
}

function isAlone(points: readonly ChartPoint[], at: number): boolean {
  return (points[at - 1]?.value ?? null) === null && (points[at + 1]?.value ?? null) === null
}
