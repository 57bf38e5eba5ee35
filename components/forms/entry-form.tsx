'use client'

import { useActionState, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { EntryItemFields } from './entry-item-fields'
import type { EntryLabels, EntrySection, EntryState } from './entry-state'
import { ErrorSummary } from './error-summary'
import { KeptNotice } from './kept-notice'

type Props = {
  action: (state: EntryState, data: FormData) => Promise<EntryState>
  initial: EntryState
  sections: EntrySection[]
  labels: EntryLabels
  /** Where typed text waits in this browser: person, form, unit and period. */
  storageKey: string
  signInHref: string
}

const tones = {
  untouched: 'info',
  saved: 'success',
  problems: 'warning',
  refused: 'error',
  'signed-out': 'error',
} as const

/** The form as it is filled in. Works without script: then each button loads the page anew with everything kept. */
export function EntryForm({ action, initial, sections, labels, storageKey, signInHref }: Props) {
  const [state, submit] = useActionState(action, initial)
  const form = useRef<HTMLFormElement>(null)
  const names = new Map(sections.flatMap(({ items }) => items.map(({ code, name }) => [code, name])))
  const problems = Object.entries(state.errors).map(([cell, text]) => ({
    href: `#cell:${cell}`,
    text: `${names.get(cell.slice(0, cell.indexOf('|'))) ?? ''}: ${text}`,
  }))
  return (
    <form ref={form} action={submit} className="grid gap-4" noValidate>
      <input type="hidden" name="base" value={JSON.stringify(state.base)} />
      <input type="hidden" name="mutationId" value={state.mutationId} />
      <KeptNotice storageKey={storageKey} form={form} labels={labels} saved={state.outcome === 'saved'} />
      {state.message && (
        <Notice tone={tones[state.outcome]} role="status">
          {state.message}{' '}
          {state.outcome === 'signed-out' && (
            <a className="link" href={signInHref} target="_blank" rel="noreferrer">
              {labels.signIn}
            </a>
          )}
        </Notice>
      )}
      <ErrorSummary
        title={labels.summaryTitle}
        problems={problems}
        attempt={problems.length > 0 ? state.mutationId : ''}
      />
      {sections.map((section) => (
        <section key={section.code} aria-labelledby={`section-${section.code}`} className="mt-4">
          <h2 id={`section-${section.code}`} className="mb-3 text-lg">
            {section.title}
          </h2>
          {section.items.map((item) => (
            <EntryItemFields key={item.code} item={item} state={state} labels={labels} />
          ))}
        </section>
      ))}
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-rule bg-paper py-3 no-print">
        <SubmitButton variant="secondary" name="intent" value="save" pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
        <SubmitButton name="intent" value="check" pendingLabel={labels.saving}>
          {labels.check}
        </SubmitButton>
        {state.savedAt && <span className="text-sm text-muted">{state.savedAt}</span>}
      </div>
    </form>
  )
}
