import { useCallback, useSyncExternalStore } from 'react'
import type { BaseCell } from '@/lib/submissions/entry-text'
import type { CellStore } from './cell-store'
import type { EntryCellInfo, EntryLabels } from './entry-state'

type Props = {
  info: EntryCellInfo
  store: CellStore
  label: string
  item: string
  computed: boolean
  decimal: boolean
  text: string
  base: BaseCell | undefined
  error: string | undefined
  echo: string | undefined
  labels: EntryLabels
}

const nothing = () => undefined

/** One figure: the number, how it was read and how it stands, what was there before, what is wrong. */
export function EntryCell({
  info,
  store,
  label,
  item,
  computed,
  decimal,
  text,
  base,
  labels,
  ...said
}: Props) {
  const { cell, hints, returned, files } = info
  const id = `cell:${cell}`
  const subscribe = useCallback((changed: () => void) => store.subscribe(cell, changed), [store, cell])
  const view = useSyncExternalStore(subscribe, () => store.get(cell), nothing)
  const error = view ? view.error : said.error
  const echo = view ? view.echo : said.echo
  const status = view ? view.status : standing(base, files, labels)
  return (
    <div className="group relative grid content-start gap-0.5 lg:w-32 xl:w-41">
      <label htmlFor={id} className="text-sm text-muted lg:sr-only">
        {label}
        <span className="sr-only">, {item}</span>
      </label>
      <input
        id={id}
        name={computed ? undefined : id}
        data-cell={cell}
        defaultValue={text}
        type="text"
        inputMode={decimal ? 'decimal' : 'numeric'}
        autoComplete="off"
        maxLength={40}
        readOnly={computed}
        tabIndex={computed ? -1 : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}:notes`}
        className="block min-h-11 w-full scroll-mt-14 scroll-mb-40 rounded-md border border-control bg-paper py-2 pr-2 pl-11 text-right tabular-nums read-only:border-dashed read-only:bg-surface aria-invalid:border-2 aria-invalid:border-behind data-[picked]:bg-accent-soft lg:pl-8"
      />
      <button
        type="button"
        data-more={cell}
        tabIndex={-1}
        aria-label={`${labels.more}: ${item} – ${label}`}
        className="entry-more absolute bottom-auto left-0 mt-[1.3125rem] grid size-11 place-items-center rounded-md text-muted lg:mt-0 lg:w-8 lg:opacity-0 lg:group-focus-within:opacity-100 lg:group-hover:opacity-100"
      >
        <svg viewBox="0 0 16 16" className="size-4" fill="currentColor" aria-hidden="true">
          <path d="M7 2h2v2H7zM7 7h2v2H7zM7 12h2v2H7z" />
        </svg>
      </button>
      <div id={`${id}:notes`} className="grid gap-0.5 text-sm leading-snug text-muted">
        {error && <p className="font-semibold text-behind">{error}</p>}
        {returned && (
          <p className="text-watch">
            {labels.returned} {returned}
          </p>
        )}
        {computed && <p>{labels.computed}</p>}
        {status}
        {echo && (
          <p className="text-right">
            {labels.readAs} {echo}
          </p>
        )}
        {hints.map((hint) => (
          <p key={hint} className="text-right tabular-nums">
            {hint}
          </p>
        ))}
      </div>
      {view?.choice}
    </div>
  )
}

/** What the stored cell says beside its number. */
function standing(base: BaseCell | undefined, files: number, labels: EntryLabels) {
  const marks = [
    base?.missing === 'not-available' && labels.reasonNotAvailable,
    base?.missing === 'not-applicable' && labels.reasonNotApplicable,
    base?.comment && labels.commented,
    base?.followUp && labels.followUp,
    files > 0 && labels.files.replace('{count}', String(files)),
  ].filter(Boolean)
  return marks.length > 0 ? <p>{marks.join(' · ')}</p> : null
}
