'use client'

import { useActionState } from 'react'
import { TextareaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'

type State = { code: string; reason: string }

type Props = {
  action: (state: State, data: FormData) => Promise<State>
  button: string
  pending: string
  variant?: 'primary' | 'secondary' | 'danger'
  /** Words of each refusal, by code; `default` for the rest. */
  failures: Record<string, string>
  /** Asks for a reason above the button. */
  reason?: { label: string; hint: string; name: string }
}

/** One step of the workflow: a button, a reason where one is needed, and why it was refused. */
export function StepForm({ action, button, pending, variant = 'primary', failures, reason }: Props) {
  const [state, submit] = useActionState(action, { code: '', reason: '' })
  const failure = state.code ? (failures[state.code] ?? failures.default) : ''
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      {failure && !(reason && state.code === 'reason-required') && (
        <Notice tone="error" role="alert">
          {failure}
        </Notice>
      )}
      {reason && (
        <div className="w-full max-w-prose">
          <TextareaField
            key={state.reason}
            id={reason.name}
            name="reason"
            label={reason.label}
            hint={reason.hint}
            defaultValue={state.reason}
            maxLength={2000}
            rows={3}
            error={state.code === 'reason-required' ? failure : undefined}
          />
        </div>
      )}
      <SubmitButton variant={variant} pendingLabel={pending}>
        {button}
      </SubmitButton>
    </form>
  )
}
