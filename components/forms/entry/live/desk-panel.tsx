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
  const { stopped } = state.outbox
  const problems = state.attempt > 0 ? desk.problems() : []
  const bar = document.getElementById('entry-standing')
  return (
    <div className="grid gap-3">
      <p role="status" className="sr-only">
        {state.said}
      </p>
      {stopped && stopped !== 'busy' && (
        <Notice tone={stopped === 'storage' ? 'warning' : 'error'} role="alert">
          <p>{words[stops[stopped]]}</p>
          <div className="mt-2 flex flex-wrap items-center gap-3">
            {stopped === 'signed-out' && (
              <a className="link" href={desk.options.signInHref} target="_blank" rel="noreferrer">
                {desk.options.labels.signIn}
              </a>
            )}
            {stopped !== 'storage' && <Button onClick={desk.retry}>{words.tryAgain}</Button>}
            {(stopped === 'locked' || stopped === 'closed') && (
              <a className="link" href={desk.options.checkHref.replace(/check$/, 'receipt')}>
                {words.receipt}
              </a>
            )}
          </div>
        </Notice>
      )}
      {state.answer && (
        <Notice tone={state.answer.tone} role="status">
          {state.answer.text}
        </Notice>
      )}
      <ErrorSummary
        title={words.summaryTitle}
        problems={problems.map(({ cell, text }) => ({ href: `#cell:${cell}`, text }))}
        attempt={state.attempt > 0 ? String(state.attempt) : ''}
      />
      {state.paste && <PasteNotice desk={desk} report={state.paste} />}
      {state.opened && <CellDialog key={state.opened} desk={desk} cell={state.opened} />}
      {bar && createPortal(<Standing desk={desk} state={state} />, bar)}
    </div>
  )
}

/** Beside the buttons: whether everything typed is on the server. */
function Standing({ desk, state }: { desk: Desk; state: DeskState }) {
  const { words } = desk.options.facts
  const { waiting, online, stopped, lastSavedAt } = state.outbox
  if (waiting > 0) {
    const word = !online || stopped ? (online ? words.barWaiting : words.barOffline) : words.barSaving
    return fill(word, { count: waiting })
  }
  return lastSavedAt ? fill(words.barSaved, { time: toVietnamTime(new Date(lastSavedAt)).time }) : null
}
