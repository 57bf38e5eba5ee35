import type { ReactNode } from 'react'
import { PictureText } from './picture-text'
import { textHeight, wrapText } from './text-width'
import { colours, lineHeight, textSize } from './tokens'

/** Space around what stands in the frame of a file, in px. */
export const framePadding = 28

export type TextBlock = { lines: string[]; size: number; weight: 400 | 600; fill: string; after: number }

export function paragraph(
  text: string,
  width: number,
  { size, fill, after }: { size: number; fill: string; after: number },
): TextBlock {
  return { lines: wrapText(text, width, size), size, weight: 400, fill, after }
}

/** Small muted lines, one for each fact that says something. */
export function factBlocks(facts: readonly { label: string; value: string }[], width: number): TextBlock[] {
  return facts
    .filter(({ value }) => value !== '')
    .map(({ label, value }) =>
      paragraph(`${label}: ${value}`, width, { size: textSize.fact, fill: colours.muted, after: 3 }),
    )
}

/** Texts one below the other from `top` on, and where they end. */
export function placeBlocks(blocks: readonly TextBlock[], top: number): { texts: ReactNode[]; end: number } {
  let y = top
  const texts = blocks.map(({ lines, size, weight, fill, after }) => {
    const label = { lines, x: framePadding, y: y + size * (lineHeight - 0.35), anchor: 'start' as const }
    const text = lines.length > 0 && (
      <PictureText key={y} label={label} size={size} weight={weight} fill={fill} />
    )
    y += lines.length > 0 ? textHeight(lines.length, size) + after : 0
    return text
  })
  return { texts, end: y }
}
