'use client'

import { usePathname } from 'next/navigation'
import { ChevronDownIcon } from '@/components/ui/icons'
import { isHere, NavLinks } from './nav-links'

type Props = { label: string; items: readonly { href: string; label: string }[] }

/** The pages that have no room in the row; marked when the reader is on one of them. Opens without script. */
export function NavMore({ label, items }: Props) {
  const pathname = usePathname()
  const here = items.find(({ href }) => isHere(href, pathname))
  return (
    <details name="site-menu" className="relative" suppressHydrationWarning>
      <summary
        className={`flex h-full min-h-11 list-none items-center gap-1.5 border-b-2 px-2 text-table whitespace-nowrap xl:px-3 ${here ? 'border-accent font-semibold text-accent' : 'border-transparent hover:text-accent'}`}
      >
        {here ? here.label : label}
        <ChevronDownIcon className="size-3.5" />
      </summary>
      <div className="absolute left-0 z-30 mt-1 w-56 rounded-md border border-rule bg-paper py-2 shadow-float">
        <NavLinks items={items} layout="column" />
      </div>
    </details>
  )
}
