'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { StatusBadge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { CheckField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { approveChosen } from './actions'

export type BulkState = {
  message: string
  /** Set when nothing could be done at all. */
  code: string
  lines: { name: string; done: boolean; text: string }[]
}

type Props = {
  rows: { value: string; href: string; name: string; form: string; sent: string }[]
  failures: Record<string, string>
  words: Record<'legend' | 'look' | 'submit' | 'pending' | 'empty' | 'emptyBody', string>
}

/** Ticked forms, one button, and afterwards what became of each. */
export function BulkForm({ rows, failures, words }: Props) {
  const [state, submit] = useActionState(approveChosen, { message: '', code: '', lines: [] })
  const failed = state.code !== '' || state.lines.some(({ done }) => !done)
  return (
    <div className="grid gap-5">
      {(state.message || state.code) && (
        <Notice
          tone={failed ? 'warning' : 'success'}
          role="status"
          title={state.message || failures[state.code] || failures.default}
        >
          <ul className="mt-2 grid gap-2">
            {state.lines.map(({ name, done, text }) => (
              <li key={name} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <StatusBadge status={done ? 'approved' : 'watch'}>{text}</StatusBadge>
                <span>{name}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
      ) : (
        <form action={submit} className="grid justify-items-start gap-4">
          <fieldset className="grid w-full gap-1">
            <legend className="mb-2 font-semibold">{words.legend}</legend>
            {rows.map(({ value, href, name, form, sent }) => (
              <div
                key={value}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-t border-rule"
              >
                <CheckField
                  name="chosen"
                  value={value}
                  defaultChecked
                  label={
                    <>
                      <span className="block first-letter:uppercase">{name}</span>{' '}
                      <span className="block text-sm">{form}</span>
                    </>
                  }
                  hint={sent}
                />
                <Link href={href} className="link relative inline-flex min-h-11 items-center text-sm">
                  {words.look}
                  <span className="sr-only">
                    {' '}
                    {name}, {form}
                  </span>
                </Link>
              </div>
            ))}
          </fieldset>
          <SubmitButton variant="primary" pendingLabel={words.pending}>
            {words.submit}
          </SubmitButton>
        </form>
      )}
    </div>
  )
}
