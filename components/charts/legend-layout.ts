import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { textWidth, wrapText } from './text-width'
import { colours, type SeriesStyle, textSize } from './tokens'

/** What the small sign before a legend text shows. */
export type LegendSign =
  | { kind: 'series'; style: SeriesStyle; line: boolean }
  | { kind: 'target'; band: boolean }
  | { kind: 'provisional'; colour: string }
  | { kind: 'published'; colour: string }
  | { kind: 'dot'; style: SeriesStyle }
  | { kind: 'tank'; share: number }
  | { kind: 'break' }
  | { kind: 'step'; fill: string; sign: -1 | 0 | 1 }
  | { kind: 'missing' | 'low-coverage' | 'hollow-province' | 'outside' }

export type LegendItem = {
  sign: LegendSign
  lines: string[]
  x: number
  y: number
}

export type Unplaced = { sign: LegendSign; text: string }

const signWidth = 26
const gap = 18
const line = 18

/** Names of series (unless they stand at the line ends), the target, and what light or hollow marks mean. */
export function listLegendItems(
  model: PictureModel,
  words: PictureWords,
  styles: SeriesStyle[],
  { named }: { named: boolean },
): Unplaced[] {
  const items: Unplaced[] = []
  const colour = styles[0]?.fill ?? colours.accent
  const points = model.series.flatMap((one) => one.points).filter(({ value }) => value !== null)
  if (model.series.length > 1 && !named) {
    model.series.forEach((one, index) => {
      const style = styles[index]
      if (style)
        items.push({
          sign:
            model.kind === 'dot-gap'
              ? { kind: 'dot', style }
              : { kind: 'series', style, line: model.kind === 'line' },
          text: one.label,
        })
    })
  }
  if (model.target) {
    const span = model.target.span ? ` (${model.target.span})` : ''
    const text = `${words.target}: ${model.target.label}${span}`
    items.push({
      sign: { kind: 'target', band: model.target.comparator === 'range' },
      text,
    })
  }
  if (points.some(({ stage }) => stage === 'provisional')) {
    items.push({
      sign: { kind: 'provisional', colour },
      text: words.provisional,
    })
  }
  if (points.some(({ published }) => published)) {
    items.push({ sign: { kind: 'published', colour }, text: words.published })
  }
  return items
}

/** Sets the items in rows from left to right; a long text is wrapped, never cut. */
export function layLegend(items: Unplaced[], width: number): { items: LegendItem[]; height: number } {
  const placed: LegendItem[] = []
  let x = 0
  let y = 0
  let rowLines = 0
  for (const { sign, text } of items) {
    const lines = wrapText(text, width - signWidth, textSize.label)
    const itemWidth = signWidth + Math.max(0, ...lines.map((one) => textWidth(one, textSize.label)))
    if (x > 0 && x + itemWidth > width) {
      x = 0
      y += rowLines * line
      rowLines = 0
    }
    placed.push({ sign, lines, x, y })
    x += itemWidth + gap
    rowLines = Math.max(rowLines, lines.length)
  }
  return {
    items: placed,
    height: items.length === 0 ? 0 : y + rowLines * line + 6,
  }
}

/** Sets the items one under another, for a column beside the picture. */
export function stackLegend(items: Unplaced[], width: number): { items: LegendItem[]; height: number } {
  let y = 0
  const placed = items.map(({ sign, text }): LegendItem => {
    const lines = wrapText(text, width - signWidth, textSize.label)
    const item = { sign, lines, x: 0, y }
    y += lines.length * line
    return item
  })
  return { items: placed, height: y + 6 }
}
