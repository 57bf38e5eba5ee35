'use client'

import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react'
import { TextareaField } from '@/components/ui/field'
import { emptyForm, type FormAction } from '@/components/ui/form-state'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'

type Labels = Record<
  'text' | 'textHint' | 'file' | 'fileHint' | 'read' | 'reading' | 'failed' | 'tooLargeText' | 'tooLargeFile',
  string
>

type Props = {
  action: FormAction
  labels: Labels
  mostTextBytes: number
  mostFileBytes: number
  /** Sent without script, it was refused for its size before anything looked at it. */
  wasTooLarge?: boolean
}

/** Paste a text or choose a file; what was pasted stays in the box whatever the answer is. Works without script too. */
export function AnnouncementForm({
  action,
  labels,
  mostTextBytes,
  mostFileBytes,
  wasTooLarge = false,
}: Props) {
  const [state, submit] = useActionState(action, emptyForm)
  const [refused, setRefused] = useState<'text' | 'file' | null>(null)
  const summary = useRef<HTMLDivElement>(null)
  const sizes = { text: labels.tooLargeText, file: labels.tooLargeFile }
  const early = wasTooLarge && state === emptyForm ? labels.tooLargeFile : undefined
  const error = refused ? sizes[refused] : (state.message ?? early)

  useEffect(() => {
    if (error && (refused || state !== emptyForm)) summary.current?.focus()
  }, [error, refused, state])

  /** What is too large isn't sent at all: it could not come back. */
  function check(event: FormEvent<HTMLFormElement>) {
    const data = new FormData(event.currentTarget)
    const [text, file] = [data.get('text'), data.get('file')]
    const isLong = typeof text === 'string' && new TextEncoder().encode(text).length > mostTextBytes
    const isLarge = file instanceof File && file.size > mostFileBytes
    if (isLong || isLarge) event.preventDefault()
    setRefused(isLong ? 'text' : isLarge ? 'file' : null)
  }

  const kept = state.values.text
  return (
    <form action={submit} onSubmit={check} className="grid justify-items-start gap-5">
      {error && (
        <div ref={summary} tabIndex={-1} className="w-full">
          <Notice id="announcement-error" tone="error" role="alert" title={labels.failed}>
            <p>{error}</p>
          </Notice>
        </div>
      )}
      <div className="w-full">
        <TextareaField
          name="text"
          label={labels.text}
          hint={labels.textHint}
          rows={14}
          key={typeof kept === 'string' ? kept.length : 0}
          defaultValue={typeof kept === 'string' ? kept : ''}
        />
      </div>
      <div className="grid w-full gap-1">
        <label htmlFor="file" className="font-semibold">
          {labels.file}
        </label>
        <p id="file-hint" className="text-sm text-muted">
          {labels.fileHint}
        </p>
        <input
          id="file"
          name="file"
          type="file"
          accept=".txt,.htm,.html,.docx"
          aria-describedby="file-hint"
          className="block min-h-11 w-full rounded-md border border-control bg-paper px-3 py-2 text-base file:mr-3 file:min-h-8 file:rounded file:border file:border-rule file:bg-surface file:px-3"
        />
      </div>
      <SubmitButton pendingLabel={labels.reading}>{labels.read}</SubmitButton>
    </form>
  )
}
