'use client'

import { usePathname } from 'next/navigation'
import { type ComponentType, useEffect, useState } from 'react'
import type { OfflineBarProps } from './offline-bar'
import { markPerson, readPerson } from './waiting-mark'

type Props = Omit<OfflineBarProps, 'path'>

/** A cheap phone first has the form itself to do. */
const calmMs = 3000

/** Begins what works without a line, once the page itself is there: none of it is loaded before. */
export function OfflineStart({ userId, words }: Props) {
  const path = usePathname()
  const [Bar, setBar] = useState<ComponentType<OfflineBarProps> | null>(null)

  useEffect(() => {
    let left = false
    const begin = async () => {
      const { OfflineBar, startOffline } = await import('./offline-bar')
      if (left) return
      await startOffline(userId, path, before)
      setBar(() => OfflineBar)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const whenCalm = () => {
      timer = setTimeout(() => void begin(), calmMs)
    }
    // This and other tabs must know at once whose page this is: nothing is sent for somebody else. The rest can wait.
    const before = readPerson()
    markPerson(userId)
    if (userId === '') {
      // Here signing out leads to (an ended session says where it wants to go back to): the copies go first of all.
      if (path === '/sign-in' && location.search === '' && 'caches' in window) void caches.delete('pages')
    }
    if (document.readyState === 'complete') whenCalm()
    else window.addEventListener('load', whenCalm, { once: true })
    return () => {
      left = true
      clearTimeout(timer)
      window.removeEventListener('load', whenCalm)
    }
  }, [userId, path])

  return <div role="status">{Bar && <Bar userId={userId} words={words} path={path} />}</div>
}
