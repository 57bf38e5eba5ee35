/** The layout to come, without its contents. `label` is what a screen reader says meanwhile. */
export function PageSkeleton({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label}>
      <div className="skeleton h-9 w-2/3 max-w-md" />
      <div className="skeleton mt-3 h-5 w-full max-w-prose" />
      <div className="mt-8 grid gap-3 rounded-md border border-rule p-4">
        {Array.from({ length: rows }, (_, index) => (
          <div key={`row-${index + 1}`} className="skeleton h-6" style={{ width: `${100 - ((index * 17) % 40)}%` }} />
        ))}
      </div>
    </div>
  )
}
