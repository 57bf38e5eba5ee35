import type { ReactNode } from 'react'

type Props = {
  /** Head of the card, a heading of the given level. */
  title?: ReactNode
  level?: 2 | 3
  id?: string
  /** Beside the title: a link or a status. */
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
  className?: string
}

/** A quiet ground that keeps together what belongs together. */
export function Card({ title, level = 2, id, aside, footer, children, className = '' }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={`rounded-md border border-rule bg-surface p-4 sm:p-5 ${className}`}>
      {(title || aside) && (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          {title && <Heading className="text-lg">{title}</Heading>}
          {aside}
        </div>
      )}
      {children}
      {footer && <div className="mt-4 border-t border-rule pt-3 text-sm text-muted">{footer}</div>}
    </section>
  )
}
