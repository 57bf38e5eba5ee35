'use client'

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react'
import { CheckField, SelectField, TextareaField, TextField } from '@/components/ui/field'
import { emptyForm, type FormAction, type FormState } from '@/components/ui/form-state'
import { Notice } from '@/components/ui/notice'

const Answer = createContext<{ state: FormState; prefix: string }>({ state: emptyForm, prefix: '' })

type Props = {
  action: FormAction
  /** Makes ids unique when one page holds several forms. */
  name: string
  initial?: FormState
  /** Head of the summary: "Chưa lưu được". */
  errorTitle: string
  children: ReactNode
  className?: string
}

/** A form that keeps what was typed and says what is wrong, beside the cell and in a summary. Works without script too. */
export function ActionForm({
  action,
  name,
  initial = emptyForm,
  errorTitle,
  children,
  className = 'grid gap-4',
}: Props) {
  const [state, submit] = useActionState(action, initial)
  const summary = useRef<HTMLDivElement>(null)
  const fields = Object.entries(state.errors)
  const shown = fields.length > 0 || Boolean(state.message)

  useEffect(() => {
    if (state !== initial && shown) summary.current?.focus()
  }, [state, initial, shown])

  return (
    <Answer.Provider value={{ state, prefix: name }}>
      <form action={submit} className={className} noValidate>
        {shown && (
          <div ref={summary} tabIndex={-1}>
            <Notice
              tone={state.tone ?? 'error'}
              role={state.tone === 'success' ? 'status' : 'alert'}
              title={state.tone && state.tone !== 'error' ? state.message : errorTitle}
            >
              {(!state.tone || state.tone === 'error') && state.message && <p>{state.message}</p>}
              {fields.length > 0 && (
                <ul className="list-disc pl-5">
                  {fields.map(([field, text]) => (
                    <li key={field}>
                      <a href={`#${name}-${field}`} className="link">
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </Notice>
          </div>
        )}
        {children}
      </form>
    </Answer.Provider>
  )
}

/** What is shown only once the form's answer asks for it, or says what is wrong with it. */
export function WhenAsked({ name, children }: { name: string; children: ReactNode }) {
  const { state } = useContext(Answer)
  const wanted = state.asked?.includes(name) || name in state.errors || Boolean(state.values[name])
  return wanted ? children : null
}

function useField(name: string, fallback: string | undefined) {
  const { state, prefix } = useContext(Answer)
  const kept = state.values[name]
  return {
    id: `${prefix}-${name}`,
    error: state.errors[name],
    kept: typeof kept === 'string' ? kept : fallback,
  }
}

type Named<Component extends (props: never) => ReactNode> = Parameters<Component>[0] & {
  defaultValue?: string
}

/** A TextField that shows its form's answer. */
export function FormTextField(props: Named<typeof TextField>) {
  const { id, error, kept } = useField(props.name, props.defaultValue)
  return <TextField {...props} id={id} error={error} defaultValue={kept} />
}

/** A TextareaField that shows its form's answer. */
export function FormTextareaField(props: Named<typeof TextareaField>) {
  const { id, error, kept } = useField(props.name, props.defaultValue)
  return <TextareaField {...props} key={kept} id={id} error={error} defaultValue={kept} />
}

/** A SelectField that shows its form's answer. */
export function FormSelectField(props: Named<typeof SelectField>) {
  const { id, error, kept } = useField(props.name, props.defaultValue)
  // A new key, since a select keeps its first default when its form is reset.
  return <SelectField {...props} key={kept} id={id} error={error} defaultValue={kept} />
}

/** A CheckField that shows its form's answer; several may share one name. */
export function FormCheckField(props: ComponentProps<typeof CheckField> & { name: string; value: string }) {
  const { state, prefix } = useContext(Answer)
  const kept = state.values[props.name]
  const checked = Array.isArray(kept) ? kept.includes(props.value) : props.defaultChecked
  return <CheckField {...props} id={`${prefix}-${props.name}-${props.value}`} defaultChecked={checked} />
}
