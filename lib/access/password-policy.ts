export const minPasswordLength = 10
/** Longer ones only cost time to hash. */
export const maxPasswordLength = 200

export type PasswordProblem = 'password-too-short' | 'password-too-long' | 'password-is-email'

/** What is wrong with a new password, or null. Length counts characters as people see them, so `ế` is one. */
export function findPasswordProblem(password: string, email: string): PasswordProblem | null {
  const length = [...password.normalize('NFC')].length
  if (length < minPasswordLength) return 'password-too-short'
  if (length > maxPasswordLength) return 'password-too-long'
  const lower = password.trim().toLowerCase()
  const address = email.trim().toLowerCase()
  return lower === address || lower === address.split('@')[0] ? 'password-is-email' : null
}
