'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { UploadPreview } from './upload-preview'
import { emptyUpload, type UploadLabels, type UploadState } from './upload-state'

type Props = {
  action: (state: UploadState, data: FormData) => Promise<UploadState>
  labels: UploadLabels
  /** Larger files aren't sent at all. */
  mostBytes: number
  /** A file sent without script was refused for its size before anything looked at it. */
  wasTooLarge?: boolean
}

/** Choose a file, look at what it would change, save it. Each step works without script too. */
export function UploadForm({ action, labels, mostBytes, wasTooLarge = false }: Props) {
  const [state, submit] = useActionState(action, emptyUpload)
  const [tooLarge, setTooLarge] = useState(false)
  const answer = useRef<HTMLDivElement>(null)
  const isRefused = tooLarge || (wasTooLarge && state === emptyUpload)
  const error = isRefused ? labels.tooLarge : state.error

  useEffect(() => {
    if (state !== emptyUpload) answer.current?.focus()
  }, [state])

  return (
    <div className="grid gap-6">
      <form action={submit} className="grid justify-items-start gap-3">
        <input type="hidden" name="intent" value="preview" />
        <div className="grid w-full max-w-prose gap-1">
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
            required
            accept=".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
            aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={error ? true : undefined}
            onChange={(event) => setTooLarge((event.target.files?.[0]?.size ?? 0) > mostBytes)}
            className="block min-h-11 w-full rounded-md border border-control bg-paper px-3 py-2 text-base file:mr-3 file:min-h-8 file:rounded file:border file:border-rule file:bg-surface file:px-3"
          />
        </div>
        {error && (
          <Notice id="file-error" tone="error" role="alert" title={labels.errorTitle} className="w-full">
            <p>{error}</p>
          </Notice>
        )}
        <SubmitButton
          variant={state.step === 'preview' ? 'secondary' : 'primary'}
          pendingLabel={labels.previewing}
          disabled={tooLarge}
        >
          {labels.preview}
        </SubmitButton>
      </form>
      <div ref={answer} tabIndex={-1} aria-live="polite" className="grid gap-6">
        {state.view && <UploadPreview view={state.view} labels={labels} submit={submit} />}
        {state.done && (
          <Notice
            tone={state.done.lines.every(({ ok }) => ok) ? 'success' : 'warning'}
            title={state.done.title}
          >
            <ul className="grid gap-1">
              {state.done.lines.map(({ key, text, href }) => (
                <li key={key}>
                  {text}{' '}
                  <a href={href} className="link inline-block min-h-11 py-2">
                    {labels.openForm}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </div>
  )
}
