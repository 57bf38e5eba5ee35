'use client'

import { useActionState } from 'react'
import { TextareaField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'

type State = { code: string; reason: string; until: string }

type Props = {
  action: (state: State, data: FormData) => Promise<State>
  pending: string
  failures: Record<string, string>
  days: { first: string; last: string }
  words: Record<'until' | 'reason' | 'button', string>
}

const aboutReason = ['reason-required', 'too-long']
const aboutDay = ['not-a-day', 'day-past', 'day-too-late']

/** Leave until a day, with its reason. */
export function GrantForm({ action, pending, failures, days, words }: Props) {
  const [state, submit] = useActionState(action, { code: '', reason: '', until: '' })
  const failure = state.code ? (failures[state.code] ?? failures.default) : ''
  const at = aboutReason.includes(state.code) ? 'reason' : aboutDay.includes(state.code) ? 'until' : 'form'
  return (
    <form action={submit} className="grid max-w-prose justify-items-start gap-3" noValidate>
      {failure && at === 'form' && (
        <Notice tone="error" role="alert">
          {failure}
        </Notice>
      )}
      <TextField
        key={`until ${state.until}`}
        id="grant-until"
        name="until"
        type="date"
        label={words.until}
        min={days.first}
        max={days.last}
        defaultValue={state.until}
        error={at === 'until' ? failure : undefined}
      />
      <div className="w-full">
        <TextareaField
          key={`reason ${state.reason}`}
          id="grant-reason"
          name="reason"
          label={words.reason}
          rows={2}
          defaultValue={state.reason}
          maxLength={2000}
          error={at === 'reason' ? failure : undefined}
        />
      </div>
      <SubmitButton pendingLabel={pending}>{words.button}</SubmitButton>
    </form>
  )
}
