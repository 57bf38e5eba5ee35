import type { ReactNode } from 'react'

/**
 * A mark that leads one level down also without script. The picture is hidden from readers that can't see it and from the
 * Tab key: they have the same links in the table.
 */
export function MarkLink({ href, children }: { href: string | null | undefined; children: ReactNode }) {
  if (!href) return children
  return (
    <a href={href} tabIndex={-1}>
      {children}
    </a>
  )
}
