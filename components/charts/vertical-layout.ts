import {
  type Body,
  type Box,
  type Category,
  categoryCentre,
  computeBarSize,
  type Frame,
  type Label,
  labelled,
  type Room,
  tickLine,
  valuePosition,
} from './picture-types'
import { textHeight, textWidth, wrapText } from './text-width'
import { textSize } from './tokens'

const plotHeights = { narrow: 200, wide: 260 }

/** Columns and lines: categories run from left to right. */
export function layOutVertical(frame: Frame, room: Room): Body {
  const { model, categories, narrow, tickTexts, mark } = frame
  const left = Math.ceil(Math.max(...tickTexts.map((text) => textWidth(text, textSize.tick)))) + 10
  const right = Math.max(room.endWidth, 6)
  const plotWidth = room.width - left - right
  const band = plotWidth / Math.max(1, categories.length)
  const breakLabels = model.breaks.flatMap(({ before, label }) => {
    const index = categories.findIndex(({ key }) => key === before)
    if (index < 0) return []
    const lines = wrapText(label, Math.min(plotWidth, narrow ? 190 : 300), textSize.note)
    const half = Math.max(...lines.map((line) => textWidth(line, textSize.note))) / 2
    const x = left + index * band
    return [
      {
        x,
        lines,
        centre: Math.min(Math.max(x, left + half), room.width - half),
      },
    ]
  })
  const breakHeight = Math.max(
    0,
    ...breakLabels.map(({ lines }) => textHeight(lines.length, textSize.note) + 2),
  )
  const aboveBars = mark === 'grouped' || frame.pointLabels ? tickLine : 8
  const top = room.head + breakHeight + aboveBars
  const bottom = tickLine + 8
  const plotHeight = room.height
    ? Math.max(80, room.height - top - bottom)
    : plotHeights[narrow ? 'narrow' : 'wide']
  const plot: Box = { x: left, y: top, width: plotWidth, height: plotHeight }
  return {
    height: top + plotHeight + bottom,
    plot,
    barSize: computeBarSize(plotWidth, categories.length, mark === 'stacked' ? 1 : model.series.length),
    categoryLabels: chooseCategoryLabels(categories, plot, room.width),
    breaks: breakLabels.map(({ x, lines, centre }) => ({
      x,
      label: {
        lines,
        x: centre,
        y: room.head + textSize.note,
        anchor: 'middle',
      },
    })),
    valueLabels: mark === 'line' ? labelPoints(frame, plot) : labelColumns(frame, plot),
    targetLabel: null,
  }
}

/** Long names where they fit, else short ones, else every second, third …; the last is always named. */
function chooseCategoryLabels(categories: Category[], plot: Box, width: number): Label[] {
  const band = plot.width / Math.max(1, categories.length)
  const y = plot.y + plot.height + textSize.tick + 6
  const shorts = categories.map(({ points, label }) => points.find((point) => point)?.shortLabel || label)
  const longs = categories.map(({ label }) => label)
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => textWidth(text, textSize.tick)))
  const texts = widest(longs) + 10 <= band ? longs : shorts
  const every = Math.max(1, Math.ceil((widest(texts) + 8) / band))
  return texts.flatMap((text, index) => {
    if ((texts.length - 1 - index) % every !== 0) return []
    const half = textWidth(text, textSize.tick) / 2
    const x = Math.min(Math.max(plot.x + (index + 0.5) * band, half), width - half)
    return [{ lines: [text], x, y, anchor: 'middle' as const }]
  })
}

function labelPoints({ categories, pointLabels, scale }: Frame, plot: Box): Body['valueLabels'] {
  if (!pointLabels) return []
  const at = { plot, horizontal: false, scale, categories }
  return categories.flatMap(({ points: [point] }, index) =>
    point?.value == null
      ? []
      : {
          lines: [point.display],
          x: categoryCentre(at, index),
          y: valuePosition(at, point.value) - 10,
          anchor: 'middle' as const,
          missing: false,
        },
  )
}

function labelColumns(frame: Frame, plot: Box): Body['valueLabels'] {
  const { categories, mark, model, scale } = frame
  const perCategory = mark === 'stacked' ? 1 : model.series.length
  const band = plot.width / Math.max(1, categories.length)
  const slot = computeBarSize(plot.width, categories.length, perCategory)
  const all = categories.flatMap(({ points }, index) =>
    labelled(points, mark).map(({ point, series }) => {
      const x = plot.x + (index + 0.5) * band + (series - (perCategory - 1) / 2) * slot
      const top = valuePosition({ plot, horizontal: false, scale }, Math.max(point.value ?? 0, 0))
      return {
        lines: [point.display],
        x,
        y: top - 5,
        anchor: 'middle' as const,
        missing: point.value === null,
      }
    }),
  )
  const fits = (label: Label) => textWidth(label.lines[0] ?? '', textSize.note) <= slot * 1.15
  return all.every(fits) ? all : all.filter((label) => label.missing && fits(label))
}
