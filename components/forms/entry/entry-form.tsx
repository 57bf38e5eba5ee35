'use client'

import {
  type ClipboardEvent,
  type ComponentType,
  type KeyboardEvent,
  type SyntheticEvent,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import { mayHaveWaiting, waitingEvent } from '@/components/offline/waiting-mark'
import { whenKept } from '@/components/offline/when-kept'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CellKey, SubmissionKey } from '@/lib/submissions/submission'
import { ErrorSummary } from '../error-summary'
import { createCellStore } from './cell-store'
import type { EntryLabels, EntrySection, EntryState } from './entry-state'
import { EntryTable } from './entry-table'
import { keepText, readKept } from './kept-typing'
import type { Desk, DeskFacts } from './live/desk'

type Props = {
  action: (state: EntryState, data: FormData) => Promise<EntryState>
  initial: EntryState
  sections: EntrySection[]
  labels: EntryLabels
  submission: SubmissionKey
  userId: string
  /** What only the live part needs: words, rules, earlier figures. */
  facts: DeskFacts
  signInHref: string
  checkHref: string
}

type Live = { desk: Desk; Panel: ComponentType<{ desk: Desk }> }

// The plain page's own notice: the signs and looks of the others come with the live part.
const tones = {
  untouched: '',
  saved: 'border-on-track bg-on-track-soft',
  problems: 'border-watch bg-watch-soft',
  refused: 'border-behind bg-behind-soft',
  'signed-out': 'border-behind bg-behind-soft',
} as const

/**
 * The form as it is filled in. Without script each button loads the page anew with everything kept; with script the
 * first touch fetches the live part, which saves cell by cell. Until that is here, typed text is kept in the browser.
 */
