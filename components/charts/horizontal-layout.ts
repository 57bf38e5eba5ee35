import {
  type Body,
  type Box,
  categoryCentre,
  computeBarSize,
  type Frame,
  type Label,
  labelled,
  type PictureLayout,
  type Room,
  targetBounds,
  tickLine,
  valuePosition,
} from './picture-types'
import { textWidth, wrapText } from './text-width'
import { textSize } from './tokens'

type Place = Pick<PictureLayout, 'plot' | 'horizontal' | 'scale' | 'categories'>

/** Bars lying down, one row per area: names left, values at the ends. */
export function layOutHorizontal(frame: Frame, room: Room): Body {
  const { categories, model, mark, scale, tickTexts } = frame
  const perCategory = mark === 'stacked' ? 1 : model.series.length
  const names = categories.map(({ label }) =>
    wrapText(label, room.width * (frame.narrow ? 0.36 : 0.3), textSize.label),
  )
  const nameWidth = Math.max(0, ...names.flat().map((line) => textWidth(line, textSize.label)))
  const left = Math.ceil(nameWidth) + 12
  const values = categories.flatMap(({ points }) => points.filter((point) => point && point.value !== null))
  const valueWidth = Math.max(
    0,
    ...values.map((point) => textWidth(point?.display ?? '', textSize.label, 600)),
  )
  const lastTick = textWidth(tickTexts.at(-1) ?? '', textSize.tick) / 2
  const right = Math.ceil(Math.max(mark === 'stacked' ? 0 : valueWidth + 10, lastTick + 2))
  const nameLines = Math.max(1, ...names.map((lines) => lines.length))
  const row = Math.max(26, nameLines * 17 + 6, perCategory * 19 + 8)
  const bounds = targetBounds(model.target)
  const targetHeight = bounds.length > 0 ? tickLine : 0
  const top = room.head + targetHeight
  const bottom = tickLine + 8
  const wanted = Math.max(1, categories.length) * row
  const plotHeight = room.height ? Math.max(wanted * 0.6, room.height - top - bottom) : wanted
  const plot: Box = {
    x: left,
    y: top,
    width: room.width - left - right,
    height: plotHeight,
  }
  const at = { plot, horizontal: true, scale, categories }
  return {
    height: top + plotHeight + bottom,
    plot,
    barSize: computeBarSize(plotHeight, categories.length, perCategory),
    breaks: [],
    categoryLabels: names.map((lines, index) => ({
      lines,
      x: left - 10,
      y: categoryCentre(at, index) - ((lines.length - 1) * 17) / 2 + 4.5,
      anchor: 'end' as const,
    })),
    valueLabels: labelBars(frame, at, perCategory),
    targetLabel:
      model.target && bounds.length > 0 ? labelTarget(model.target.label, bounds, at, room.width) : null,
  }
}

/** Values at the bar ends, reasons where there is none; a stack only says that the whole of it is missing. */
function labelBars(frame: Frame, at: Place, perCategory: number): Body['valueLabels'] {
  const { categories, mark, scale } = frame
  const slot = computeBarSize(at.plot.height, categories.length, perCategory)
  return categories.flatMap(({ points }, index) =>
    labelled(points, mark).map(({ point, series }) => {
      const y = categoryCentre(at, index) + (series - (perCategory - 1) / 2) * slot + 4.5
      const x = valuePosition(at, Math.max(point.value ?? 0, Math.min(0, scale.max))) + 6
      const missing = point.value === null
      const reasonFits = textWidth(point.missingLabel, textSize.note) < at.plot.width - 10
      const text = missing && point.missingLabel && reasonFits ? point.missingLabel : point.display
      return { lines: [text], x, y, anchor: 'start' as const, missing }
    }),
  )
}

function labelTarget(text: string, bounds: number[], at: Place, width: number): Label {
  const middle = bounds.reduce((sum, bound) => sum + valuePosition(at, bound), 0) / bounds.length
  const half = textWidth(text, textSize.note, 600) / 2
  const x = Math.min(Math.max(middle, half), width - half)
  return { lines: [text], x, y: at.plot.y - 6, anchor: 'middle' }
}
