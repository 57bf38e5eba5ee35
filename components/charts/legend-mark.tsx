import type { LegendItem } from './legend-layout'
import { GapSign } from './map/gap-sign'
import { type BarBox, BarMark, Dots, Hatch, Marker, Tank } from './marks'
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
  if (sign.kind === 'dot') return <Marker x={x + 10} y={middle} size={5} style={sign.style} state="settled" />
  if (sign.kind === 'break')
    return <line x1={x + 10} x2={x + 10} y1={middle - 7} y2={middle + 7} stroke={colours.muted} />
  if (sign.kind === 'tank') return <Tank box={box} share={sign.share} />
  if (sign.kind === 'step') {
    return (
      <g>
        <rect {...box} fill={sign.fill} stroke={colours.muted} strokeWidth={0.7} />
        <GapSign sign={sign.sign} x={box.x + 7} y={middle} />
      </g>
    )
  }
  if (!('colour' in sign)) return <ProvinceSign kind={sign.kind} box={box} id={hatchId} />
  const style = {
    fill: sign.colour,
    text: sign.colour,
    marker: 'circle' as const,
    dash: undefined,
    hatch: false,
  }
  return <BarMark box={box} style={style} state={sign.kind} hatchId={undefined} />
}

type ProvinceKind = 'missing' | 'low-coverage' | 'hollow-province' | 'outside'

/** How a province stands that isn't simply filled. */
function ProvinceSign({ kind, box, id }: { kind: ProvinceKind; box: BarBox; id: string }) {
  const edge = { stroke: colours.muted, strokeWidth: 0.7 }
  if (kind === 'outside') return <rect {...box} {...edge} fill={colours.surface} />
  if (kind === 'hollow-province') {
    return (
      <g>
        <rect {...box} {...edge} fill={colours.paper} />
        <circle
          cx={box.x + 7}
          cy={box.y + 6}
          r={3.5}
          fill={colours.rule}
          stroke={colours.ink}
          strokeWidth={1.5}
        />
      </g>
    )
  }
  return (
    <g>
      {kind === 'missing' ? <Hatch id={id} colour={colours.notDisaggregated} /> : <Dots id={id} />}
      <rect {...box} {...edge} fill={`url(#${id})`} />
    </g>
  )
}
