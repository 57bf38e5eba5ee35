import type { ComponentProps, ReactNode } from 'react'
import { AlertIcon } from '@/components/ui/icons'

type Around = {
  label: ReactNode
  name: string
  /** Unique on the page when the same name appears in several forms. */
  id?: string
  hint?: ReactNode
  /** In words; shown under the control and tied to it. */
  error?: ReactNode
  /** After the control: "người", "triệu đồng". */
  unit?: ReactNode
  /** The label is there for screen readers only. */
  labelHidden?: boolean
}

const control =
  'block min-h-11 w-full rounded-md border border-control bg-paper px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-behind disabled:bg-surface disabled:text-muted'

function describedBy(id: string, { hint, error }: Pick<Around, 'hint' | 'error'>): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

function Frame({
  id,
  label,
  hint,
  error,
  unit,
  labelHidden,
  children,
}: Omit<Around, 'name'> & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {unit ? (
        <div className="flex items-center gap-2">
          {children}
          <span className="shrink-0 text-muted">{unit}</span>
        </div>
      ) : (
        children
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-behind">
          <AlertIcon className="mt-0.5 size-4" />
          {error}
        </p>
      )}
    </div>
  )
}

export function TextField({
  label,
  hint,
  error,
  unit,
  labelHidden,
  id,
  ...input
}: Around & ComponentProps<'input'>) {
  const key = id ?? input.name
  return (
    <Frame id={key} label={label} hint={hint} error={error} unit={unit} labelHidden={labelHidden}>
      <input
        type="text"
        {...input}
        id={key}
        className={`${control} ${input.className ?? ''}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
      />
    </Frame>
  )
}

export function SelectField({
  label,
  hint,
  error,
  unit,
  labelHidden,
  id,
  ...select
}: Around & ComponentProps<'select'>) {
  const key = id ?? select.name
  return (
    <Frame id={key} label={label} hint={hint} error={error} unit={unit} labelHidden={labelHidden}>
      <select
        {...select}
        id={key}
        className={`${control} ${select.className ?? ''}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
      />
    </Frame>
  )
}

export function TextareaField({
  label,
  hint,
  error,
  unit,
  labelHidden,
  id,
  ...area
}: Around & ComponentProps<'textarea'>) {
  const key = id ?? area.name
  return (
    <Frame id={key} label={label} hint={hint} error={error} unit={unit} labelHidden={labelHidden}>
      <textarea
        rows={4}
        {...area}
        id={key}
        className={`${control} ${area.className ?? ''}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(key, { hint, error })}
      />
    </Frame>
  )
}

/** One tick box with its words on the right. */
export function CheckField({
  label,
  hint,
  id,
  ...input
}: { label: ReactNode; hint?: ReactNode } & ComponentProps<'input'>) {
  const key = id ?? `${input.name}-${input.value ?? 'on'}`
  return (
    <label htmlFor={key} className="flex min-h-11 items-center gap-3 py-1">
      <input {...input} id={key} type="checkbox" className="size-5 shrink-0 accent-accent" />
      <span>
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  )
}
