'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = { previous: string | null; next: string | null; first: string; last: string; leave: string }

/** Arrows, space, Home, End and Escape turn the pages of a presentation; its links do the same without script. */
export function PresentKeys({ previous, next, first, last, leave }: Props) {
  const router = useRouter()
  useEffect(() => {
    const targets: Record<string, string | null> = {
      ...{ ArrowRight: next, PageDown: next, ' ': next },
      ...{ ArrowLeft: previous, PageUp: previous },
      ...{ Home: first, End: last, Escape: leave },
    }
    const turn = (event: KeyboardEvent) => {
      const target = targets[event.key]
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('a, button, summary, table, [tabindex="0"]')
      if (!target || event.metaKey || event.ctrlKey || event.altKey || (typing && event.key !== 'Escape'))
        return
      event.preventDefault()
      router.replace(target)
    }
    window.addEventListener('keydown', turn)
    return () => window.removeEventListener('keydown', turn)
  }, [previous, next, first, last, leave, router])
  return null
}
