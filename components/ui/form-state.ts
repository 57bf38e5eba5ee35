/** What a form's action answers when it doesn't lead elsewhere. Texts are in the reader's language already. */
export type FormState = {
  /** As typed, so that nothing is lost; never a password. */
  values: Record<string, string | string[]>
  /** Field name → what is wrong with it, in words. */
  errors: Record<string, string>
  /** For the form as a whole. */
  message?: string
  tone?: 'error' | 'success' | 'warning'
  /** Fields that are wanted only now, because of what was sent. */
  asked?: readonly string[]
}

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

export const emptyForm: FormState = { values: {}, errors: {} }
