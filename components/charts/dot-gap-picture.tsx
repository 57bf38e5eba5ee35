import type { ChartPoint } from '@/lib/dashboards/chart-model'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { formatNumber } from '@/lib/format'
import { layLegend, listLegendItems } from './legend-layout'
import { MarkLink } from './mark-link'
import { Marker, markState } from './marks'
import { PictureText } from './picture-text'
import type { Category, Label } from './picture-types'
import { listReadings } from './readings'
import { EmptySvg, layHead, StillSvg } from './still-svg'
import { textWidth, wrapText } from './text-width'
import { colours, seriesStyles, textSize } from './tokens'
import { computeValueScale } from './value-scale'

type Props = { model: PictureModel; words: PictureWords; width: number; idPrefix?: string }

const rowHeight = 36
const valueRoom = 54

/** Women and men of each row as two dots, the line between them as long as the gap. */
export function DotGapPicture({ model, words, width, idPrefix = 'gap' }: Props) {
  const rows = listReadings(model)
  const styles = seriesStyles(model.series)
  const scale = computeValueScale({
    values: rows.flatMap(({ points }) => points.flatMap((point) => point?.value ?? [])),
    zeroBased: true,
    percent: model.unit.startsWith('%'),
    whole: rows.every(({ points }) => points.every((point) => Number.isInteger(point?.value ?? 0))),
  })
  const head = layHead(
    model.unit,
    layLegend(listLegendItems(model, words, styles, { named: false }), width),
    width,
  )
  const names = rows.map(({ label }) => wrapText(label, width * 0.3, textSize.label))
  const left = Math.max(0, ...names.flat().map((line) => textWidth(line, textSize.label))) + 12
  const plot = { x: left + valueRoom, width: width - left - 2 * valueRoom, top: head.height + 4 }
  const bottom = plot.top + rows.length * rowHeight
  const toX = (value: number) => plot.x + (plot.width * (value - scale.min)) / (scale.max - scale.min)
  if (rows.length === 0) return <EmptySvg width={width} head={head} words={words} idPrefix={idPrefix} />
  return (
    <StillSvg width={width} height={bottom + 28} head={head} idPrefix={idPrefix}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={toX(tick)}
            x2={toX(tick)}
            y1={plot.top}
            y2={bottom}
            stroke={tick === 0 ? colours.muted : colours.rule}
          />
          <PictureText
            label={{
              lines: [formatNumber(tick, scale.decimals, model.language)],
              x: toX(tick),
              y: bottom + 18,
              anchor: 'middle',
            }}
            size={textSize.tick}
          />
        </g>
      ))}
      {rows.map((row, index) => (
        <MarkLink key={row.key} href={row.points.find((point) => point?.href)?.href}>
          <Row
            row={row}
            index={index}
            name={names[index] ?? []}
            nameX={left - 10}
            y={plot.top + (index + 0.5) * rowHeight}
            startX={plot.x}
            width={width}
            toX={toX}
            model={model}
          />
        </MarkLink>
      ))}
    </StillSvg>
  )
}

type RowProps = {
  row: Category
  index: number
  name: string[]
  nameX: number
  y: number
  startX: number
  width: number
  toX: (value: number) => number
  model: PictureModel
}

function Row({ row, index, name, nameX, y, startX, width, toX, model }: RowProps) {
  const styles = seriesStyles(model.series)
  const dots = row.points.flatMap((point, series) => {
    const style = styles[series]
    return point && style && point.value !== null ? [{ point, style, x: toX(point.value), dy: 0 }] : []
  })
  const [first, second] = dots
  // Two that lie on one another are set apart, one above the line, one below.
  if (first && second && Math.abs(first.x - second.x) < 8) {
    first.dy = -5
    second.dy = 5
  }
  const xs = dots.map(({ x }) => x)
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const absent = row.points.flatMap((point, series) =>
    point && point.value === null ? [reasonOf(point, model.series[series]?.label ?? '', row)] : [],
  )
  /** After the figure that is there, before it where the right has no room. */
  function placeReason(text: string): Label {
    const [only] = dots
    const at = { lines: [text], y: y + 4.5 }
    if (!only) return { ...at, x: startX + 6, anchor: 'start' }
    const after = only.x + 18 + textWidth(only.point.display, textSize.label, 600)
    const fits = after + textWidth(text, textSize.note) <= width
    return fits ? { ...at, x: after, anchor: 'start' } : { ...at, x: only.x - 12, anchor: 'end' }
  }
  const loose = dots.some(({ point }) => markState(point) === 'provisional')
  return (
    <g data-category={index}>
      <rect x={0} y={y - rowHeight / 2} width={width} height={rowHeight} fill="none" pointerEvents="all" />
      <PictureText
        label={{ lines: name, x: nameX, y: y - (name.length - 1) * 8.5 + 4.5, anchor: 'end' }}
        size={textSize.label}
        fill={colours.ink}
      />
      {dots.length > 1 && (
        <line
          x1={low}
          x2={high}
          y1={y}
          y2={y}
          stroke={colours.muted}
          strokeWidth={2.5}
          strokeDasharray={loose ? '3 3' : undefined}
        />
      )}
      {dots.map(({ point, style, x, dy }) => (
        <Marker key={style.key} x={x} y={y + dy} size={6} style={style} state={markState(point)} />
      ))}
      {dots.map(({ point, style, x }, at) => {
        const isLeft = dots.length > 1 && (x < high || (low === high && at === 0))
        return (
          <PictureText
            key={style.key}
            label={{
              lines: [point.display],
              x: isLeft ? x - 10 : x + 10,
              y: y + 4.5,
              anchor: isLeft ? 'end' : 'start',
            }}
            size={textSize.label}
            weight={600}
            fill={style.text}
          />
        )
      })}
      {absent.length > 0 && <PictureText label={placeReason([...new Set(absent)].join('; '))} />}
    </g>
  )
}

/** "Nam: chưa báo cáo"; the same reason of both is said once. */
function reasonOf({ missingLabel, display }: ChartPoint, label: string, { points }: Category): string {
  const alone = points.every((point) => point?.value === null)
  return alone ? missingLabel || display : `${label}: ${display}`
}
