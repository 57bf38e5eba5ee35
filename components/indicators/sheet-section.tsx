import type { ReactNode } from 'react'

type Props = { id: string; title: string; lead?: string; children: ReactNode }

/** One part of an indicator's page under its own head. */
export function SheetSection({ id, title, lead, children }: Props) {
  return (
    <section aria-labelledby={id} className="mb-10 min-w-0">
      <h2 id={id} className="mb-3 text-xl">
        {title}
      </h2>
      {lead && <p className="mb-3 max-w-prose text-muted">{lead}</p>}
      {children}
    </section>
  )
}
