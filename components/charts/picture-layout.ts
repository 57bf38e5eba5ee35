import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { formatNumber } from '@/lib/format'
import { placeEndLabels, planEndLabels } from './end-labels'
import { layOutHorizontal } from './horizontal-layout'
import { layLegend, listLegendItems } from './legend-layout'
import {
  type Category,
  type Frame,
  type Label,
  type PictureLayout,
  type PictureSize,
  targetBounds,
} from './picture-types'
import { listReadings } from './readings'
import { textHeight, textWidth, wrapText } from './text-width'
import { seriesStyles, textSize } from './tokens'
import { computeValueScale } from './value-scale'
import { layOutVertical } from './vertical-layout'

/** Lays a picture out for a width; a given height (the space already reserved) is kept. */
export function layOutPicture(model: PictureModel, words: PictureWords, size: PictureSize): PictureLayout {
  const { width } = size
  const narrow = width < 480
  const categories = listReadings(model)
  const empty = categories.every(({ points }) => points.every((point) => (point?.value ?? null) === null))
  const mark = markOf(model.kind)
  const lying = model.kind === 'ranked-bars' || model.kind === 'bullet'
  const horizontal = lying || (model.axis === 'org-unit' && !empty)
  const bars = horizontal && mark === 'line' ? 'grouped' : mark
  const scale = computeValueScale({
    values: listScaleValues(model, categories, bars),
    zeroBased: bars !== 'line',
    percent: model.unit.trim().startsWith('%'),
    whole: categories.every(({ points }) => points.every((point) => Number.isInteger(point?.value ?? 0))),
  })
  const frame = {
    model,
    words,
    narrow,
    categories,
    empty,
    mark: bars,
    horizontal,
    pointLabels: bars === 'line' && fewPoints(model, categories, width),
    scale,
    styles: seriesStyles(model.series),
    tickTexts: scale.ticks.map((tick) => formatNumber(tick, scale.decimals, model.language)),
  } as const
  const lines = bars === 'line' && !empty
  const ends = lines && !frame.pointLabels ? planEndLabels(frame, width) : null
  const legend = layLegend(
    listLegendItems(model, words, frame.styles, {
      named: ends?.named ?? false,
    }),
    width,
  )
  const unitLines = wrapText(unitText(frame), width, textSize.note)
  const head = legend.height + textHeight(unitLines.length, textSize.note) + 6
  const unitLabel: Label = {
    lines: unitLines,
    x: 0,
    y: legend.height + textSize.note,
    anchor: 'start',
  }
  const room = { width, height: size.height, head, endWidth: ends?.width ?? 0 }
  const body = horizontal ? layOutHorizontal(frame, room) : layOutVertical(frame, room)
  const { plot } = body
  const toY = (value: number) => plot.y + plot.height * (1 - (value - scale.min) / (scale.max - scale.min))
  return {
    width,
    mark: bars,
    horizontal,
    styles: frame.styles,
    categories,
    scale,
    tickTexts: frame.tickTexts,
    legend: legend.items,
    unitLabel,
    empty,
    endLabels: ends ? placeEndLabels(ends.labels, plot, toY) : [],
    ...body,
  }
}

function markOf(kind: PictureModel['kind']): PictureLayout['mark'] {
  if (kind === 'line') return 'line'
  return kind === 'stacked-columns' || kind === 'stacked-shares' ? 'stacked' : 'grouped'
}

/** A short single line has room for each figure above its point. */
function fewPoints({ series }: PictureModel, categories: Category[], width: number): boolean {
  const [only, ...others] = series
  if (!only || others.length > 0 || categories.length > 8) return false
  const room = ((width - 60) / Math.max(1, categories.length)) * 0.9
  return only.points.every(({ display }) => textWidth(display, textSize.label, 600) <= room)
}

function listScaleValues(model: PictureModel, categories: Category[], mark: PictureLayout['mark']): number[] {
  if (model.kind === 'stacked-shares') return [0, 100]
  const bounds = targetBounds(model.target)
  if (mark !== 'stacked') {
    return [...bounds, ...categories.flatMap(({ points }) => points.flatMap((point) => point?.value ?? []))]
  }
  const sums = categories.flatMap(({ points }) => {
    const values = points.flatMap((point) => point?.value ?? [])
    return [values.filter((value) => value > 0), values.filter((value) => value < 0)].map((side) =>
      side.reduce((sum, value) => sum + value, 0),
    )
  })
  return [...bounds, ...sums]
}

function unitText({ model, words, scale, tickTexts, empty }: Frame): string {
  if (scale.fromZero || empty) return model.unit
  return `${model.unit} · ${words.axisFrom.replace('{value}', tickTexts[0] ?? '')}`
}
