import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'
import { NavLinks } from '@/components/shell/nav-links'
import { NavMore } from '@/components/shell/nav-more'
import { ChevronDownIcon, MenuIcon } from '@/components/ui/icons'

type Words = Record<'product' | 'tagline' | 'nav' | 'menu' | 'more' | 'account' | 'signOut', string>

type Props = {
  words: Words
  items: readonly { href: string; label: string; place: 'row' | 'more' }[]
  /** Null on the sign-in page. */
  person: { name: string; roles: readonly string[] } | null
  language: ReactNode
  signOut: () => Promise<void>
}

/**
 * Head of every page. Both menus are plain `details`, so they open without script, also before React takes over:
 * hence `suppressHydrationWarning` on their `open`.
 */
export function SiteHeader({ words, items, person, language, signOut }: Props) {
  return (
    <header className="relative border-b border-rule bg-paper no-print">
      <div className="mx-auto flex min-h-14 max-w-page flex-wrap items-center gap-x-4 px-4 sm:px-6">
        <Link href="/" className="flex min-h-11 items-center gap-2 pr-2" title={words.tagline}>
          <Mark />
          <span className="text-lg font-semibold text-ink">{words.product}</span>
        </Link>
        {person ? (
          <>
            <nav
              aria-label={words.nav}
              className="hidden flex-1 self-stretch lg:flex [&>ul]:items-stretch [&>ul>li]:flex [&>ul>li>a]:h-full"
            >
              <NavLinks items={items.filter(({ place }) => place === 'row')} layout="row" />
              <NavMore label={words.more} items={items.filter(({ place }) => place === 'more')} />
            </nav>
            <div className="ml-auto hidden items-center lg:flex">
              <PersonMenu words={words} person={person} signOut={signOut} language={language} />
            </div>
            <details name="site-menu" className="ml-auto lg:hidden" suppressHydrationWarning>
              <summary className="flex min-h-11 list-none items-center gap-2 rounded-md border border-control px-3">
                <MenuIcon />
                {words.menu}
              </summary>
              <div className="absolute inset-x-0 top-full z-30 border-b border-rule bg-paper px-4 pb-3 shadow-float sm:px-6">
                <nav aria-label={words.nav} className="mt-1">
                  <NavLinks items={items} layout="column" />
                </nav>
                <div className="mt-2 border-t border-rule pt-3">
                  <Person person={person} />
                  <PersonActions words={words} signOut={signOut} language={language} />
                </div>
              </div>
            </details>
          </>
        ) : (
          <div className="ml-auto">{language}</div>
        )}
      </div>
    </header>
  )
}

type PersonProps = Pick<Props, 'words' | 'signOut' | 'language'> & { person: NonNullable<Props['person']> }

function PersonMenu({ words, person, signOut, language }: PersonProps) {
  return (
    <details name="site-menu" className="relative" suppressHydrationWarning>
      <summary className="flex min-h-11 list-none items-center gap-1.5 rounded-md px-2 text-table hover:bg-surface">
        <span lang="vi" className="max-w-44 truncate">
          {person.name}
        </span>
        <ChevronDownIcon className="size-3.5 text-muted" />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-72 rounded-md border border-rule bg-paper p-3 shadow-float">
        <Person person={person} />
        <div className="mt-2 border-t border-rule pt-2">
          <PersonActions words={words} signOut={signOut} language={language} />
        </div>
      </div>
    </details>
  )
}

function Person({ person }: Pick<PersonProps, 'person'>) {
  return (
    <div className="px-2">
      <p lang="vi" className="font-semibold">
        {person.name}
      </p>
      <ul className="text-sm text-muted">
        {person.roles.map((role) => (
          <li key={role}>{role}</li>
        ))}
      </ul>
    </div>
  )
}

function PersonActions({ words, signOut, language }: Omit<PersonProps, 'person'>) {
  return (
    <div className="grid justify-items-start">
      <Link href="/account" className="link inline-flex min-h-11 items-center px-2 text-table">
        {words.account}
      </Link>
      {language}
      <form action={signOut}>
        <button type="submit" className="link inline-flex min-h-11 items-center px-2 text-table">
          {words.signOut}
        </button>
      </form>
    </div>
  )
}
