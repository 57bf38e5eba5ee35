'use client'

import { useEffect, useState } from 'react'
import { AlertIcon } from '@/components/ui/icons'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { forgetKept, keepPage, renewMarks, sendWaiting, startWorker } from './start-worker'
import { listWaiting, waitingEvent } from './waiting-mark'

export type OfflineBarProps = {
  /** '' when nobody is signed in. */
  userId: string
  path: string
  words: { offline: string; offlineWaiting: string; waiting: string; form: string }
}

type Standing = { online: boolean; forms: { key: SubmissionKey; waiting: number }[] }

/** Sending takes its moment; what waits longer than this is worth a word. */
const patienceMs = 15_000

/** Says in words that there is no line, and what waits for it. */
export function OfflineBar({ userId, path, words }: OfflineBarProps) {
  const [{ online, forms }, setStanding] = useState<Standing>({ online: true, forms: [] })
  const [isLate, setLate] = useState(false)
  const waiting = forms.reduce((sum, form) => sum + form.waiting, 0)

  useEffect(() => {
    const look = () =>
      setStanding({ online: navigator.onLine !== false, forms: userId ? listWaiting(userId) : [] })
    const back = () => {
      look()
      if (userId) void sendWaiting(userId).then(look, () => undefined)
    }
    look()
    if (navigator.onLine !== false) back()
    window.addEventListener('online', back)
    for (const name of ['offline', 'storage', waitingEvent]) window.addEventListener(name, look)
    return () => {
      window.removeEventListener('online', back)
      for (const name of ['offline', 'storage', waitingEvent]) window.removeEventListener(name, look)
    }
  }, [userId])

  useEffect(() => {
    setLate(false)
    if (waiting === 0) return
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [waiting])

  if (online && !(waiting > 0 && isLate)) return null
  const text = online ? words.waiting : waiting > 0 ? words.offlineWaiting : words.offline
  const elsewhere = forms.filter(({ key }) => !path.startsWith(hrefOf(key)))
  return (
    <div className="border-b border-watch bg-watch-soft no-print">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 px-4 py-2 text-table sm:px-6">
        <AlertIcon className="size-5 shrink-0 text-watch" />
        <p className="min-w-0 flex-1">{text.replace('{count}', String(waiting))}</p>
        {elsewhere.map(({ key }) => (
          <a key={hrefOf(key)} href={hrefOf(key)} className="link inline-flex min-h-11 items-center">
            {words.form.replace('{form}', key.formCode).replace('{period}', key.period)}
          </a>
        ))}
      </div>
    </div>
  )
}

function hrefOf({ formCode, orgUnitId, period }: SubmissionKey): string {
  return `/entry/${[formCode, orgUnitId, period].map(encodeURIComponent).join('/')}`
}

let startedFor: string | null = null

/**
 * Once for each person of this page: the worker; then for each page shown: its copy. `before`: who was signed in here
 * when the page came, as `readPerson` says.
 */
export async function startOffline(userId: string, path: string, before: string | null): Promise<void> {
  try {
    if (userId === '') {
      // The bare sign-in page is where signing out leads to; an ended session names where it wants to go back to.
      if (path === '/sign-in' && location.search === '') await forgetKept()
    } else if (startedFor !== userId) {
      startedFor = userId
      await renewMarks(userId).catch(() => undefined)
      await startWorker(userId, path, before)
    } else await keepPage(path)
  } catch {
    // A browser that allows no worker shows pages with a line only.
    startedFor = null
  }
}
