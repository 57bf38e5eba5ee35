type Props = {
  /** Per cent. */
  share: number
  /** Published elsewhere: drawn hollow. */
  hollow: boolean
  /** Where goals begin, in per cent. */
  goals?: readonly number[]
}

/** A share on the whole width there is, half of it dashed and goals as full lines; the figures stand beside. */
export function WideBar({ share, hollow, goals = [] }: Props) {
  const within = (value: number) => Math.min(100, Math.max(0, value))
  const still = { vectorEffect: 'non-scaling-stroke' } as const
  return (
    <svg
      viewBox="0 0 100 20"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-5 w-full overflow-visible"
    >
      <line x1={0} x2={100} y1={17} y2={17} stroke="var(--rule)" {...still} />
      <rect
        x={0}
        y={4}
        width={within(share)}
        height={13}
        fill={hollow ? 'var(--paper)' : 'var(--women)'}
        stroke="var(--women)"
        strokeWidth={hollow ? 1.5 : 0}
        {...still}
      />
      <line x1={50} x2={50} y1={0} y2={20} stroke="var(--ink)" strokeDasharray="3 2" {...still} />
      {goals.map((goal) => (
        <line
          key={goal}
          x1={within(goal)}
          x2={within(goal)}
          y1={0}
          y2={20}
          stroke="var(--ink)"
          strokeWidth={2}
          {...still}
        />
      ))}
    </svg>
  )
}
