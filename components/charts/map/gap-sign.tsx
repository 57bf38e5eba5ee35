import { colours } from '../tokens'

/** Above or below the middle of a diverging scale, as a sign: grey print and some eyes have no hue. */
export function GapSign({ sign, x, y }: { sign: -1 | 0 | 1; x: number; y: number }) {
  if (sign === 0) return null
  const d = `M${x - 3},${y}h6${sign > 0 ? `M${x},${y - 3}v6` : ''}`
  return (
    <>
      <path d={d} fill="none" stroke={colours.paper} strokeWidth={3.5} strokeLinecap="round" />
      <path d={d} fill="none" stroke={colours.ink} strokeWidth={1.5} />
    </>
  )
}
