import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** One sentence: what this page is for. */
  lead?: ReactNode
  breadcrumbs?: ReactNode
  /** Buttons and links on the right. */
  actions?: ReactNode
  /** A line of states under the title. */
  meta?: ReactNode
}

/** Head of every page: the one `h1`. */
export function PageHeader({ title, lead, breadcrumbs, actions, meta }: Props) {
  return (
    <header className="mb-6">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-title">{title}</h1>
          {meta && <div className="mt-2 flex flex-wrap items-center gap-2">{meta}</div>}
          {lead && <p className="mt-1 max-w-prose text-muted">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
