'use client'

import { useActionState } from 'react'
import { SelectField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'

type State = { code: string; reason: string }

type Props = {
  action: (state: State, data: FormData) => Promise<State>
  button: string
  pending: string
  failures: Record<string, string>
  people?: { label: string; none: string; list: { id: string; name: string }[] }
}

/** One button in a row of them, with somebody to choose where it needs one. */
export function AssignForm({ action, button, pending, failures, people }: Props) {
  const [state, submit] = useActionState(action, { code: '', reason: '' })
  return (
    <form action={submit} className="flex flex-wrap items-end gap-2">
      {state.code && (
        <Notice tone="error" role="alert">
          {failures[state.code] ?? failures.default}
        </Notice>
      )}
      {people && (
        <SelectField name="reviewer" label={people.label} required defaultValue="">
          <option value="">{people.none}</option>
          {people.list.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SubmitButton variant="secondary" pendingLabel={pending}>
        {button}
      </SubmitButton>
    </form>
  )
}