export function EntryForm(props: Props) {
  const { action, initial, sections, labels, submission, userId, facts, signInHref, checkHref } = props
  const [state, submit] = useActionState(action, initial)
  const [store] = useState(createCellStore)
  const [live, setLive] = useState<Live | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const waking = useRef<Promise<Live> | null>(null)
  const sendsPlain = useRef(false)
  const storageKey = `songhanh:entry:${userId}:${submission.formCode}:${submission.orgUnitId}:${submission.period}`

  async function openLive(): Promise<Live> {
    const { openDesk, DeskPanel } = await import('./live/live')
    if (!form.current) throw new Error('The form is gone')
    const where = { form: form.current, store, storageKey, signInHref, checkHref }
    const errors = Object.keys(initial.errors) as CellKey[]
    const page = { submission, userId, sections, base: initial.base, errors, labels, facts }
    return { desk: await openDesk({ ...where, ...page }), Panel: DeskPanel }
  }

  function wake(): Promise<Live> {
    if (waking.current) return waking.current
    const opening = openLive()
    waking.current = opening
    // A form that was left meanwhile neither shows it nor complains.
    const isWanted = () => waking.current === opening
    opening.then(
      (opened) => isWanted() && setLive(opened),
      (error) => {
        if (!isWanted()) return
        // Offline or a new release meanwhile: the plain form still works, and the next touch asks again.
        waking.current = null
        console.error('The live part of the form could not be opened', error)
      },
    )
    return opening
  }
  /** Runs with the live part, `otherwise` where it doesn't come. */
  const whenAwake = (run: (desk: Desk) => unknown, otherwise = () => {}) =>
    void wake().then(({ desk }) => run(desk), otherwise)
  const touch = () => whenAwake(() => {})

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    const typed = Array.from(form.current?.elements ?? []).some(
      (field) => field instanceof HTMLInputElement && field.value !== field.defaultValue,
    )
    if (typed || Object.keys(readKept(storageKey)).length > 0 || mayHaveWaiting(submission, userId)) touch()
    const look = () => mayHaveWaiting(submission, userId) && touch()
    window.addEventListener(waitingEvent, look)
    return () => {
      window.removeEventListener(waitingEvent, look)
      const opened = waking.current
      waking.current = null
      setLive(null)
      void opened?.then(
        ({ desk }) => desk.close(),
        () => {},
      )
    }
  }, [])

  // So that the live part is there also when the page is opened without a line.
  useEffect(() => {
    const parts = () => [import('./live/live'), import('@/lib/submissions/checks/check-form')]
    return whenKept(() => void Promise.allSettled(parts()))
  }, [])

  // A chosen cell is typed over, as in a spreadsheet; from the first one on.
  function onFocus({ target }: SyntheticEvent) {
    if (target instanceof HTMLInputElement && target.dataset.cell) target.select()
    touch()
  }

  function onInput({ target }: SyntheticEvent) {
    const cell = target instanceof HTMLInputElement ? target.dataset.cell : undefined
    if (!cell || live) return
    const { version = 0 } = state.base[cell as CellKey] ?? {}
    keepText(storageKey, cell as CellKey, { text: (target as HTMLInputElement).value, version })
  }

  function onClick({ target }: SyntheticEvent) {
    const cell = (target as Element).closest<HTMLElement>('[data-more]')?.dataset.more
    if (cell) whenAwake((desk) => desk.openCell(cell as CellKey))
  }

  // The one key that would be missed: without the live part's ear Enter would press a button. It hears it afterwards.
  function onKeyDown({ key, target: field, nativeEvent }: KeyboardEvent<HTMLFormElement>) {
    const isOurs = field instanceof HTMLInputElement && field.dataset.cell && !nativeEvent.isComposing
    if (!isOurs || key !== 'Enter' || nativeEvent.defaultPrevented) return
    nativeEvent.preventDefault()
    const again = new window.KeyboardEvent('keydown', nativeEvent)
    whenAwake(() => document.activeElement === field && field.dispatchEvent(again))
  }

  // A block from a spreadsheet is the live part's to lay out; a single number is the browser's own to paste.
  function onPaste(event: ClipboardEvent<HTMLFormElement>) {
    const field = event.target as HTMLInputElement
    const text = event.clipboardData.getData('text/plain')
    if (!field.dataset.cell || !/[\t\r\n]/.test(text)) return
    event.preventDefault()
    whenAwake(
      (desk) => desk.paste(field.dataset.cell as CellKey, text),
      () => field.setRangeText(text),
    )
  }

  function onSubmit(event: SyntheticEvent<HTMLFormElement, SubmitEvent>) {
    const { submitter } = event.nativeEvent
    if (sendsPlain.current) {
      sendsPlain.current = false
      return
    }
    event.preventDefault()
    const intent = (submitter as HTMLButtonElement | null)?.value === 'check' ? 'check' : 'save'
    whenAwake(
      (desk) => desk.press(intent),
      () => {
        sendsPlain.current = true
        form.current?.requestSubmit(submitter)
      },
    )
  }

  const names = new Map(sections.flatMap(({ items }) => items.map(({ code, name }) => [code, name])))
  const problems = Object.entries(state.errors).map(([cell, text]) => ({
    href: `#cell:${cell}`,
    text: `${names.get(cell.slice(0, cell.indexOf('|'))) ?? ''}: ${text}`,
  }))
  return (
    <>
      {live && <live.Panel desk={live.desk} />}
      <form
        ref={form}
        action={submit}
        className="grid gap-4"
        noValidate
        onFocus={onFocus}
        onPointerDown={touch}
        onInput={onInput}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onSubmit={onSubmit}
      >
        <noscript>
          <style>{'.entry-more{display:none}'}</style>
        </noscript>
        <input type="hidden" name="base" value={JSON.stringify(state.base)} />
        <input type="hidden" name="mutationId" value={state.mutationId} />
        {state.message && (
          <p role="status" className={`rounded-md border-l-4 px-4 py-3 ${tones[state.outcome]}`}>
            {state.message}{' '}
            {state.outcome === 'signed-out' && (
              <a className="link" href={signInHref} target="_blank" rel="noreferrer">
                {labels.signIn}
              </a>
            )}
          </p>
        )}
        {state.outcome === 'problems' && !live && (
          <ErrorSummary title={labels.summaryTitle} problems={problems} attempt={state.mutationId} />
        )}
        <EntryTable sections={sections} state={state} store={store} labels={labels} />
        <div className="sticky bottom-0 z-10 border-t border-rule bg-paper py-3 no-print">
          <div id="entry-notices" className="max-h-[40dvh] overflow-y-auto" />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton variant="secondary" name="intent" value="save" pendingLabel={labels.saving}>
              {labels.save}
            </SubmitButton>
            <SubmitButton name="intent" value="check" pendingLabel={labels.saving}>
              {labels.check}
            </SubmitButton>
            {!live && <span className="text-sm text-muted">{state.savedAt}</span>}
            {/* Filled by the live part alone: text of this one's own would wipe it out. */}
            <span id="entry-standing" className="text-sm text-muted" />
            <div id="entry-keys" className="ml-auto" />
          </div>
        </div>
      </form>
    </>
  )
}
