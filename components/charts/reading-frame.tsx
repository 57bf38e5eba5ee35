'use client'

import { type ComponentProps, type KeyboardEvent, type RefObject, useEffect, useId } from 'react'
import type { InteractiveChartProps } from './interactive-chart'
import { stepTo } from './step'

type Props = Pick<InteractiveChartProps, 'words' | 'titleId' | 'readingId' | 'takeFocus' | 'onFollow'> & {
  host: RefObject<HTMLDivElement | null>
  /** The category read out now, of so many. */
  active: number | null
  count: number
  onStep: (next: number | null) => void
  hrefOf: (index: number | null) => string | null
  /** What a screen reader hears of it. */
  spoken: string
} & Pick<ComponentProps<'div'>, 'children' | 'onPointerDown' | 'onPointerMove' | 'onPointerLeave' | 'onClick'>

/** What every picture that answers keys has in common: focus, arrows, Enter to go down, and a voice. */
export function ReadingFrame({
  words,
  titleId,
  readingId,
  takeFocus,
  onFollow,
  host,
  active,
  count,
  onStep,
  hrefOf,
  spoken,
  children,
  ...pointer
}: Props) {
  const id = useId()
  useEffect(() => {
    if (takeFocus) host.current?.focus({ preventScroll: true })
  }, [takeFocus, host])

  function onKeyDown(event: KeyboardEvent) {
    const href = hrefOf(active)
    if (event.key === 'Enter' && href) onFollow(href)
    const next = stepTo(event.key, active, count)
    if (next === undefined || count === 0) return
    event.preventDefault()
    onStep(next)
  }

  return (
    <div
      {...pointer}
      ref={host}
      role="application"
      aria-roledescription={words.interactive}
      aria-labelledby={titleId}
      aria-describedby={`${readingId} ${id}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the marks of the picture are read with the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => onStep(null)}
    >
      {children}
      <p id={id} className="sr-only">
        {words.keys}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  )
}
