'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { items: readonly { href: string; label: string }[]; layout: 'row' | 'column' }

const looks = {
  row: 'inline-flex min-h-11 items-center border-b-2 px-2 text-table whitespace-nowrap xl:px-3',
  column: 'flex min-h-11 items-center border-l-4 px-3',
}

/** True on the page of a link and on those below it. */
export function isHere(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}

/** Links with the reader's place marked. In the phone's menu a press also closes it. */
export function NavLinks({ items, layout }: Props) {
  const pathname = usePathname()
  return (
    <ul className={layout === 'row' ? 'flex' : 'grid'}>
      {items.map(({ href, label }) => {
        const here = isHere(href, pathname)
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? 'page' : undefined}
              className={`${looks[layout]} ${here ? 'border-accent font-semibold text-accent' : 'border-transparent text-ink hover:text-accent'}`}
              onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
            >
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
