export type SeatOf = 'women' | 'men' | 'not-stated'

type Props = { of: SeatOf; cx: number; cy: number; size: number; hollow: boolean }

/** One seat: told apart by its shape, by filling where it is ours, and by colour last. */
export function SeatMark({ of, cx, cy, size, hollow }: Props) {
  if (of === 'women')
    return (
      <circle
        cx={cx}
        cy={cy}
        r={hollow ? size * 0.9 : size}
        fill={hollow ? 'var(--paper)' : 'var(--women)'}
        stroke="var(--women)"
        strokeWidth={hollow ? size * 0.5 : 0}
      />
    )
  if (of === 'men')
    return (
      <rect
        x={cx - size * 0.8}
        y={cy - size * 0.8}
        width={size * 1.6}
        height={size * 1.6}
        fill={hollow ? 'var(--paper)' : 'var(--men)'}
        fillOpacity={hollow ? 1 : 0.55}
        stroke="var(--men)"
        strokeWidth={hollow ? size * 0.3 : size * 0.15}
      />
    )
  return (
    <path
      d={`M ${cx} ${cy - size} L ${cx + size} ${cy} L ${cx} ${cy + size} L ${cx - size} ${cy} Z`}
      fill="var(--paper)"
      stroke="var(--muted)"
      strokeWidth={size * 0.3}
      strokeDasharray={`${size * 0.5} ${size * 0.3}`}
    />
  )
}
