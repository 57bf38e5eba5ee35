'use client'

import { type RefObject, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { EntryLabels } from './entry-state'
import { drop, type KeptTyping, keep, readKept, restore } from './kept-typing'

type Props = {
  storageKey: string
  form: RefObject<HTMLFormElement | null>
  labels: EntryLabels
  saved: boolean
}

/** Offers what was typed here before and never reached the server. */
export function KeptNotice({ storageKey, form, labels, saved }: Props) {
  const [kept, setKept] = useState<KeptTyping | null>(null)

  useEffect(() => {
    setKept(readKept(storageKey))
  }, [storageKey])

  useEffect(() => {
    if (!saved) return
    drop(storageKey)
    setKept(null)
  }, [saved, storageKey])

  useEffect(() => {
    const element = form.current
    if (!element) return
    const onInput = () => keep(storageKey, element)
    element.addEventListener('input', onInput)
    return () => element.removeEventListener('input', onInput)
  }, [form, storageKey])

  if (!kept) return null
  return (
    <Notice tone="info" title={labels.keptTitle} role="status">
      <p>{labels.keptText.replace('{count}', String(Object.keys(kept.fields).length))}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          onClick={() => {
            if (form.current) restore(form.current, kept)
            setKept(null)
          }}
        >
          {labels.keptRestore}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            drop(storageKey)
            setKept(null)
          }}
        >
          {labels.keptDrop}
        </Button>
      </div>
    </Notice>
  )
}
