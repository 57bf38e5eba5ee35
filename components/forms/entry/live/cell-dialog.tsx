import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { shortPeriodName } from '@/lib/periods/names'
import { cellText } from '@/lib/submissions/entry-text'
import type { CellKey } from '@/lib/submissions/submission'
import { isComputed } from '../entry-state'
import type { Desk } from './desk-types'
import { EvidenceList } from './evidence-list'

/** Everything about one figure: why there is none, a comment, the mark to look again, its files. Saved as it is changed. */
export function CellDialog({ desk, cell }: { desk: Desk; cell: CellKey }) {
  const { facts } = desk.options
  const { words } = facts
  const notes = desk.notesOf(cell).checks
  const history = notes.flatMap((note) => note.history)
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [entered, setEntered] = useState(() => desk.at(cell))
  const item = desk.itemOf(cell)
  const hints = item.cells.find((info) => info?.cell === cell)?.hints ?? []

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    dialog.current?.showModal()
    return () => clearTimeout(pause.current)
  }, [])

  async function change(wanted: Partial<typeof entered>): Promise<void> {
    const saved = desk.change(cell, wanted)
    setEntered(desk.at(cell))
    await saved
  }

  // Closing takes the field away without a blur.
  function keepComment(): void {
    clearTimeout(pause.current)
    const field = dialog.current?.querySelector('textarea')
    if (field) void change({ comment: field.value })
  }

  const reasons = [
    ['', words.whyNumber],
    ['not-available', words.whyNotAvailable],
    ['not-applicable', words.whyNotApplicable],
  ] as const
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={() => {
        keepComment()
        desk.closeCell()
      }}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-md border border-rule bg-paper p-4 text-ink shadow-float backdrop:bg-transparent sm:inset-x-auto sm:top-0 sm:right-0 sm:h-dvh sm:max-h-none sm:w-104 sm:rounded-none sm:p-6"
    >
      <div className="grid gap-4">
        <div>
          <h2 id={title} className="text-lg">
            {desk.nameOf(cell)}
          </h2>
          <p className="text-sm text-muted">
            {item.code} · {item.unit}
          </p>
        </div>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-4 tabular-nums">
          <dt className="text-muted">{words.figure}</dt>
          <dd className="text-right font-semibold">{entered.text || words.blank}</dd>
        </dl>
        {hints.length > 0 && (
          <ul className="text-sm text-muted tabular-nums" aria-label={words.previous}>
            {hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        )}
        {notes.map(({ text, severity }) => (
          <p key={text} className={severity === 'error' ? 'font-semibold text-behind' : 'text-watch'}>
            {text}
          </p>
        ))}
        {history.length > 0 && (
          <div>
            <h3 className="font-semibold">{String(facts.checkWords.history ?? '')}</h3>
            <ol className="flex flex-wrap gap-x-4 text-sm text-muted tabular-nums">
              {history.map(({ period, value }) => (
                <li key={period}>
                  {shortPeriodName(period, facts.language)}: {cellText({ value }, item.decimals)}
                </li>
              ))}
            </ol>
          </div>
        )}
        {!isComputed(item, cell) && (
          <fieldset className="grid gap-1">
            <legend className="font-semibold">{words.why}</legend>
            <p className="text-sm text-muted">{words.whyHint}</p>
            {reasons.map(([reason, label]) => (
              <label key={reason} className="flex min-h-11 items-center gap-3">
                <input
                  type="radio"
                  name={`${title}-why`}
                  checked={entered.missing === reason}
                  onChange={() => void change({ missing: reason })}
                  className="size-5 shrink-0 accent-accent"
                />
                {label}
              </label>
            ))}
          </fieldset>
        )}
        <TextareaField
          id={`${title}-comment`}
          name="comment"
          label={words.comment}
          hint={words.commentHint}
          defaultValue={entered.comment}
          rows={3}
          maxLength={1000}
          onChange={() => {
            clearTimeout(pause.current)
            pause.current = setTimeout(keepComment, 1200)
          }}
        />
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={entered.followUp}
            onChange={({ target }) => void change({ followUp: target.checked })}
            className="size-5 shrink-0 accent-accent"
          />
          {words.followUpLabel}
        </label>
        <EvidenceList desk={desk} cell={cell} />
        <Button variant="primary" onClick={() => dialog.current?.close()}>
          {words.done}
        </Button>
      </div>
    </dialog>
  )
}
