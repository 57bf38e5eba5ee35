import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PresentKeys } from '@/components/boards/present-keys'
import { LinkButton } from '@/components/ui/button'

/** The slide that an address asks for, held between the first, 0, and the last. */
export function slideOf(words: URLSearchParams, last: number): number {
  const asked = Number(words.get('slide') ?? '0')
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 0), last) : 0
}

/** A filtered page and its slides: the same words in all their addresses. */
export function presentationOf(words: URLSearchParams, page: string, present: string) {
  const shown = new URLSearchParams(words)
  shown.delete('slide')
  return {
    leave: shown.size > 0 ? `${page}?${shown}` : page,
    address: (slide: number) => {
      const wanted = new URLSearchParams(shown)
      wanted.set('slide', String(slide))
      return `${present}?${wanted}`
    },
  }
}

type Props = {
  slide: number
  last: number
  address: (slide: number) => string
  /** The page that is shown so. */
  leave: string
  children: ReactNode
}

/** A page on a projector: one point at a time, large, turned by keys or, without script, by links. */
export async function Slides({ slide, last, address, leave, children }: Props) {
  const say = await getTranslations('boards')
  const previous = slide > 0 ? address(slide - 1) : null
  const next = slide < last ? address(slide + 1) : null
  return (
    <div data-presentation="" className="flex min-h-[calc(100dvh-4rem)] flex-col gap-4">
      <PresentKeys {...{ previous, next, first: address(0), last: address(last), leave }} />
      {children}
      <nav
        aria-label={say('slides')}
        className="mt-auto flex flex-wrap items-center gap-3 border-t border-rule pt-3 no-print"
      >
        {previous && (
          <LinkButton href={previous} variant="quiet" replace>
            {say('previous')}
          </LinkButton>
        )}
        <span className="tabular-nums" role="status">
          {say('slide', { slide, of: last })}
        </span>
        {next && (
          <LinkButton href={next} variant="primary" replace>
            {say('next')}
          </LinkButton>
        )}
        <span className="hidden text-sm text-muted md:inline">{say('keys')}</span>
        <LinkButton href={leave} variant="quiet" className="ml-auto">
          {say('leave')}
        </LinkButton>
      </nav>
    </div>
  )
}

/** The first: what is shown, and what stands on the others. */
export function TitleSlide({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string | null
  children: ReactNode
}) {
  return (
    <div className="my-auto grid gap-6">
      <h1 className="text-[2.75rem] leading-tight font-semibold">{title}</h1>
      {lead && <p className="max-w-[60ch] text-2xl whitespace-pre-line">{lead}</p>}
      <div className="grid gap-3 text-2xl [&_a]:text-xl [&_section]:mb-0 [&_section]:text-2xl">
        {children}
      </div>
    </div>
  )
}
