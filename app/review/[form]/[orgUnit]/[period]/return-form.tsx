'use client'

import { useActionState } from 'react'
import { CheckField, TextareaField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CellKey } from '@/lib/submissions/submission'
import { emptyReturn, type ReturnState } from './return-state'

export type ReturnCell = { key: CellKey; name: string; figure: string; label: string }

type Props = {
  action: (state: ReturnState, data: FormData) => Promise<ReturnState>
  failures: Record<string, string>
  canned: { code: string; text: string }[]
  /** Those the checks point at come first; the others are folded away. */
  flagged: ReturnCell[]
  others: ReturnCell[]
  words: Record<
    'canned' | 'reason' | 'hint' | 'cells' | 'cellsHint' | 'flagged' | 'others' | 'button' | 'pending',
    string
  >
}

/** Why a form goes back: frequent reasons to tick, words of one's own, and requests at single cells. Works without script. */
export function ReturnForm({ action, failures, canned, flagged, others, words }: Props) {
  const [state, submit] = useActionState(action, emptyReturn)
  const failure = state.code ? (failures[state.code] ?? failures.default) : ''
  const missing = state.code === 'reason-required'
  // A refused form comes back as a new one, with everything chosen and typed as its defaults.
  const key = JSON.stringify(state)
  return (
    <form action={submit} className="grid justify-items-start gap-4" key={key}>
      {failure && !missing && (
        <Notice tone="error" role="alert">
          {failure}
        </Notice>
      )}
      <fieldset className="w-full">
        <legend className="font-semibold">{words.canned}</legend>
        {canned.map(({ code, text }) => (
          <CheckField
            key={code}
            name="canned"
            value={code}
            label={text}
            defaultChecked={state.canned.includes(code)}
          />
        ))}
      </fieldset>
      <div className="w-full max-w-prose">
        <TextareaField
          id="return-reason"
          name="reason"
          label={words.reason}
          hint={words.hint}
          defaultValue={state.reason}
          maxLength={2000}
          rows={3}
          error={missing ? failure : undefined}
        />
      </div>
      <fieldset className="w-full">
        <legend className="font-semibold">{words.cells}</legend>
        <p className="text-sm text-muted">{words.cellsHint}</p>
        {flagged.length > 0 && (
          <div className="mt-2">
            <p className="text-sm font-semibold">{words.flagged}</p>
            <Cells cells={flagged} kept={state.cells} />
          </div>
        )}
        <details className="mt-2" open={others.some(({ key: cell }) => cell in state.cells)}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
            {words.others}
          </summary>
          <Cells cells={others} kept={state.cells} />
        </details>
      </fieldset>
      <SubmitButton variant="danger" pendingLabel={words.pending}>
        {words.button}
      </SubmitButton>
    </form>
  )
}

function Cells({ cells, kept }: { cells: ReturnCell[]; kept: ReturnState['cells'] }) {
  return (
    <ul>
      {cells.map(({ key, name, figure, label }) => (
        <li key={key} className="group border-t border-rule py-1">
          <CheckField name="cell" value={key} label={name} hint={figure} defaultChecked={key in kept} />
          <div className="hidden pb-2 pl-8 group-has-[:checked]:block">
            <TextField
              name={`cell-reason:${key}`}
              label={label}
              labelHidden
              placeholder={label}
              defaultValue={kept[key] ?? ''}
              maxLength={500}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
