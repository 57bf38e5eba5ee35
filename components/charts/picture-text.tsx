import type { Label } from './picture-types'
import { colours, fontFamily, lineHeight, textSize } from './tokens'

/** Text in a picture, one `tspan` a line, with a white rim so that a line behind it doesn't cut it. */
export function PictureText({
  label,
  size = textSize.note,
  fill = colours.muted,
  weight = 400,
}: {
  label: Label
  size?: number
  fill?: string
  weight?: 400 | 600
}) {
  const { lines, x, y, anchor } = label
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontFamily={fontFamily}
      fontSize={size}
      fontWeight={weight}
      fill={fill}
      stroke={colours.paper}
      strokeWidth={3}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name
            <tspan key={index} x={x} dy={index === 0 ? 0 : size * lineHeight}>
              {line}
            </tspan>
          ))}
    </text>
  )
}
