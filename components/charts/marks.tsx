import type { ChartPoint } from '@/lib/dashboards/chart-model'
import { colours, type MarkerShape, type SeriesStyle } from './tokens'

/** How a figure stands: settled, not yet approved (light, dashed edge) or somebody else's (hollow). */
export type MarkState = 'settled' | 'provisional' | 'published'

export function markState(point: ChartPoint | undefined): MarkState {
  if (point?.published) return 'published'
  return point?.stage === 'provisional' && point.value !== null ? 'provisional' : 'settled'
}

/** Fewer than four of five reports owed are in: the same bound as in sentences. */
export function isLowlyCovered({ coverage }: ChartPoint): boolean {
  return coverage !== null && coverage.reported * 5 < coverage.assigned * 4
}

/** One point of a line. */
export function Marker({
  x,
  y,
  size = 4,
  style,
  state,
}: {
  x: number
  y: number
  size?: number
  style: SeriesStyle
  state: MarkState
}) {
  const look = {
    fill: state === 'settled' ? style.fill : colours.paper,
    stroke: style.fill,
    strokeWidth: 1.75,
    strokeDasharray: state === 'provisional' ? '2 1.5' : undefined,
  }
  return style.marker === 'circle' ? (
    <circle cx={x} cy={y} r={size} data-state={state} {...look} />
  ) : (
    <path d={markerPath(style.marker, x, y, size)} data-state={state} {...look} />
  )
}

function markerPath(shape: Exclude<MarkerShape, 'circle'>, x: number, y: number, size: number): string {
  if (shape === 'square') {
    const half = size * 0.9
    return `M${x - half},${y - half}h${2 * half}v${2 * half}h${-2 * half}Z`
  }
  const tall = size * 1.25
  if (shape === 'triangle') return `M${x},${y - tall}L${x + tall},${y + tall * 0.8}H${x - tall}Z`
  return `M${x},${y - tall}L${x + tall},${y}L${x},${y + tall}L${x - tall},${y}Z`
}

export type BarBox = { x: number; y: number; width: number; height: number }

/** One bar. A bar below zero comes with a negative height or width and is turned round. */
export function BarMark({
  box,
  style,
  state,
  hatchId,
}: {
  box: BarBox
  style: SeriesStyle
  state: MarkState
  hatchId: string | undefined
}) {
  const { x, y, width, height } = {
    x: Math.min(box.x, box.x + box.width),
    y: Math.min(box.y, box.y + box.height),
    width: Math.abs(box.width),
    height: Math.abs(box.height),
  }
  if (width === 0 || height === 0) return null
  // The edge lies inside, so that a hollow bar is exactly as long as a filled one.
  const inset = state === 'settled' ? 0 : Math.min(0.75, width / 2, height / 2)
  const inner = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset }
  const edge = state === 'settled' ? {} : { stroke: style.fill, strokeWidth: 1.5 }
  const dash = state === 'provisional' ? { strokeDasharray: '4 2' } : {}
  const fill = hatchId && state !== 'published' ? `url(#${hatchId})` : style.fill
  return (
    <rect
      {...inner}
      {...edge}
      {...dash}
      data-state={state}
      fill={state === 'published' ? colours.paper : fill}
      fillOpacity={state === 'provisional' ? 0.35 : 1}
    />
  )
}

/** Diagonal lines for what was not split or not stated. */
export function Hatch({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={colours.paper} />
      <rect width="3" height="6" fill={colour} />
    </pattern>
  )
}

/** Dots over a fill whose reports are too few to lean on. */
export function Dots({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <circle cx="1.5" cy="1.5" r="1.1" fill={colours.ink} />
      <circle cx="4.5" cy="4.5" r="1.1" fill={colours.ink} />
    </pattern>
  )
}

/** A cell filled from below by a share of 0 to 1: told apart in grey as well. */
export function Tank({ box, share }: { box: BarBox; share: number }) {
  const filled = box.height * Math.min(1, Math.max(0, share))
  return (
    <>
      <rect {...box} fill={colours.paper} stroke={colours.muted} strokeWidth={0.8} />
      {filled > 0 && (
        <rect
          x={box.x}
          y={box.y + box.height - filled}
          width={box.width}
          height={filled}
          fill={colours.accent}
        />
      )}
    </>
  )
}
