import type { EntryColumn } from './entry-state'

type Props = {
  column: EntryColumn
  item: string
  text: string
  decimal: boolean
  error?: string
  echo?: string
  readAs: string
}

/** One figure: label above, the number, how it was read, what was there before, what is wrong. */
export function EntryCell({ column, item, text, decimal, error, echo, readAs }: Props) {
  const id = `cell:${column.cell}`
  const notes = [error && `${id}:error`, echo && `${id}:echo`, column.hint && `${id}:hint`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {column.label}
        <span className="sr-only">, {item}</span>
      </label>
      <input
        id={id}
        name={id}
        defaultValue={text}
        type="text"
        inputMode={decimal ? 'decimal' : 'numeric'}
        autoComplete="off"
        maxLength={40}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        className="block min-h-11 w-full rounded-md border border-control bg-paper px-3 py-2 text-right tabular-nums aria-invalid:border-2 aria-invalid:border-behind"
      />
      {error && (
        <p id={`${id}:error`} className="text-sm font-semibold text-behind">
          {error}
        </p>
      )}
      {echo && (
        <p id={`${id}:echo`} className="text-right text-sm text-muted">
          {readAs} {echo}
        </p>
      )}
      {column.hint && (
        <p id={`${id}:hint`} className="text-right text-sm text-muted tabular-nums">
          {column.hint}
        </p>
      )}
    </div>
  )
}
