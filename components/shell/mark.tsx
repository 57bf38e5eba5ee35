/** Two lines that rise side by side: the name of the thing. The same drawing as `app/icon.svg`. */
export function Mark({ className = 'size-7' }: { className?: string }) {
  const line = { fill: 'none', strokeWidth: 3.2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <svg viewBox="0 0 28 28" className={`shrink-0 ${className}`} aria-hidden="true" focusable="false">
      <path d="m3.5 17.5 6.5-6 5.5 3.5 9-9" stroke="var(--women)" {...line} />
      <path d="m3.5 24 6.5-6 5.5 3.5 9-9" stroke="var(--accent)" {...line} />
    </svg>
  )
}
