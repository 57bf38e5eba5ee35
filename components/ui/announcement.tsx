'use client'

import { useEffect, useRef, useState } from 'react'

/** So that it isn't lost among what a screen reader says of the page itself. */
const pause = 500

/**
 * Says in words what a page shows now, once its filters were changed: a screen reader hears the answer without looking
 * for it. The region is there empty before it speaks, since one that comes with its words is read out by nobody.
 * Filters are plain GET forms, so the answer is a new page: whoever comes from the same address has just asked.
 */
export function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('')
  const heard = useRef<string | null>(null)
  useEffect(() => {
    const before = heard.current
    const isAnswer = before === null ? cameFromHere() : before !== text
    heard.current = text
    if (!isAnswer) return
    let spoken = false
    const timer = setTimeout(() => {
      spoken = true
      setSaid(text)
    }, pause)
    return () => {
      clearTimeout(timer)
      if (!spoken) heard.current = before
    }
  }, [text])
  return (
    <p role="status" className="sr-only no-print">
      {said}
    </p>
  )
}

function cameFromHere(): boolean {
  const from = document.referrer === '' ? null : new URL(document.referrer)
  return from?.origin === location.origin && from.pathname === location.pathname
}
