import Link from 'next/link'
import { ChevronRightIcon } from '@/components/ui/icons'

export type Crumb = { label: string; href: string }

/** The way back up. The page itself isn't repeated: its title stands right below. */
export function Breadcrumbs({ label, items }: { label: string; items: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="text-sm">
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-1">
            <Link href={item.href} className="link inline-block py-1">
              {item.label}
            </Link>
            <ChevronRightIcon className="size-3 text-muted" />
          </li>
        ))}
      </ol>
    </nav>
  )
}
