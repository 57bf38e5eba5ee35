import type { ReactNode } from 'react'
import type { PictureWords } from '@/lib/exports/render-job'
import type { LegendItem } from './legend-layout'
import { LegendMark } from './legend-mark'
import { PictureText } from './picture-text'
import type { Label } from './picture-types'
import { textHeight, wrapText } from './text-width'
import { textSize } from './tokens'

type Head = { legend: LegendItem[]; unitLabel: Label; height: number }

/** Legend and unit above the plot, as every picture has them. */
export function layHead(unit: string, legend: { items: LegendItem[]; height: number }, width: number): Head {
  const lines = wrapText(unit, width, textSize.note)
  return {
    legend: legend.items,
    unitLabel: { lines, x: 0, y: legend.height + textSize.note, anchor: 'start' },
    height: legend.height + textHeight(lines.length, textSize.note) + 6,
  }
}

/** Where no series has any point there is nothing to lay out: the picture says so. */
export function EmptySvg({ width, head, words, idPrefix }: EmptyProps) {
  const label = { lines: [words.empty], x: width / 2, y: head.height + 64, anchor: 'middle' as const }
  return (
    <StillSvg width={width} height={head.height + 120} head={head} idPrefix={idPrefix}>
      <PictureText label={label} size={textSize.body} />
    </StillSvg>
  )
}

type EmptyProps = { width: number; head: Head; words: PictureWords; idPrefix: string }

/** A picture of our own, without the chart library: drawn once, read by its marks. */
export function StillSvg({
  width,
  height,
  head,
  idPrefix,
  children,
}: {
  width: number
  height: number
  head: Head
  idPrefix: string
  children: ReactNode
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {head.legend.map((item) => (
        <LegendMark key={`${item.x},${item.y}`} item={item} idPrefix={idPrefix} />
      ))}
      <PictureText label={head.unitLabel} />
      {children}
    </svg>
  )
}
