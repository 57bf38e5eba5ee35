'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

type Props = { text: string; words: { label: string; copy: string; copied: string; select: string } }

/** A text to take along: selected by hand, or copied by the button where the browser allows it. */
export function CopyText({ text, words }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      // Without leave for the clipboard (plain http, old browsers) the text is marked, to be copied by hand.
      area.current?.select()
      setSaid(words.select)
    }
  }
  return (
    <div className="grid gap-2">
      <label className="grid gap-1">
        <span className="font-semibold">{words.label}</span>
        <textarea
          ref={area}
          readOnly
          rows={Math.min(12, text.split('\n').length + 1)}
          className="block w-full rounded-md border border-control bg-paper px-3 py-2 text-sm text-ink"
          value={text}
        />
      </label>
      <div className="flex flex-wrap items-center gap-3 no-print">
        <Button onClick={copy}>{words.copy}</Button>
        <span role="status" className="text-sm text-muted">
          {said}
        </span>
      </div>
    </div>
  )
}
