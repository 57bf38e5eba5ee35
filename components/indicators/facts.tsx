import type { ReactNode } from 'react'

export type Fact = { key: string; label: string; value: ReactNode }

/** What is known, term by term; on a phone the answer stands under its term. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[14rem_minmax(0,1fr)] sm:gap-y-2">
      {facts.map(({ key, label, value }) => (
        <div key={key} className="contents">
          <dt className="mt-1 text-sm text-muted sm:mt-0 sm:text-base">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
