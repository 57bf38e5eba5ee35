import type { Box, Frame, PictureLayout } from './picture-types'
import { textWidth, wrapText } from './text-width'
import { textSize } from './tokens'

export type EndLabel = { series: number; value: number; lines: string[] }

/** Names and last values at the line ends, when they take no more than a third of the width. */
export function planEndLabels(
  frame: Frame,
  width: number,
): { named: boolean; width: number; labels: EndLabel[] } {
  const { model } = frame
  const last = model.series.map((one) => one.points.findLast(({ value }) => value !== null))
  const most = width * 0.32
  const label = (named: boolean): EndLabel[] =>
    last.flatMap((point, series) => {
      if (!point || point.value === null) return []
      const name = named ? wrapText(model.series[series]?.label ?? '', most - 10, textSize.label, 600) : []
      const value = point.display
      const joined = `${name.at(-1) ?? ''} ${value}`.trim()
      const lines =
        textWidth(joined, textSize.label, 600) <= most - 10
          ? [...name.slice(0, -1), joined]
          : [...name, value]
      return [{ series, value: point.value, lines }]
    })
  const several = model.series.length > 1
  const named = label(several)
  const tooMany = named.reduce((sum, { lines }) => sum + lines.length, 0) > (frame.narrow ? 8 : 12)
  const longest = Math.max(0, ...named.map(({ lines }) => lines.length))
  const labels = several && (tooMany || longest > 3) ? label(false) : named
  const widest = Math.max(
    0,
    ...labels.flatMap(({ lines }) => lines.map((line) => textWidth(line, textSize.label, 600))),
  )
  return {
    named: several && labels === named,
    width: Math.ceil(widest) + 12,
    labels,
  }
}

/** Pushes labels apart so that none covers another, keeping their order and staying inside the plot. */
export function placeEndLabels(
  labels: EndLabel[],
  plot: Box,
  toY: (value: number) => number,
): PictureLayout['endLabels'] {
  const line = 17
  const sorted = labels
    .map((label) => ({
      ...label,
      height: label.lines.length * line,
      middle: toY(label.value),
    }))
    .sort((a, b) => a.middle - b.middle)
  let floor = plot.y - 8
  for (const label of sorted) {
    label.middle = Math.max(label.middle, floor + label.height / 2)
    floor = label.middle + label.height / 2
  }
  let ceiling = plot.y + plot.height + 8
  for (const label of sorted.toReversed()) {
    label.middle = Math.min(label.middle, ceiling - label.height / 2)
    ceiling = label.middle - label.height / 2
  }
  return sorted.map(({ lines, series, middle, height }) => ({
    lines,
    series,
    x: plot.x + plot.width + 8,
    y: middle - height / 2 + 12.5,
    anchor: 'start',
  }))
}
