import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { ErrorSummary } from '@/components/forms/error-summary'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { toVietnamTime } from '@/lib/format'
import { CellDialog } from './cell-dialog'
import type { Desk, DeskState } from './desk-types'
import type { DeskWord } from './desk-words'
import { fill } from './fill'
import { PasteNotice } from './paste-notice'

const stops = {
  'signed-out': 'stoppedSignedOut',
  forbidden: 'stoppedForbidden',
  locked: 'stoppedLocked',
  closed: 'stoppedClosed',
  'not-found': 'stoppedNotFound',
  busy: 'stoppedBusy',
  storage: 'stoppedStorage',
} as const satisfies Record<NonNullable<DeskState['outbox']['stopped']>, DeskWord>

/** What concerns the whole form while it is filled in: why nothing is sent, what is wrong, a cell's details. */
export function DeskPanel({ desk }: { desk: Desk }) {
  const state = useSyncExternalStore(desk.subscribe, desk.getState, desk.getState)
  const { words } = desk.options.facts
  const problems = state.attempt > 0 ? desk.problems() : []
  const bar = document.getElementById('entry-standing')
  const keys = document.getElementById('entry-keys')
  const notices = document.getElementById('entry-notices')
  return (
    <>
      <p role="status" className="sr-only">
        {state.said}
      </p>
      <ErrorSummary
        title={words.summaryTitle}
        problems={problems.map(({ cell, text }) => ({ href: `#cell:${cell}`, text }))}
        attempt={state.attempt > 0 ? String(state.attempt) : ''}
      />
      {state.opened && <CellDialog key={state.opened} desk={desk} cell={state.opened} />}
      {notices && createPortal(<Notices desk={desk} state={state} />, notices)}
      {bar && createPortal(<Standing desk={desk} state={state} />, bar)}
      {keys && createPortal(<Keys title={words.keysTitle} text={words.keys} />, keys)}
    </>
  )
}

/** Above the buttons, in sight wherever one types. */
function Notices({ desk, state }: { desk: Desk; state: DeskState }) {
  const { facts, labels, signInHref, checkHref } = desk.options
  const { words } = facts
  const { stopped } = state.outbox
  const { answer, paste } = state
  if (!answer && !paste && (!stopped || stopped === 'busy')) return null
  return (
    <div className="mb-3 grid gap-2">
      {stopped && stopped !== 'busy' && (
        <Notice tone={stopped === 'storage' ? 'warning' : 'error'} role="alert">
          <p>{words[stops[stopped]]}</p>
          <div className="mt-2 flex flex-wrap items-center gap-3">
            {stopped === 'signed-out' && (
              <a className="link" href={signInHref} target="_blank" rel="noreferrer">
                {labels.signIn}
              </a>
            )}
            {stopped !== 'storage' && <Button onClick={desk.retry}>{words.tryAgain}</Button>}
            {(stopped === 'locked' || stopped === 'closed') && (
              <a className="link" href={checkHref.replace(/check$/, 'receipt')}>
                {words.receipt}
              </a>
            )}
          </div>
        </Notice>
      )}
      {paste && <PasteNotice desk={desk} report={paste} />}
      {answer && (
        <Notice tone={answer.tone} role="status">
          {answer.text}
        </Notice>
      )}
    </div>
  )
}

function Keys({ title, text }: { title: string; text: string }) {
  return (
    <details className="relative hidden lg:block">
      <summary className="link inline-flex min-h-11 items-center text-sm">{title}</summary>
      <p className="absolute right-0 bottom-full w-md rounded-md border border-rule bg-paper p-3 text-sm shadow-float">
        {text}
      </p>
    </details>
  )
}

/** Beside the buttons: whether everything typed is on the server. */
function Standing({ desk, state }: { desk: Desk; state: DeskState }) {
  const { words } = desk.options.facts
  const { waiting, online, stopped, lastSavedAt } = state.outbox
  if (waiting > 0) {
    const word = !online ? words.barOffline : stopped ? words.barWaiting : words.barSaving
    return fill(word, { count: waiting })
  }
  return lastSavedAt ? fill(words.barSaved, { time: toVietnamTime(new Date(lastSavedAt)).time }) : null
}
