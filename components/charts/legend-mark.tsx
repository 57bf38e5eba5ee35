import type { LegendItem } from './legend-layout'
import { BarMark, Hatch, Marker } from './marks'
import { PictureText } from './picture-text'
import { colours, textSize } from './tokens'

/** One sign of the legend with its text; `item.y` is the top of its first line. */
export function LegendMark({ item, idPrefix }: { item: LegendItem; idPrefix: string }) {
  const { sign, lines, x, y } = item
  const middle = y + 9
  return (
    <g>
      <Sign
        sign={sign}
        x={x}
        middle={middle}
        hatchId={`${idPrefix}-legend-${Math.round(x)}-${Math.round(y)}`}
      />
      <PictureText
        label={{ lines, x: x + 26, y: middle + 4.5, anchor: 'start' }}
        size={textSize.label}
        fill={colours.ink}
      />
    </g>
  )
}

type SignProps = { sign: LegendItem['sign']; x: number; middle: number; hatchId: string }

function Sign({ sign, x, middle, hatchId }: SignProps) {
  const box = { x: x + 3, y: middle - 6, width: 14, height: 12 }
  if (sign.kind === 'target') {
    const line = { x1: x, x2: x + 20, stroke: colours.ink, strokeWidth: 1.5, strokeDasharray: '6 4' }
    if (!sign.band) return <line {...line} y1={middle} y2={middle} />
    return (
      <g>
        <rect x={x} y={middle - 6} width={20} height={12} fill={colours.ink} fillOpacity={0.07} />
        <line {...line} y1={middle - 6} y2={middle - 6} />
        <line {...line} y1={middle + 6} y2={middle + 6} />
      </g>
    )
  }
  if (sign.kind === 'series') {
    if (sign.line) {
      return (
        <g>
          <line
            x1={x}
            x2={x + 20}
            y1={middle}
            y2={middle}
            stroke={sign.style.fill}
            strokeWidth={2.25}
            {...(sign.style.dash && { strokeDasharray: sign.style.dash })}
          />
          <Marker x={x + 10} y={middle} style={sign.style} state="settled" />
        </g>
      )
    }
    return (
      <g>
        {sign.style.hatch && <Hatch id={hatchId} colour={sign.style.fill} />}
        <BarMark
          box={box}
          style={sign.style}
          state="settled"
          hatchId={sign.style.hatch ? hatchId : undefined}
        />
      </g>
    )
  }
  const style = {
    fill: sign.colour,
    text: sign.colour,
    marker: 'circle' as const,
    dash: undefined,
    hatch: false,
  }
  return <BarMark box={box} style={style} state={sign.kind} hatchId={undefined} />
}
