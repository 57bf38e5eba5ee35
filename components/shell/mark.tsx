/** Two lines side by side, one of them the women's: the name of the thing. */
export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" className={`shrink-0 ${className}`} aria-hidden="true" focusable="false">
      <path d="M5 22.5V14.5a4.5 4.5 0 0 1 9 0" fill="none" stroke="var(--accent)" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M14 5.5v8a4.5 4.5 0 0 0 9 0v-8" fill="none" stroke="var(--women)" strokeWidth="3.2" strokeLinecap="round" />
    </svg>
  )
}
