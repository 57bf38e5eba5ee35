type Props = {
  /** Per cent. */
  share: number
  /** Published elsewhere: drawn hollow. */
  hollow: boolean
  /** Where goals begin, in per cent. */
  goals: readonly number[]
}

const [width, height] = [120, 18]

/** A share on the way from nothing to everything, with half of it and the goals marked; the figures stand beside. */
export function ShareBar({ share, hollow, goals }: Props) {
  const toX = (value: number) => (Math.min(100, Math.max(0, value)) * width) / 100
  return (
    <svg
      viewBox={`-1 0 ${width + 2} ${height}`}
      width={width + 2}
      height={height}
      aria-hidden="true"
      className="block"
    >
      <line x1={0} x2={width} y1={height - 3} y2={height - 3} stroke="var(--rule)" />
      <rect
        x={0}
        y={4}
        width={toX(share)}
        height={height - 7}
        fill={hollow ? 'var(--paper)' : 'var(--women)'}
        stroke="var(--women)"
        strokeWidth={hollow ? 1.5 : 0}
      />
      <line x1={toX(50)} x2={toX(50)} y1={0} y2={height} stroke="var(--ink)" strokeDasharray="3 2" />
      {goals.map((goal) => (
        <line
          key={goal}
          x1={toX(goal)}
          x2={toX(goal)}
          y1={0}
          y2={height}
          stroke="var(--ink)"
          strokeWidth={2}
        />
      ))}
    </svg>
  )
}
