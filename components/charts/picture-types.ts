import type { ChartPoint } from '@/lib/dashboards/chart-model'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import type { LegendItem } from './legend-layout'
import type { SeriesStyle } from './tokens'
import { textSize } from './tokens'
import type { ValueScale } from './value-scale'

export type Box = { x: number; y: number; width: number; height: number }
export type Category = {
  key: string
  label: string
  points: (ChartPoint | undefined)[]
}
export type Label = {
  lines: string[]
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

/** Where everything of a picture goes, in px; pure, so that screen, page and file agree. */
export type PictureLayout = {
  width: number
  height: number
  plot: Box
  mark: 'line' | 'grouped' | 'stacked'
  horizontal: boolean
  /** Of each series, in order. */
  styles: (SeriesStyle & { key: string })[]
  categories: Category[]
  scale: ValueScale
  tickTexts: string[]
  categoryLabels: Label[]
  /** Thickness of one bar; the bars of a category stand side by side without a gap. */
  barSize: number
  legend: LegendItem[]
  /** Unit above the axis, and where the axis starts when that isn't zero. */
  unitLabel: Label
  breaks: { x: number; label: Label }[]
  /** At the end of each line: its name and last value. */
  endLabels: (Label & { series: number })[]
  /** Above or beside each bar, where there is room. */
  valueLabels: (Label & { missing: boolean })[]
  targetLabel: Label | null
  empty: boolean
}

export type PictureSize = { width: number; height?: number | undefined }

/** Centre of a category along its axis. */
export function categoryCentre(
  layout: Pick<PictureLayout, 'plot' | 'horizontal' | 'categories'>,
  index: number,
): number {
  const { plot, horizontal, categories } = layout
  const start = horizontal ? plot.y : plot.x
  const length = horizontal ? plot.height : plot.width
  return start + ((index + 0.5) * length) / Math.max(1, categories.length)
}

/** Place of a value along the value axis. */
export function valuePosition(
  layout: Pick<PictureLayout, 'plot' | 'horizontal' | 'scale'>,
  value: number,
): number {
  const { plot, horizontal, scale } = layout
  const share = (value - scale.min) / (scale.max - scale.min)
  return horizontal ? plot.x + plot.width * share : plot.y + plot.height * (1 - share)
}

/** The bounds a target draws: none, one line or a band. */
export function targetBounds(target: PictureModel['target']): number[] {
  if (!target || target.comparator === 'yes') return []
  const bounds = target.comparator === 'range' ? [target.low, target.high] : [target.low ?? target.high]
  return bounds.filter((bound) => bound !== null)
}

/** Where along the categories the target holds: all of them, or those of its extent that are shown. */
export function targetSpan(
  { plot, horizontal, categories }: Pick<PictureLayout, 'plot' | 'horizontal' | 'categories'>,
  target: PictureModel['target'],
): { start: number; end: number } {
  const indexOf = (key: string | undefined) => categories.findIndex((category) => category.key === key)
  const first = Math.max(indexOf(target?.extent?.from), 0)
  const found = indexOf(target?.extent?.to)
  const last = found < 0 ? categories.length - 1 : found
  const origin = horizontal ? plot.y : plot.x
  const slot = (horizontal ? plot.height : plot.width) / Math.max(1, categories.length)
  return { start: origin + first * slot, end: origin + (last + 1) * slot }
}

/** What both orientations start from. */
export type Frame = {
  model: PictureModel
  words: PictureWords
  narrow: boolean
  categories: Category[]
  empty: boolean
  mark: PictureLayout['mark']
  horizontal: boolean
  /** Each figure stands above its point instead of the last one at the line's end. */
  pointLabels: boolean
  scale: ValueScale
  styles: PictureLayout['styles']
  tickTexts: string[]
}
export type Room = {
  width: number
  height: number | undefined
  head: number
  endWidth: number
}
export type Body = Pick<
  PictureLayout,
  'height' | 'plot' | 'barSize' | 'categoryLabels' | 'breaks' | 'valueLabels' | 'targetLabel'
>

/** Height of one line of axis text. */
export const tickLine = Math.ceil(textSize.tick * 1.4)

/** The points of a category that get a text of their own: all of a group, of a stack only when it is missing whole. */
export function labelled(
  points: (ChartPoint | undefined)[],
  mark: PictureLayout['mark'],
): { point: ChartPoint; series: number }[] {
  const present = points.flatMap((point, series) => (point ? [{ point, series }] : []))
  if (mark !== 'stacked') return present
  return present.every(({ point }) => point.value === null)
    ? present.slice(0, 1).map(({ point }) => ({ point, series: 0 }))
    : []
}

/** Bars take four fifths of their category, up to a thickness that still reads as a bar. */
export function computeBarSize(length: number, categories: number, perCategory: number): number {
  return Math.min((length / Math.max(1, categories)) * 0.8, 72) / Math.max(1, perCategory)
}
